import { citationStrings } from '../i18n/citations.ts';
import { site } from '../site.ts';
import type { Source } from './source.ts';

/** The parts of a source as they are printed, in order; a component or an output turns them into its form. */
export interface CitationParts {
  author: string | undefined;
  /** The title as printed, or what it is in our words. */
  what: string;
  /** How `what` is set: titles of articles and entries in quotation marks, of reports in italics; names of acts and descriptions plain. */
  set: 'quoted' | 'italic' | 'plain';
  /** `Reuters, via NBC News`. */
  publisher: string;
  /** ISO date as exactly as known, or undefined where undated. */
  date: string | undefined;
  url: string;
  /** Where the link leads, for readers: `nbcnews.com`. */
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
 * What is printed of a source: author, title or description, publisher, date, address.
 * What is ours of it is in the site’s first language. Order and titles after the Chicago Manual of Style, 17th edition, 14.205 to 14.207.
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

/** Returns where in a source, as it is printed: figures alone are pages. */
export function locator(typed: string): string {
  const { page, pages } = citationStrings(site.languages[0]).terms;
  if (/^\p{Nd}+$/u.test(typed)) return `${page}${typed}`;
  return /^\p{Nd}+\s*[-–]\s*\p{Nd}+$/u.test(typed) ? `${pages}${typed}` : typed;
}
