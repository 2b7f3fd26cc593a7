/** What is known of the names of a person or a body, as their file has it. */
export interface PersonNames {
  name: string;
  /** The name in other scripts, by language tag. */
  names: Record<string, string>;
  family?: string | undefined;
  /** The family name in `names`, by language tag. */
  families: Record<string, string>;
}

/** A name as catalogues need it (CSL-JSON’s two forms): split where it is known how, whole elsewhere. */
export type NameParts = { family: string; given: string; suffix?: string } | { literal: string };

/** The name that a person has in a language. */
export const nameIn = ({ name, names }: Pick<PersonNames, 'name' | 'names'>, lang: string): string =>
  names[lang] ?? name;

/** What may follow a family name and is no part of it: `Jr.`, `III`. */
const suffixPattern = /,? (?<suffix>Jr\.?|Sr\.?|II|III|IV)$/u;
const withoutSuffix = (name: string) => name.replace(suffixPattern, '');

/** The words before the family name, or undefined where the name does not end in it (but for a suffix) or is nothing else. */
export function givenName(name: string, family: string): string | undefined {
  const [whole, last] = [withoutSuffix(name), withoutSuffix(family)];
  const given = whole.slice(0, -last.length).trimEnd();
  return given !== '' && whole === `${given} ${last}` ? given : undefined;
}

/**
 * Returns a name in the form from which Zotero takes the same parts (its RDF translator splits at a comma, and at the last space
 * where there is none): `van den Berg, Jan`, and `Town desk,` for a name that stays whole. A comma inside a name would cut it, so
 * it is left out.
 */
export function catalogName(person: PersonNames, lang: string): string {
  const parts = nameParts(person, lang);
  const [last, first] = 'literal' in parts ? [parts.literal, ''] : [parts.family, ` ${parts.given}`];
  const uncut = (text: string) => text.replace(/[,،]/g, '');
  return `${uncut(last)},${uncut(first)}`;
}

/**
 * A person’s name in a language, split at the family name that an editor gave.
 * Nothing is guessed: bodies, single names and names of which it was not said stay whole.
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
