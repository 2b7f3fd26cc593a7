import { dateInWords, pageStrings, strings, translationInWords } from '../../i18n/strings.ts';
import { type Change, handOfChange } from '../../model/change.ts';
import { creditInWords } from '../../model/credit.ts';
import type { Quote } from '../../model/joined.ts';
import { nameIn } from '../../model/person-name.ts';
import { attribution, quoteText, translatedFrom } from '../../model/quote.ts';
import { absolute, frontPath } from '../../model/routes.ts';
import { site, siteText } from '../../site.ts';
import { writtenBy } from '../../text/quotation-marks.ts';
import { direction } from '../../text/scripts.ts';
import type { News } from './news.ts';

/** A newsletter before it has a form: html.ts and plain.ts write it. Texts are plain, URLs absolute. */
export interface Letter {
  lang: string;
  dir: 'ltr' | 'rtl';
  /** For the subject of the e-mail, too. */
  title: string;
  site: { name: string; tagline: string; url: string };
  sections: { title: string; items: LetterItem[] }[];
}

/** An article, a quote or a change. */
export interface LetterItem {
  /** The line above the title: a date, what was changed. */
  above: string;
  title: string;
  url: string;
  paragraphs: string[];
  /** With their marks, each with who said it, '' for the article’s own words, and its permalink. */
  quotes: { text: string; credit: string; url: string }[];
  /** The words of the link after the item; none if its title is enough. */
  more?: string;
}

/** Quotes of an article that a newsletter shows: the article has all. */
const mostQuotes = 3;

/** Returns the newsletter of what is new. */
export function letterOf({ lang, since, articles, quotes, changes }: News): Letter {
  const t = pageStrings(lang).newsletter;
  const { comma } = strings(lang);
  const sections: Letter['sections'] = [
    {
      title: t.articles,
      items: articles.map((article) => ({
        above: [
          dateInWords(article.date, lang),
          ...article.authors.map((author) => nameIn(author, lang)),
        ].join(comma),
        title: article.title,
        url: absolute(article.path),
        paragraphs: [article.standfirst],
        quotes: article.quotes.slice(0, mostQuotes).map(quoteIn),
        more: t.read,
      })),
    },
    {
      title: t.quotes,
      items: [...Map.groupBy(quotes, ({ article }) => article)].map(([article, added]) => ({
        above: dateInWords(article.date, lang),
        title: article.title,
        url: absolute(article.path),
        paragraphs: [],
        quotes: added.map(quoteIn),
      })),
    },
    { title: t.changes, items: changes.map(changeIn) },
  ];
  return {
    ...{ lang, dir: direction(lang), title: t.title(dateInWords(since, lang)) },
    site: { name: site.name, tagline: siteText(site.tagline, lang), url: absolute(frontPath(lang)) },
    sections: sections.filter(({ items }) => items.length > 0),
  };
}

function quoteIn(quote: Quote): LetterItem['quotes'][number] {
  const { lang } = quote.article;
  const credit = [
    // Below its title, an article’s own words need no other credit.
    quote.speaker && attribution(quote),
    quote.said && dateInWords(quote.said, lang),
    translationInWords(translatedFrom(quote), lang),
  ];
  return {
    text: quoteText(quote),
    credit: credit.filter(Boolean).join(strings(lang).comma),
    url: absolute(quote.path),
  };
}

/** Returns a change with the text before and after; the words of a withdrawn quote are not repeated. */
function changeIn(change: Change): LetterItem {
  const { article, date, kind, said, says, credit, why, path, noticedBy } = change;
  const { lang } = article;
  const t = strings(lang);
  const written = (words: string) => writtenBy(handOfChange(change), words, lang);
  const isWithdrawn = kind === 'withdrawal';
  return {
    above: `${t.correction[kind]}${t.comma}${dateInWords(date, lang)}`,
    title: article.title,
    url: absolute(path),
    paragraphs: [
      why,
      ...(isWithdrawn ? [pageStrings(lang).newsletter.withdrawn] : []),
      ...(said === undefined || isWithdrawn ? [] : [`${t.textBefore} ${written(said)}`]),
      ...(says === undefined || isWithdrawn ? [] : [`${t.textNow} ${written(says)}`]),
      ...(credit
        ? [
            `${t.attributedBefore} ${creditInWords(credit.before, article)}`,
            `${t.attributedNow} ${creditInWords(credit.after, article)}`,
          ]
        : []),
      ...(noticedBy === undefined ? [] : [`${t.noticedBy} ${noticedBy}`]),
    ],
    quotes: [],
  };
}
