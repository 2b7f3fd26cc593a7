import { z } from 'astro/zod';
import { site } from '../site.ts';
import { day, id, languageTag, line, partialDateOrUndated, webUrl } from './fields.ts';

/** The fields of a source in content/sources.yaml or in an article's `sources`. */
const sourceFields = z.strictObject({
  /** The publication or organisation that published it. */
  publisher: line,
  /** Where it was read, if not at the publisher: a copy, or a paper that printed a wire report. */
  via: line.optional(),
  author: line.optional(),
  /** The title as printed. If you have not seen it, leave it out and write `about`. */
  title: line.optional(),
  /** A description in your own words, without a full stop. */
  about: line.optional(),
  /** document: official or primary · report: rights group, think tank, auditor · press · interview: a published one · reference: encyclopedia, blog, copy. */
  kind: z.enum(['document', 'report', 'press', 'interview', 'reference']),
  /** Language of the text. */
  lang: languageTag.default(site.languages[0]),
  /** The date of publication, as precise as is known, or `undated`. */
  date: partialDateOrUndated,
  /** The date on which it was read; left out if it is `unseen`. */
  accessed: day.optional(),
  url: webUrl,
  /** The URL of an archived copy. `npm run links` proposes one. */
  archived: webUrl.optional(),
  /** True if it is known only from others who cite it, which every citation states. */
  unseen: z.boolean().default(false),
});

const isDescribed = ({ title, about }: { title?: string | undefined; about?: string | undefined }) =>
  title !== undefined || about !== undefined;
const undescribed = {
  path: ['about'],
  error: 'title (as printed) or about (a description in your own words)',
};

const hasAccessDate = ({ accessed, unseen }: { accessed?: string | undefined; unseen: boolean }) =>
  (accessed === undefined) === unseen;
const accessDate = {
  path: ['accessed'],
  error: 'the date on which you read it, like 2026-11-22; not with unseen: true',
};

/** A source in content/sources.yaml: it has a title or a description, and an access date unless it is `unseen`. */
export const sourceSchema = sourceFields.refine(isDescribed, undescribed).refine(hasAccessDate, accessDate);

/** A source in an article's own `sources`, with an id. */
export const localSourceSchema = sourceFields
  .extend({ id })
  .refine(isDescribed, undescribed)
  .refine(hasAccessDate, accessDate);

export type SourceData = z.infer<typeof sourceSchema>;

/** Where a claim comes from. */
export interface Source extends SourceData {
  id: string;
}

/** Sorts text for readers of the site’s first language. */
const collator = new Intl.Collator(site.languages[0]);

/** Kinds in the order of lists of sources: closest to the events first. */
const kinds = ['document', 'interview', 'report', 'press', 'reference'] as const;

/** Returns sources grouped by kind, and sorted by publisher and date. Kinds without sources are left out. */
export const byKind = (sources: readonly Source[]): [kind: Source['kind'], sources: Source[]][] =>
  kinds
    .map((kind): [Source['kind'], Source[]] => [
      kind,
      sources
        .filter((source) => source.kind === kind)
        .sort((a, b) => collator.compare(a.publisher, b.publisher) || a.date.localeCompare(b.date)),
    ])
    .filter(([, list]) => list.length > 0);
