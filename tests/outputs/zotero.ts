/** A creator as Zotero stores it; a name that is not split has only a last name. */
export interface ZoteroName {
  lastName: string;
  firstName: string;
}

/**
 * Splits the value of a `DC.creator` by the rules of Zotero's import (its RDF translator and `cleanAuthor`): removes punctuation at both
 * ends; if the value has a comma, the first part is the last name and the second the first name; otherwise the last word is the
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
