/**
 * The words of a language as a Bloom filter: a bit array in which each word sets some bits. It takes ten bits a word and knows every listed
 * word; one in a hundred other words seems to be listed, too. `language-words-en.bin` was made by `wordFilter` from the 49,000 base
 * forms of the English spelling dictionary of SCOWL 2020.12.07 (npm `dictionary-en` 4.0.0).
 */
const bitsPerWord = 10;
const bitsSet = 7;

/** Returns the bits of a word: double hashing of FNV-1a. */
function bitsOf(word: string, size: number): number[] {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  const step = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) | 1;
  return Array.from({ length: bitsSet }, (_, index) => ((hash + Math.imul(index, step)) >>> 0) % size);
}

/** Returns the filter of a list of words. */
export function wordFilter(words: readonly string[]): Uint8Array {
  const filter = new Uint8Array(Math.ceil((words.length * bitsPerWord) / 8));
  for (const word of words)
    for (const bit of bitsOf(word, filter.length * 8))
      filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7));
  return filter;
}

/** English endings, with what the base form has instead. */
const endings: readonly [ending: RegExp, base: string][] = [
  [/(?:e?s|ly|ness|able|ive|ions?|ment)$/, ''],
  [/s$/, ''],
  [/i(?:e[sd]|e?r|est)$/, 'y'],
  [/(?:ed|ings?|ers?|est)$/, ''],
  [/(?:d|rs?)$/, ''],
  [/(?:ings?|able|ive|ions?|est)$/, 'e'],
  [/(.)\1(?:ed|ings?|ers?)$/, '$1'],
];
const prefix = /^(?:re|in|un|de|dis|con|pro)/;

/** True if a folded word, or the word without an English ending or prefix, is in a filter. */
export const isListed = (word: string, filter: Uint8Array): boolean =>
  [word, word.replace(prefix, '')]
    .flatMap((form) => [
      form,
      ...endings.flatMap(([ending, base]) => (ending.test(form) ? form.replace(ending, base) : [])),
    ])
    .some(
      (form) =>
        form.length > 2 &&
        bitsOf(form, filter.length * 8).every((bit) => ((filter[bit >> 3] ?? 0) >> (bit & 7)) & 1),
    );
