import type { Source } from './source.ts';

/** The parts of a source as they are printed, in order; a component or an output turns them into its form. */
export interface CitationParts {
  /** Author and title, or what it is in our words. */
  lead: string;
  /** True where `lead` ends in a title as printed, false where it is our description. */
  titled: boolean;
  /** `Reuters, via NBC News`. */
  publisher: string;
  /** ISO date as exactly as known, or undefined where undated. */
  date: string | undefined;
  url: string;
  /** Where the link leads, for readers: `nbcnews.com`. */
  host: string;
}

/**
 * What is printed of a source: author, title or description, publisher, date, address.
 * Order after the Chicago Manual of Style, 17th edition, 14.205 and 14.207.
 */
export function citationParts(source: Source): CitationParts {
  const what = source.title ?? source.about ?? '';
  return {
    lead: [source.author, what].filter(Boolean).join(', '),
    titled: source.title !== undefined,
    publisher: source.via ? `${source.publisher}, via ${source.via}` : source.publisher,
    date: source.date === 'undated' ? undefined : source.date,
    url: source.url,
    host: new URL(source.url).hostname.replace(/^www\./, ''),
  };
}
