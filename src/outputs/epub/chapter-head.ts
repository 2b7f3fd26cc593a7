import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { dateInWords, numberInWords, strings, timeInWords } from '../../i18n/strings.ts';
import type { Article, Person, Quote } from '../../model/joined.ts';
import { licenseIntro } from '../../model/license.ts';
import { nameIn } from '../../model/person-name.ts';
import { timeOf } from '../../model/publication-time.ts';
import { attribution, quoteText } from '../../model/quote.ts';
import { absolute } from '../../model/routes.ts';
import { seriesTitle } from '../../model/series-parts.ts';
import { site } from '../../site.ts';

/** Ids of headings that every chapter can have; those of the text are in lower case. */
export const chapterIds = { title: 'Title', corrections: 'Corrections', quotes: 'Quotes' } as const;

/** Returns the head of a chapter: kind, title, standfirst, authors and dates. `changes` is the number of corrections at the end of the chapter. */
export function chapterHead(article: Article, changes: number): Element {
  const { lang, series, part } = article;
  const t = strings(lang);
  const kicker = [
    t.kinds[article.kind],
    ...(series && part !== undefined
      ? [`${t.partOfSeries(numberInWords(part, lang))} ${seriesTitle(series, lang)}`]
      : []),
  ];
  const time = timeOf(article);
  const lines: ElementContent[][] = [
    [{ type: 'text', value: `${t.by} ` }, ...names(article.authors, lang)],
    [{ type: 'text', value: time === undefined ? dateInWords(article.date, lang) : timeInWords(time, lang) }],
    ...(article.changed === article.date
      ? []
      : [[{ type: 'text' as const, value: `${t.updated} ${dateInWords(article.changed, lang)}` }]]),
    ...(changes > 0 ? [[h('a', { href: `#${chapterIds.corrections}` }, t.correctionCount(changes))]] : []),
  ];
  return h('header', [
    h('p.kicker', kicker.join('\u00a0· ')),
    h('h1', { id: chapterIds.title }, article.title),
    h('p.standfirst', { role: 'doc-subtitle' }, article.standfirst),
    ...lines.map((line) => h('p.meta', line)),
  ]);
}

const names = (people: readonly Person[], lang: string): ElementContent[] =>
  people.flatMap((person, index) => [
    ...(index > 0 ? [{ type: 'text' as const, value: strings(lang).comma }] : []),
    h('bdi', nameIn(person, lang)),
  ]);

/** Returns the quotes of an article with their permalinks; nothing if it has none. */
export function quoteSection({ quotes, lang }: Article): Element[] {
  if (quotes.length === 0) return [];
  return [
    h('section.quotes', { ariaLabelledBy: [chapterIds.quotes] }, [
      h('h2', { id: chapterIds.quotes }, strings(lang).quotes),
      ...quotes.flatMap(quoteWithPermalink),
    ]),
  ];
}

function quoteWithPermalink(quote: Quote): Element[] {
  const url = absolute(quote.path);
  const t = strings(quote.article.lang);
  return [
    h('blockquote', { cite: url }, [h('p', quoteText(quote))]),
    h('p.credit', [
      ...(quote.speaker ? [h('bdi', attribution(quote)), h('br')] : []),
      h('a', { href: url, dir: 'ltr' }, url.replace(/^https?:\/\/|\/$/g, '')),
      h('br'),
      h('a', { href: `#${quote.fragment}` }, t.readInPlace),
    ]),
  ];
}

/** Returns a chapter’s last lines: where the article is on the web, and its license. */
export const origin = ({ path, lang }: Article): Element =>
  h('div.origin', [
    h('p', h('a', { href: absolute(path), dir: 'ltr' }, absolute(path))),
    h('p', [
      { type: 'text', value: `${site.name}. ${licenseIntro(lang)} ` },
      h('a', { href: site.license.url }, site.license.label),
      { type: 'text', value: '.' },
    ]),
  ]);
