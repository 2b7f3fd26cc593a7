import type { Named } from './types.ts';

/** Returns a name without what spellings differ in: case, marks, hyphens, the Arabic article. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}\u0640\u200c\u200d\u200e\u200f]/gu, '')
    .toLowerCase()
    .replace(/[أإآٱ]/gu, 'ا')
    .replace(/[ىي]/gu, 'ی')
    .replace(/ك/gu, 'ک')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(?:#|the )\s*/u, '');

/** Finds topics or people of a publication by any of their names, and by their ids. */
export class NameIndex {
  readonly #ids = new Map<string, string>();

  constructor(all: readonly Named[]) {
    for (const { id, names } of all)
      for (const name of [...names, id]) {
        const key = nameKey(name);
        if (key !== '' && !this.#ids.has(key)) this.#ids.set(key, id);
      }
  }

  /** Returns the id of the one with this name, in the singular or plural. */
  find(name: string): string | undefined {
    const key = nameKey(name);
    return this.#ids.get(key) ?? this.#ids.get(`${key}s`) ?? this.#ids.get(key.replace(/s$/u, ''));
  }

  /** Parts a text into the names it consists of, the longest first; undefined where a word is in none. */
  parted(text: string): string[] | undefined {
    const words = text.split(/\s+/u);
    const names: string[] = [];
    for (let from = 0; from < words.length;) {
      let to = words.length;
      while (to > from && this.find(words.slice(from, to).join(' ')) === undefined) to--;
      if (to === from) return undefined;
      names.push(words.slice(from, to).join(' '));
      from = to;
    }
    return names;
  }
}
