import type { Person } from './person.ts';

/** A name as catalogues need it (CSL-JSON’s two forms): split where it is known how, whole elsewhere. */
export type NameParts = { family: string; given: string } | { literal: string };

/** The name that a person has in a language. */
export const nameIn = ({ name, names }: Pick<Person, 'name' | 'names'>, lang: string): string =>
  names[lang] ?? name;

/** The words before the family name, or undefined where the name does not end in it or is nothing else. */
export function givenName(name: string, family: string): string | undefined {
  const given = name.slice(0, -family.length).trimEnd();
  return given !== '' && name === `${given} ${family}` ? given : undefined;
}

/**
 * A person’s name in a language, split at the family name that an editor gave.
 * Nothing is guessed: bodies, single names and names of which it was not said stay whole.
 */
export function nameParts(
  person: Pick<Person, 'name' | 'names' | 'family' | 'families'>,
  lang: string,
): NameParts {
  const name = nameIn(person, lang);
  const family = lang in person.names ? person.families[lang] : person.family;
  const given = family === undefined ? undefined : givenName(name, family);
  return family === undefined || given === undefined ? { literal: name } : { family, given };
}
