import { mainPart } from '../text/main-part.ts';
import { forIndex as textForIndex, pageForIndex } from './indexed-text.ts';
import type { SearchRecord } from './record.ts';

/** Selectors of what Pagefind does not index: metadata, controls, note references, and repeated text. */
export const excludedSelectors = [
  '.kicker',
  '.sources',
  '.facts',
  '.topics',
  '.points',
  '.correction',
  '.pull-quote',
  // Its numbers and names are in the table.
  '.chart .drawing',
  '[data-footnotes]',
  '.screen-only',
  'sup a',
  'nav',
];

/**
 * Returns a record's page with its metadata in the head, in the format of Pagefind 1.6 (pagefind.app/docs/metadata, /filtering, /sorts).
 * Sorting by `number` is how the engine maps its numbers to Pagefind’s ids. `prepared` is what `preparedPage` made of the page, if that is known.
 */
export function recordPage(
  { html, text, meta, facets }: Omit<SearchRecord, 'url' | 'date'>,
  number: number,
  prepared?: string,
): string {
  const tags = [
    ...Object.entries(meta).map(([name, value]) => tag('meta', name, textForIndex(value))),
    ...Object.entries(facets).flatMap(([name, values]) => values.map((value) => tag('filter', name, value))),
    tag('sort', 'number', String(number)),
  ];
  const page =
    text === undefined
      ? (prepared ?? pageForIndex(indexedPart(html ?? '')))
      : textPage(text, meta.lang ?? '');
  return page.replace(/<head>|(?=<body)/, (head) => head + tags.join(''));
}

/** Returns a page with nothing but a text, as it is passed to Pagefind, without a parser: there are more quotes than articles. */
const textPage = (text: string, lang: string): string =>
  `<html lang="${lang}"><head></head><body data-pagefind-body><p>${escaped(textForIndex(text.replaceAll('\u200b', '')))}</p></body></html>`;

/** Returns what `pageForIndex` gets of a page. */
export const indexedPart = (html: string): string => mainPart(html).replace(wordBoundaries, ' ');

/** Elements of tables and charts that are separate on the page and would run together in the index. */
const wordBoundaries = /(?=<(?:span|strong|table|caption|t[dhr]|time)\b)/g;

const tag = (kind: string, name: string, value: string) =>
  `<meta data-pagefind-${kind}="${name}[content]" content="${escaped(value.replaceAll('\u200b', ''))}">`;

/** Escapes text for an element or an attribute. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
