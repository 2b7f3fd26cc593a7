import { z } from 'astro/zod';
import { fediverseAccount, id, languageTag, line, partialDate, wikidataId } from './fields.ts';
import type { Article } from './article.ts';
import type { Quote } from './quote.ts';
import type { Source } from './source.ts';

/** Frontmatter of content/people/<id>.md: an author, a speaker, or somebody an article is about. */
export const personSchema = z.strictObject({
  /** The one spelling used in running text. */
  name: line,
  kind: z.enum(['person', 'organisation']).default('person'),
  /** The name in other scripts, by language tag. */
  names: z.record(languageTag, line).default({}),
  /** Who this is, in at most eight words; stands under quotes and on cards. */
  role: line,
  /** The role in other languages, by language tag. */
  roles: z.record(languageTag, line).default({}),
  born: partialDate.optional(),
  bornIn: line.optional(),
  died: partialDate.optional(),
  diedIn: line.optional(),
  /** Where sources differ about the dates, or what could not be established. */
  lifeNote: line.optional(),
  /** Other spellings people type; never used in running text. */
  aliases: z.array(line).default([]),
  /** Position at the time the dossier is about. */
  then: line.optional(),
  /** What became of them. */
  later: line.optional(),
  /** Item of Wikidata that is the same person or body, `Q76`. */
  wikidata: wikidataId.optional(),
  /** Account in the fediverse, `@name@server.example`; shown by servers beside links to what they wrote. */
  fediverse: fediverseAccount.optional(),
  /** Former ids; their addresses forward here. */
  formerly: z.array(id).default([]),
  /** Ids of the sources these lines rest on. */
  sources: z.array(id).default([]),
});

export type PersonData = z.infer<typeof personSchema>;

/** An author, a speaker, or somebody an article is about. */
export interface Person extends Omit<PersonData, 'sources'> {
  id: string;
  /** Path from the site's root: `/people/<id>/`. */
  path: string;
  sources: Source[];
  /** Articles written, newest first. */
  authored: Article[];
  /** Quotes of this person's words, newest article first. */
  quotes: Quote[];
  /** Articles that are about them or name them, newest first. */
  namedIn: Article[];
}
