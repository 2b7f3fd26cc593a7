/**
 * Phrases, such as names, to look for in many texts. A text is compared only with those phrases whose first word it has, so that the
 * time does not grow with the number of phrases.
 */
export class PhraseIndex {
  readonly #wordsOf: (text: string) => readonly string[];
  readonly #formsOf: (word: string) => readonly string[];
  readonly #byFirstWord = new Map<string, { index: number; words: readonly string[] }[]>();

  /**
   * `wordsOf` splits phrases and texts into words. `formsOf` returns the forms, apart from the word itself, in which the first word of a
   * phrase can be hidden in a word of a text.
   */
  constructor(
    phrases: readonly string[],
    wordsOf: (text: string) => readonly string[],
    formsOf: (word: string) => readonly string[] = () => [],
  ) {
    this.#wordsOf = wordsOf;
    this.#formsOf = formsOf;
    for (const [index, phrase] of phrases.entries()) {
      const words = wordsOf(phrase);
      const [first] = words;
      if (first === undefined) continue;
      const others = this.#byFirstWord.get(first);
      if (others) others.push({ index, words });
      else this.#byFirstWord.set(first, [{ index, words }]);
    }
  }

  /** Returns the indexes of the phrases whose words a text has one after another, in ascending order. */
  in(text: string): number[] {
    if (this.#byFirstWord.size === 0) return [];
    const words = this.#wordsOf(text);
    const found = new Set<number>();
    for (const [at, word] of words.entries()) {
      this.#collect(word, words, at, found);
      for (const form of this.#formsOf(word)) this.#collect(form, words, at, found);
    }
    return [...found].sort((a, b) => a - b);
  }

  #collect(first: string, words: readonly string[], at: number, found: Set<number>): void {
    for (const phrase of this.#byFirstWord.get(first) ?? [])
      if (phrase.words.every((word, index) => index === 0 || word === words[at + index]))
        found.add(phrase.index);
  }
}
