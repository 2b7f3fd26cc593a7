import type { SearchRecord } from './record.ts';
import { countTexts, isArticle, type TextCounts } from './text-statistics.ts';

/** A text that has changed, by its number among the counted texts, of which articles are the first. */
export interface ChangedText {
  number: number;
  record: SearchRecord;
  before: string;
  now: string;
}

/** Returns what `countTexts` would count with the changed texts, apart from the order of words. */
export function replaceCounts(counts: TextCounts, changed: readonly ChangedText[]): TextCounts {
  const documentCounts = new Map(counts.documentCounts);
  const sums = new Map(counts.sums);
  const forms = new Numbers(counts.forms);
  const words = new Numbers(counts.articles.words);
  const sequences = [...counts.sequences];
  const articles = [...counts.articles.counts];
  for (const { number, record, before, now } of changed) {
    const [old, own] = [before, now].map((text) => countTexts([[record, text]])) as [TextCounts, TextCounts];
    for (const word of old.documentCounts.keys()) add(documentCounts, word, -1);
    for (const word of own.documentCounts.keys()) add(documentCounts, word, 1);
    for (const [kind, sum] of own.sums) {
      const [all, less] = [sums.get(kind), old.sums.get(kind)];
      if (all && less) sums.set(kind, { words: all.words - less.words + sum.words, texts: all.texts });
    }
    sequences[number] = forms.of(own.forms, own.sequences[0]);
    const [counted] = own.articles.counts;
    if (isArticle(record) && counted)
      articles[number] = { words: words.of(own.articles.words, counted.words), times: counted.times };
  }
  const used = withoutUnused(forms.all, sequences);
  const ofArticles = withoutUnused(
    words.all,
    articles.map((article) => article.words),
  );
  return {
    forms: used.words,
    sequences: used.texts,
    documentCounts,
    sums,
    articles: {
      words: ofArticles.words,
      counts: articles.map(({ times }, at) => ({ words: ofArticles.texts[at] ?? new Uint32Array(), times })),
    },
  };
}

/** Words by number. */
class Numbers {
  readonly all: string[];
  readonly #numbers: Map<string, number>;

  constructor(words: readonly string[]) {
    this.all = [...words];
    this.#numbers = new Map(this.all.map((word, number) => [word, number]));
  }

  /** Returns the numbers here of words that have other numbers in a list. */
  of(list: readonly string[], numbers: Uint32Array = new Uint32Array()): Uint32Array {
    const own = list.map((word) => {
      const known = this.#numbers.get(word) ?? this.all.push(word) - 1;
      this.#numbers.set(word, known);
      return known;
    });
    return numbers.map((number) => own[number] ?? 0);
  }
}

/**
 * Returns the words that texts still have, and their numbers in each text. Others would become more with each replacement, and would still count as words that
 * two others make.
 */
function withoutUnused(
  words: string[],
  texts: readonly Uint32Array[],
): { words: string[]; texts: readonly Uint32Array[] } {
  const isUsed = new Uint8Array(words.length);
  for (const text of texts) for (const word of text) isUsed[word] = 1;
  if (!isUsed.includes(0)) return { words, texts };
  const own = new Uint32Array(words.length);
  const left = words.filter((_, number) => isUsed[number] === 1);
  let next = 0;
  for (const number of words.keys()) if (isUsed[number] === 1) own[number] = next++;
  return { words: left, texts: texts.map((text) => text.map((word) => own[word] ?? 0)) };
}

function add(counts: Map<string, number>, word: string, count: number): void {
  const all = (counts.get(word) ?? 0) + count;
  if (all === 0) counts.delete(word);
  else counts.set(word, all);
}
