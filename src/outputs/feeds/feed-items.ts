import { createHash } from 'node:crypto';
import { dateInWords, strings, translationInWords } from '../../i18n/strings.ts';
import { articleBookPath } from '../../model/books.ts';
import { type Change, handOfChange } from '../../model/change.ts';
import { creditInWords } from '../../model/credit.ts';
import type { Article, Person, Quote } from '../../model/joined.ts';
import { moment } from '../../model/moment.ts';
import { nameIn } from '../../model/person-name.ts';
import { timeOf } from '../../model/publication-time.ts';
import { attribution, quoteText, revisionSteps, translatedFrom } from '../../model/quote.ts';
import { lastChange } from '../../model/record.ts';
import { absolute, topicsPath } from '../../model/routes.ts';
import { seriesPathIn, seriesTitle } from '../../model/series-parts.ts';
import { titleIn } from '../../model/topic.ts';
import { writtenBy } from '../../text/quotation-marks.ts';
import { direction } from '../../text/scripts.ts';
import { articleCard, type Card, quoteCard } from '../cards/card.ts';
import { cardImage } from '../cards/names.ts';
import { escapeHtml } from '../escape-html.ts';
import { type FeedEntries, longestFeed } from './feeds.ts';
import { articleTag } from './tag-uri.ts';

/** A feed item, independent of the format. URLs are absolute, times are in RFC 3339. */
export interface FeedItem {
  /** Never changes. */
  id: string;
  url: string;
  title: string;
  /** Plain text. */
  summary: string;
  /** The full text, limited to what feed readers may show. */
  html: string;
  /** The full text as plain text, if it is short. */
  text?: string;
  published: string;
  changed: string;
  lang: string;
  authors: { name: string; url: string }[];
  /** Topics, and the series; `scheme` is the URL of the list that the id is from. */
  categories: { id: string; label: string; scheme: string }[];
  /** The EPUB of an article, where the site has books, with its size in bytes, if it is known. */
  book?: { url: string; size: number | undefined };
  /** The card; with a picture, also who took it. */
  image: { url: string; type: string; width: number; height: number; credit: string | undefined };
}

/** Returns the text of an article in HTML, from `articleText`. */
export type HtmlOf = (article: Article) => string;

/** Returns the size in bytes of the book with a path; undefined where it is not known, as in the dev server. */
export type BookSizeOf = (path: string) => number | undefined;

/** Returns the newest entries of a feed as items; names of people and topics are in the feed's language. */
export function feedItems(
  entries: FeedEntries,
  lang: string,
  htmlOf: HtmlOf,
  sizeOf: BookSizeOf = () => undefined,
): FeedItem[] {
  if ('articles' in entries)
    return withTimes([
      ...entries.articles
        .slice(0, longestFeed)
        .map((article) => articleItem(article, lang, htmlOf(article), sizeOf)),
      ...(entries.record ?? []).map((quote) => recordItem(quote, lang)),
    ]);
  if ('quotes' in entries)
    return withTimes(entries.quotes.slice(0, longestFeed).map((quote) => quoteItem(quote, lang)));
  const all = entries.changes.map((change) => changeItem(change, entries.changes, lang));
  return withTimes(all.slice(0, longestFeed));
}

/**
 * Adds times to items that have only days, and seconds to those with a time, newest first: programs compare versions of an item by time,
 * and validators flag items with equal times (DuplicateUpdated). The time is in the first hour of the day, or in the minute that was
 * given. The second is a hash of the id, so that other items do not change it; if two items of a day collide, the one with the later id
 * takes the next free second.
 */
function withTimes(items: readonly FeedItem[]): FeedItem[] {
  const taken = new Set<string>();
  const chosen = new Map<string, number>();
  for (const { id, changed } of items.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const seconds = secondsIn(changed);
    let second = createHash('sha256').update(id).digest().readUInt32BE(0) % seconds;
    while (taken.has(`${changed} ${second}`)) second = (second + 1) % seconds;
    taken.add(`${changed} ${second}`);
    chosen.set(id, second);
  }
  return items
    .map((item) => {
      const second = chosen.get(item.id) ?? 0;
      return {
        ...item,
        published: moment(item.published, second % secondsIn(item.published)),
        changed: moment(item.changed, second),
      };
    })
    .sort((a, b) => Date.parse(b.published) - Date.parse(a.published));
}

/** In how many seconds an item’s time can be: the first hour of a day, or a minute. A feed has at most 50 items. */
const secondsIn = (time: string) => (time.length === 10 ? 3600 : 60);

/** Returns the dates of an article for its items, with a time if the author gave one. */
function datesOf(article: Article): Pick<FeedItem, 'published' | 'changed'> {
  const published = timeOf(article) ?? article.date;
  return { published, changed: article.changed === article.date ? published : article.changed };
}

function articleItem(article: Article, lang: string, text: string, sizeOf: BookSizeOf): FeedItem {
  const book = articleBookPath(article);
  return {
    ...common(article, lang),
    id: articleTag(article),
    url: absolute(article.path),
    title: article.title,
    summary: article.standfirst,
    html: inLanguage(article.lang, `<p>${escapeHtml(article.standfirst)}</p>${text}`),
    ...datesOf(article),
    authors: article.authors.map(authorIn(lang)),
    image: image(articleCard(article)),
    ...(book === undefined ? {} : { book: { url: absolute(book), size: sizeOf(book) } }),
  };
}

