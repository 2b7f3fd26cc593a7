import { citationStrings } from '../i18n/citations.ts';
import { site } from '../site.ts';
import type { Source } from './source.ts';

/** The parts of a source in the order in which they are shown; components and outputs format them. */
export interface CitationParts {
  author: string | undefined;
  /** The title as printed, or a description. */
  what: string;
  /** The style of `what`: quotation marks for articles and entries, italics for reports, plain text for acts and descriptions. */
  set: 'quoted' | 'italic' | 'plain';
  /** `Reuters, via NBC News`. */
  publisher: string;
  /** ISO date, as precise as is known; undefined if undated. */
  date: string | undefined;
  url: string;
  /** The host of the URL, for readers: `nbcnews.com`. */
  host: string;
}

const setting = {
  press: 'quoted',
  reference: 'quoted',
  interview: 'quoted',
  report: 'italic',
  document: 'plain',
} as const satisfies Record<Source['kind'], CitationParts['set']>;

/**
 * Returns the parts of a source that are shown: author, title or description, publisher, date, URL. Terms such as “via” are in the site’s
 * first language. Order and titles follow the Chicago Manual of Style, 17th edition, 14.205 to 14.207.
 */
export function citationParts(source: Source): CitationParts {
  const { terms } = citationStrings(site.languages[0]);
  return {
    author: source.author,
    what: source.title ?? source.about ?? '',
    set: source.title === undefined ? 'plain' : setting[source.kind],
    publisher: source.via ? `${source.publisher}${terms.comma}${terms.via}${source.via}` : source.publisher,
    date: source.date === 'undated' ? undefined : source.date,
    url: source.url,
    host: new URL(source.url).hostname.replace(/^www\./, ''),
  };
}

/** Returns a place in a source as it is shown; a number or a range of numbers means pages. */
export function locator(typed: string): string {
  const { page, pages } = citationStrings(site.languages[0]).terms;
  if (/^\p{Nd}+$/u.test(typed)) return `${page}${typed}`;
  return /^\p{Nd}+\s*[-–]\s*\p{Nd}+$/u.test(typed) ? `${pages}${typed}` : typed;
}
