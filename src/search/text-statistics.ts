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

/** What is counted of some texts. It is kept from build to build with the index of these texts (write-index.ts). */
export interface TextCounts {
  /** The words of all texts, each once. */
  forms: readonly string[];
  /** The words of each text, by their number in `forms`. */
  sequences: readonly Uint32Array[];
  /** How many of the texts have a word. */
  documentCounts: ReadonlyMap<string, number>;
  /** Words and texts of each kind. */
  sums: ReadonlyMap<string, { words: number; texts: number }>;
  /** The words of articles, by which similar ones are found. */
  articles: Pick<CountedTexts, 'words' | 'counts'>;
}

/** Counts texts, each of a record. */
export function countTexts(texts: Iterable<readonly [record: SearchRecord, text: string]>): TextCounts {
  const forms = new Map<string, number>();
  const sequences: Uint32Array[] = [];
  const documentCounts = new Map<string, number>();
  const sums = new Map<string, { words: number; texts: number }>();
  const articles = new CountedTexts();
  for (const [record, text] of texts) {
    const [kind = ''] = record.facets.kind ?? [];
    addSum(sums, kind, { words: countedWords(text).length, texts: 1 });
    const words = wordsIn(text);
    sequences.push(Uint32Array.from(words, ({ form }) => numberIn(forms, form)));
    const indexed = indexedWords(words);
    for (const word of new Set(indexed)) if (/\p{L}/u.test(word)) addCount(documentCounts, word, 1);
    // The title counts twice: it describes the subject best.
    if (isArticle(record))
      articles.add(
        [...indexedWords(wordsIn(record.meta.title ?? '')), ...indexed]
          .filter((word) => word.length > 2)
          .map(stem),
      );
  }
  const { words, counts } = articles;
  return { forms: [...forms.keys()], sequences, documentCounts, sums, articles: { words, counts } };
}

/**
 * What is known of all texts of an index: their words, lengths and pairs of words. Texts are added a part at a time, and only the numbers of their
 * words are kept, because all words of 20,000 articles would take a gigabyte.
 */
export class TextStatistics {
  /** The words of articles, in the order in which they were added. */
  readonly articles = new CountedTexts();
  readonly #forms = new Map<string, number>();
  readonly #sequences: Uint32Array[] = [];
  readonly #documentCounts = new Map<string, number>();
  readonly #sums = new Map<string, { words: number; texts: number }>();

  add({ forms, sequences, documentCounts, sums, articles }: TextCounts): void {
    for (const [kind, sum] of sums) addSum(this.#sums, kind, sum);
    for (const [word, count] of documentCounts) addCount(this.#documentCounts, word, count);
    const numbers = forms.map((form) => numberIn(this.#forms, form));
    for (const sequence of sequences) this.#sequences.push(sequence.map((form) => numbers[form] ?? 0));
    this.articles.addAll(articles);
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
    const forms = [...this.#forms.keys()];
    const joined = this.#joinedWords(forms, new Set(Object.values(stopWords(languages)).flat()));
    // Most words begin no pair.
    const isFirst = Uint8Array.from(joined, (seconds) => (seconds ? 1 : 0));
    const counts = new Map<number, number>();
    for (const sequence of this.#sequences)
      for (let at = 1; at < sequence.length; at++) {
        const first = sequence[at - 1] ?? 0;
        if (isFirst[first] === 0) continue;
        const second = sequence[at] ?? 0;
        if (!joined[first]?.has(second)) continue;
        const pair = first * forms.length + second;
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
    return [...counts]
      .map(([pair, count]): [string, number] => [
        `${forms[Math.floor(pair / forms.length)]} ${forms[pair % forms.length]}`,
        count,
      ])
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, maxCompounds)
      .map(([pair]) => pair);
  }

  /** Returns, by the number of a word, those that make another word of the texts when they follow it. There are far fewer of them than pairs of words in the texts. */
  #joinedWords(forms: readonly string[], common: ReadonlySet<string>): (Set<number> | undefined)[] {
    const isPart = forms.map((form) => form.length >= minPart && !common.has(form) && areLetters(form));
    const joined = forms.map((): Set<number> | undefined => undefined);
    for (const form of forms) {
      if (form.length < 2 * minPart || !areLetters(form)) continue;
      for (let at = minPart; at <= form.length - minPart; at++) {
        const first = this.#forms.get(form.slice(0, at));
        const second = this.#forms.get(form.slice(at));
        if (first === undefined || second === undefined || !isPart[first] || !isPart[second]) continue;
        (joined[first] ??= new Set()).add(second);
      }
    }
    return joined;
  }
}

/** Letters of a part of a compound. */
const minPart = 3;

const areLetters = (form: string) => !/[^\p{L}]/u.test(form);

/** Returns the number of a word, which is that of its first occurrence among all words. */
function numberIn(numbers: Map<string, number>, word: string): number {
  let number = numbers.get(word);
  if (number === undefined) numbers.set(word, (number = numbers.size));
  return number;
}

const addCount = (counts: Map<string, number>, word: string, count: number) =>
  counts.set(word, (counts.get(word) ?? 0) + count);

function addSum(
  sums: Map<string, { words: number; texts: number }>,
  kind: string,
  { words, texts }: { words: number; texts: number },
): void {
  const sum = sums.get(kind) ?? { words: 0, texts: 0 };
  sums.set(kind, { words: sum.words + words, texts: sum.texts + texts });
}

/** A rough stem, good enough to compare subjects. */
const stem = (word: string) => word.slice(0, 7);

/** Returns the words that have only letters or only digits, with the parts of compounds, without words that have an English ending. */
const indexedWords = (words: ReturnType<typeof wordsIn>): string[] => words.flatMap(indexedParts);

type Word = ReturnType<typeof wordsIn>[number];
/** By the word, which is the same object wherever it is in a text. */
const knownParts = new WeakMap<Word, readonly string[]>();
function indexedParts(word: Word): readonly string[] {
  let parts = knownParts.get(word);
  if (!parts) knownParts.set(word, (parts = newIndexedParts(word)));
  return parts;
}

const newIndexedParts = ({ text: word, form }: Word): string[] =>
  (form.includes('-') || !/['’‘`]/.test(word) ? form.split('-') : []).filter((part) =>
    /^(?:\p{L}{2,}|\p{N}+)$/u.test(part),
  );
