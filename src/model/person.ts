import { z } from 'astro/zod';
import { fediverseAccount, id, languageTag, line, partialDate, wikidataId } from './fields.ts';
import { givenName } from './person-name.ts';
import { show } from './problem.ts';

/** Frontmatter of content/people/<id>.md: an author, a speaker, or a person or organisation that an article is about. */
const personFields = z.strictObject({
  /** The only spelling in running text. */
  name: line,
  kind: z.enum(['person', 'organisation']).default('person'),
  /** The name in other languages, by language tag. */
  names: z.record(languageTag, line).default({}),
  /** The last words of `name`, if they are a family name, under which reference lists sort: `van den Berg`. */
  family: line.optional(),
  /** The same for `names`, by language tag. */
  families: z.record(languageTag, line).default({}),
  /** Who this is, in at most eight words; shown below quotes and on cards. */
  role: line,
  /** The role in other languages, by language tag. */
  roles: z.record(languageTag, line).default({}),
  born: partialDate.optional(),
  bornIn: line.optional(),
  died: partialDate.optional(),
  diedIn: line.optional(),
  /** How sources disagree about the dates, or what could not be established. */
  lifeNote: line.optional(),
  /** Other spellings, for search only; running text does not use them. */
  aliases: z.array(line).default([]),
  /** Position at the time the articles are about. */
  then: line.optional(),
  /** What they did later. */
  later: line.optional(),
  /** The Wikidata item of the person or organisation, `Q76`. */
  wikidata: wikidataId.optional(),
  /** Fediverse account, `@name@server.example`; servers show it next to links to the person's articles. */
  fediverse: fediverseAccount.optional(),
  /** Former ids; their URLs redirect to this page. */
  formerly: z.array(id).default([]),
  /** Ids of the sources for these fields. */
  sources: z.array(id).default([]),
});

/** Frontmatter of a person, in which a family name must be the end of the name and belong to a person, not an organisation. */
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

/** Returns what is expected in place of an invalid family name; undefined if it is valid. */
function familyNameFault(kind: string, name: string | undefined, family: string): string | undefined {
  if (kind === 'organisation') return 'no family name for an organisation';
  if (name === undefined) return 'a language that names also has';
  if (givenName(name, family) !== undefined) return undefined;
  return `the last words of ${show(name)}, without the given name`;
}

export type PersonData = z.infer<typeof personSchema>;
