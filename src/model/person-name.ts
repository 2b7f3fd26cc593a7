/** The names of a person or an organisation, as in its file. */
export interface PersonNames {
  name: string;
  /** The name in other languages, by language tag. */
  names: Record<string, string>;
  family?: string | undefined;
  /** The family name in `names`, by language tag. */
  families: Record<string, string>;
}

/** A name in one of CSL-JSON’s two forms: in parts if they are known, otherwise undivided. */
export type NameParts = { family: string; given: string; suffix?: string } | { literal: string };

/** Returns a person’s name in a language; the default is `name`. */
export const nameIn = ({ name, names }: Pick<PersonNames, 'name' | 'names'>, lang: string): string =>
  names[lang] ?? name;

/** A suffix, which follows the family name: `Jr.`, `III`. */
const suffixPattern = /,? (?<suffix>Jr\.?|Sr\.?|II|III|IV)$/u;
const withoutSuffix = (name: string) => name.replace(suffixPattern, '');

/** Returns the words before the family name; undefined if there are none, or if the name does not end in it (apart from a suffix). */
export function givenName(name: string, family: string): string | undefined {
  const [whole, last] = [withoutSuffix(name), withoutSuffix(family)];
  const given = whole.slice(0, -last.length).trimEnd();
  return given !== '' && whole === `${given} ${last}` ? given : undefined;
}

/**
 * Returns a name in a form that Zotero splits into the same parts (its RDF translator splits at a comma, or else at the last space):
 * `van den Berg, Jan`, and `Town desk,` for an undivided name. Commas inside names are removed, because Zotero would split there.
 */
export function catalogName(person: PersonNames, lang: string): string {
  const parts = nameParts(person, lang);
  const [last, first] = 'literal' in parts ? [parts.literal, ''] : [parts.family, ` ${parts.given}`];
  const uncut = (text: string) => text.replace(/[,،]/g, '');
  return `${uncut(last)},${uncut(first)}`;
}

/**
 * Returns a person’s name in a language, split at the family name from the file. Nothing is guessed: organisations, single names and
 * names without a known family name are not split.
 */
export function nameParts(person: PersonNames, lang: string): NameParts {
  const name = nameIn(person, lang);
  const family = lang in person.names ? person.families[lang] : person.family;
  const given = family === undefined ? undefined : givenName(name, family);
  const suffix = suffixPattern.exec(name)?.groups?.suffix;
  return family === undefined || given === undefined
    ? { literal: name }
    : { family: withoutSuffix(family), given, ...(suffix === undefined ? {} : { suffix }) };
}
