/** A creator as Zotero stores it; a name that is not split is a last name alone. */
export interface ZoteroName {
  lastName: string;
  firstName: string;
}

/**
 * Splits the value of a `DC.creator` by the rules of Zotero's import (its RDF translator and `cleanAuthor`): punctuation at both ends
 * goes; where the value has a comma, the first part is the last name and the second the first; elsewhere the last word is the last
 * name.
 */
export function inZotero(value: string | null): ZoteroName {
  const text = (value ?? '').replace(/^[\s.,/[\]:]+|[\s.,/[\]:]+$/g, '');
  if (value?.includes(',')) {
    const [lastName = '', firstName = ''] = text.split(/[,،] ?/);
    return { lastName, firstName };
  }
  const space = text.lastIndexOf(' ');
  return { lastName: text.slice(space + 1), firstName: text.slice(0, Math.max(space, 0)) };
}
