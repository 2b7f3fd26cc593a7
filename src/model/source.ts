import { z } from 'astro/zod';
import { site } from '../site.ts';
import { day, id, languageTag, line, partialDateOrUndated, webAddress } from './fields.ts';

/** What an editor writes about a source, in content/sources.yaml or in an article's `sources`. */
const sourceFields = z.strictObject({
  /** The publication or body whose work it is. */
  publisher: line,
  /** Where it was seen, when that is another's site: a copy, or a paper that carried a wire report. */
  via: line.optional(),
  author: line.optional(),
  /** The title as printed. Leave out when it was not seen, and write `about`. */
  title: line.optional(),
  /** What it is, in our words, without a full stop. */
  about: line.optional(),
  /** document: official or primary · report: rights group, think tank, auditor · press · interview: one that was published · reference: encyclopaedia, blog, copy. */
  kind: z.enum(['document', 'report', 'press', 'interview', 'reference']),
  /** Language of the text. */
  lang: languageTag.default(site.languages[0]),
  /** When it was published, as exactly as is known, or `undated`. */
  date: partialDateOrUndated,
  /** The day we read it; none of a source that is `unseen`. */
  accessed: day.optional(),
  url: webAddress,
  /** Address of a copy in an archive, for when the first is gone. */
  archived: webAddress.optional(),
  /** True where we know it only from others who cite it; said wherever it is cited. */
  unseen: z.boolean().default(false),
});

/** What it is must be told, as printed or in our words. */
const isTold = ({ title, about }: { title?: string | undefined; about?: string | undefined }) =>
  title !== undefined || about !== undefined;
const untold = { path: ['about'], error: 'title (as printed) or about (a description in your own words)' };

/** What we read has the day on which we did, and what we did not has none. */
const isDated = ({ accessed, unseen }: { accessed?: string | undefined; unseen: boolean }) =>
  (accessed === undefined) === unseen;
const undatedReading = {
  path: ['accessed'],
  error: 'the date on which you read it, like 2026-11-22; not with unseen: true',
};

export const sourceSchema = sourceFields.refine(isTold, untold).refine(isDated, undatedReading);

/** A source that only one article uses may be written in the article itself, with an id. */
export const localSourceSchema = sourceFields
  .extend({ id })
  .refine(isTold, untold)
  .refine(isDated, undatedReading);

export type SourceData = z.infer<typeof sourceSchema>;

/** Where a claim comes from. */
export interface Source extends SourceData {
  id: string;
}

/** For readers: as the site’s first language is sorted. */
const collator = new Intl.Collator(site.languages[0]);

/** Kinds in the order in which a list of sources shows them: what is nearest to the events first. */
const kinds = ['document', 'interview', 'report', 'press', 'reference'] as const;

/** Sources by kind, without kinds of which there is none; in each by publisher, then by date. */
export const byKind = (sources: readonly Source[]): [kind: Source['kind'], sources: Source[]][] =>
  kinds
    .map((kind): [Source['kind'], Source[]] => [
      kind,
      sources
        .filter((source) => source.kind === kind)
        .sort((a, b) => collator.compare(a.publisher, b.publisher) || a.date.localeCompare(b.date)),
    ])
    .filter(([, list]) => list.length > 0);
