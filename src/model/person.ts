import { z } from 'astro/zod';
import { fediverseAccount, id, languageTag, line, partialDate, wikidataId } from './fields.ts';
import { givenName } from './person-name.ts';
import { show } from './problem.ts';

/** Frontmatter of content/people/<id>.md: an author, a speaker, or somebody an article is about. */
const personFields = z.strictObject({
  /** The one spelling used in running text. */
  name: line,
  kind: z.enum(['person', 'organisation']).default('person'),
  /** The name in other scripts, by language tag. */
  names: z.record(languageTag, line).default({}),
  /** The last words of `name`, if they are a family name: what lists of references begin with, `van den Berg`. */
  family: line.optional(),
  /** The same for `names`, by language tag. */
  families: z.record(languageTag, line).default({}),
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

/** A family name ends the name that it is of, and only people have one. */
export const personSchema = personFields.superRefine(({ kind, name, names, family, families }, context) => {
  const claimed = [
    ...(family === undefined ? [] : [{ path: ['family'], of: name, family }]),
    ...Object.entries(families).map(([lang, own]) => ({
      path: ['families', lang],
      of: names[lang],
      family: own,
    })),
  ];
  for (const { path, of, family: last } of claimed) {
    const fault = familyNameFault(kind, of, last);
    if (fault !== undefined) context.addIssue({ code: 'custom', path, message: fault });
  }
});

/** Returns what is expected of a family name where it is not the end of a person’s name. */
function familyNameFault(kind: string, name: string | undefined, family: string): string | undefined {
  if (kind === 'organisation') return 'no family name for an organisation';
  if (name === undefined) return 'a language that names also has';
  if (givenName(name, family) !== undefined) return undefined;
  return `the last words of ${show(name)}, without the given name`;
}

export type PersonData = z.infer<typeof personSchema>;