/** Returns a quote with its speaker and article. Its permalink is its id. */
function quoteItem(quote: Quote, lang: string): FeedItem {
  const { article, path, fragment, speaker, said } = quote;
  const byline = [
    attribution(quote),
    said && dateInWords(said, article.lang),
    translationInWords(translatedFrom(quote), article.lang),
  ]
    .filter(Boolean)
    .join(strings(article.lang).comma);
  const articleLink = link(`${article.path}#${fragment}`, article.title);
  const plain = `${quoteText(quote)} — ${byline}${speaker ? `. ${article.title}` : ''}`;
  return {
    ...common(article, lang),
    id: absolute(path),
    url: absolute(path),
    title: quoteText(quote),
    summary: plain,
    text: plain,
    html: inLanguage(
      article.lang,
      `<blockquote lang="${article.lang}" dir="${direction(article.lang)}"><p>${link(path, quoteText(quote))}</p></blockquote><p>— ${speaker ? `${escapeHtml(byline)}. ${articleLink}` : articleLink}</p>`,
    ),
    ...datesOf(article),
    // The article’s own words belong to its authors.
    authors: (speaker ? [speaker] : article.authors).map(authorIn(article.lang)),
    image: image(quoteCard(quote)),
  };
}

/**
 * Returns what a person said, with its changes; only that it was withdrawn, if so. The id stays that of the quote, so that a feed reader
 * replaces the words that it has.
 */
function recordItem(quote: Quote, lang: string): FeedItem {
  const { article, path, withdrawn } = quote;
  const t = strings(article.lang);
  const line = (what: string, date: string, why: string) =>
    `${what}${t.comma}${dateInWords(date, article.lang)}. ${why}`;
  const { text: _, ...item } = quoteItem(quote, lang);
  const changed = lastChange(quote) ?? item.published;
  if (withdrawn) {
    const what = `${t.correction.withdrawal}: ${article.title}`;
    const summary = line(t.correction.withdrawal, withdrawn.date, withdrawn.why);
    const html = `<p>${link(path, t.correction.withdrawal)}${escapeHtml(summary.slice(t.correction.withdrawal.length))}</p><p>${link(article.path, article.title)}</p>`;
    return {
      ...item,
      title: what,
      summary,
      html: inLanguage(article.lang, html),
      changed,
      image: image(articleCard(article)),
    };
  }
  const lines = revisionSteps(quote).map(({ date, why, words }) =>
    line(words ? t.correction.revision : t.correction.attribution, date, why),
  );
  return {
    ...item,
    summary: [item.summary, ...lines].join('\n'),
    html: item.html + inLanguage(article.lang, lines.map((each) => `<p>${escapeHtml(each)}</p>`).join('')),
    changed,
  };
}

/** Returns a correction or revision, with the text before and after. */
function changeItem(change: Change, all: readonly Change[], lang: string): FeedItem {
  const { article, date, kind, path, said, says, credit, why, noticedBy, quotes } = change;
  const t = strings(article.lang);
  const labeled = (label: string, text: string | undefined) =>
    text === undefined
      ? ''
      : `<p>${label} ${escapeHtml(writtenBy(handOfChange(change), text, article.lang))}</p>`;
  const what = t.correction[kind];
  return {
    ...common(article, lang),
    id: changeTag(change, all),
    url: absolute(path),
    title: `${what}: ${article.title}`,
    summary: why,
    html: inLanguage(
      article.lang,
      [
        `<p><b>${what}</b>, ${dateInWords(date, article.lang)}. ${escapeHtml(why)}</p>`,
        labeled(t.textBefore, said),
        labeled(t.textNow, says),
        ...(credit
          ? [
              `<p>${t.attributedBefore} ${escapeHtml(creditInWords(credit.before, article))}</p>`,
              `<p>${t.attributedNow} ${escapeHtml(creditInWords(credit.after, article))}</p>`,
            ]
          : []),
        noticedBy === undefined ? '' : `<p>${t.noticedBy} ${escapeHtml(noticedBy)}</p>`,
        `<p>${link(article.path, article.title)}</p>`,
        ...quotes.map((quote) => `<p>${link(quote.path, absolute(quote.path))}</p>`),
      ].join(''),
    ),
    published: date,
    changed: date,
    authors: article.authors.map(authorIn(lang)),
    image: image(articleCard(article)),
  };
}

/** Returns an id from the article, the day and the kind; further changes with the same three are numbered in the order of the frontmatter. */
function changeTag(change: Change, all: readonly Change[]): string {
  const { article, date, kind } = change;
  const sameKey = all.filter(
    (other) => other.article === article && other.date === date && other.kind === kind,
  );
  const number = sameKey.indexOf(change);
  return `${articleTag(article)}/${kind}/${date}${number > 0 ? `/${number + 1}` : ''}`;
}

const common = (article: Article, lang: string) => ({
  lang: article.lang,
  categories: [
    ...article.topics.map((topic) => ({
      id: topic.id,
      label: titleIn(topic, lang),
      scheme: absolute(topicsPath()),
    })),
    ...(article.series
      ? [
          {
            id: article.series.id,
            label: seriesTitle(article.series, lang),
            scheme: absolute(seriesPathIn(article.series, lang)),
          },
        ]
      : []),
  ],
});

const authorIn = (lang: string) => (person: Person) => ({
  name: nameIn(person, lang),
  url: absolute(person.path),
});

function image(card: Card): FeedItem['image'] {
  const { path, type, width, height } = cardImage(card);
  const credit = card.figure?.picture && card.figure.caption;
  return { url: absolute(path), type, width, height, credit };
}

const link = (to: string, text: string) => `<a href="${escapeHtml(absolute(to))}">${escapeHtml(text)}</a>`;
/** Wraps an item in its language, because feed readers show items in many languages on one page. */
const inLanguage = (lang: string, html: string) =>
  `<div lang="${lang}" dir="${direction(lang)}">${html}</div>`;
