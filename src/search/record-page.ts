import { forIndex, pageForIndex } from './indexed-text.ts';
import type { SearchRecord } from './record.ts';

/** What Pagefind leaves out of every page, as selectors: what is noted with the page, controls, marks of notes, and what stands twice. */
export const leftOut = [
  '.kicker',
  '.facts',
  '.topics',
  '.points',
  '.correction',
  '.pull-quote',
  '[data-footnotes]',
  '.screen-only',
  'sup a',
  'nav',
];

/**
 * The page with its record in the head, as Pagefind 1.6 reads it (pagefind.app/docs/metadata, /filtering, /sorts).
 * The order by `number` is the way from our numbers to Pagefind’s ids.
 */
export function recordPage({ html, meta, facets }: SearchRecord, number: number): string {
  const tags = [
    ...Object.entries(meta).map(([name, value]) => tag('meta', name, forIndex(value))),
    ...Object.entries(facets).flatMap(([name, values]) => values.map((value) => tag('filter', name, value))),
    tag('sort', 'number', String(number)),
  ];
  const page = html.replace(/<head>|(?=<body)/, (head) => head + tags.join('')).replace(touching, ' ');
  return pageForIndex(page);
}

/** Places where parts of tables and charts stand apart on the page, and would run into one word in the index. */
const touching = /(?=<(?:span|strong|table|caption|t[dhr]|time)\b)/g;

const tag = (kind: string, name: string, value: string) =>
  `<meta data-pagefind-${kind}="${name}[content]" content="${escaped(value)}">`;

/** Text inside an element or an attribute. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
