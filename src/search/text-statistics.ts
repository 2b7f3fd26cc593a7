import type { Language } from '../i18n/languages.ts';
import type { Contents } from './files.ts';
import { type Script, scriptOf } from './fold-word.ts';
import { countedWords } from './highlight.ts';
import { wordsIn } from './indexed-text.ts';
import type { SearchRecord } from './record.ts';
import { CountedTexts } from './similar-articles.ts';
import { stopWords } from './stop-words.ts';

/** More would make the first answer wait. */
const maxCompounds = 400;

/** True for the record of an article. */
export const isArticle = (record: SearchRecord): boolean => record.facets.kind?.includes('article') === true;

/**
 * What is known of all texts of an index: their words, lengths and pairs of words. Texts are added one at a time, and only the numbers of their
 * words are kept, because all words of 20,000 articles would take a gigabyte.
 */
export class TextStatistics {
  /** The words of articles, in the order in which they were added. */
  readonly articles = new CountedTexts();
  readonly #forms = new Map<string, number>();
  readonly #sequences: Uint32Array[] = [];
  readonly #documentCounts = new Map<string, number>();
  readonly #sums = new Map<string, { words: number; texts: number }>();

  add(record: SearchRecord, text: string): void {
    const [kind = ''] = record.facets.kind ?? [];
    const sum = this.#sums.get(kind) ?? { words: 0, texts: 0 };
    sum.words += countedWords(text).length;
    sum.texts++;
    this.#sums.set(kind, sum);
    const words = wordsIn(text);
    this.#sequences.push(Uint32Array.from(words, ({ form }) => this.#numberOf(form)));
    const indexed = indexedWords(words);
    for (const word of new Set(indexed))
      if (/\p{L}/u.test(word)) this.#documentCounts.set(word, (this.#documentCounts.get(word) ?? 0) + 1);
    // The title counts twice: it describes the subject best.
    if (isArticle(record))
      this.articles.add(
        [...indexedWords(wordsIn(record.meta.title ?? '')), ...indexed]
          .filter((word) => word.length > 2)
          .map(stem),
      );
  }

  /** The mean length of the texts of each kind, in words. */
  meanLengths(): Contents['meanLength'] {
    return Object.fromEntries(
      [...this.#sums].map(([kind, sum]) => [kind, Math.round(sum.words / sum.texts)]),
    );
  }

  /** Returns the words of all texts by script, in alphabetical order, with their frequencies. */
  wordLists(): Map<Script, Map<string, number>> {
    const lists = new Map<Script, Map<string, number>>();
    for (const [word, count] of [...this.#documentCounts].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const script = scriptOf(word);
      const list = lists.get(script) ?? new Map<string, number>();
      list.set(word, Math.floor(Math.log2(count)) + 1);
      lists.set(script, list);
    }
    return lists;
  }

  /** Returns the pairs of words that texts also write as one word, without pairs with a common word; the most frequent first. */
  compounds(languages: readonly Language[]): string[] {
    const common = new Set(Object.values(stopWords(languages)).flat());
    const forms = [...this.#forms.keys()];
    const isPart = forms.map((form) => form.length >= 3 && !common.has(form) && !/[^\p{L}]/u.test(form));
    const counts = new Map<string, number>();
    for (const sequence of this.#sequences)
      for (let at = 1; at < sequence.length; at++) {
        const [first = 0, second = 0] = [sequence[at - 1], sequence[at]];
        if (!isPart[first] || !isPart[second] || !this.#isForm(first, second, forms)) continue;
        const pair = `${forms[first]} ${forms[second]}`;
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
    const sorted = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    return sorted.slice(0, maxCompounds).map(([pair]) => pair);
  }

  readonly #pairs = new Map<number, boolean>();

  /** True if texts have two words as one. */
  #isForm(first: number, second: number, forms: readonly string[]): boolean {
    const pair = first * this.#forms.size + second;
    let known = this.#pairs.get(pair);
    if (known === undefined) {
      known = this.#forms.has(`${forms[first]}${forms[second]}`);
      // A map has room for 16 million; then nothing more is remembered.
      if (this.#pairs.size < 4_000_000) this.#pairs.set(pair, known);
    }
    return known;
  }

  #numberOf(form: string): number {
    let number = this.#forms.get(form);
    if (number === undefined) this.#forms.set(form, (number = this.#forms.size));
    return number;
  }
}

/** A rough stem, good enough to compare subjects. */
const stem = (word: string) => word.slice(0, 7);

/** Returns the words that have only letters or only digits, with the parts of compounds, without words that have an English ending. */
const indexedWords = (words: ReturnType<typeof wordsIn>): string[] =>
  words
    .flatMap(({ text: word, form }) => (form.includes('-') || !/['’‘`]/.test(word) ? form.split('-') : []))
    .filter((word) => /^(?:\p{L}{2,}|\p{N}+)$/u.test(word));
