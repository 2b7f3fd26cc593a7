/** Number of similar texts that are stored for each text. */
export const similarPerText = 3;
/** Number of words by which texts are compared: those with the highest weights. */
const wordsPerText = 30;
/** Fewer texts do not give useful similarities. */
const minTexts = 50;
/** Each similar text is a number of 16 bits: its index, and how similar it is in the lowest two. */
const levels = 4;
const maxTexts = 0x10000 / levels;
/** Cosine similarity from which a text counts fully. */
const fullSimilarity = 0.4;

/** Texts with the numbers of their words, and how often each has them. */
export class CountedTexts {
  readonly words: string[] = [];
  readonly counts: { words: Uint32Array; times: Uint16Array }[] = [];
  readonly #numbers = new Map<string, number>();

  add(words: readonly string[]): void {
    const counted = new Map<number, number>();
    for (const word of words) {
      const number = this.#numberOf(word);
      counted.set(number, (counted.get(number) ?? 0) + 1);
    }
    this.counts.push({ words: Uint32Array.from(counted.keys()), times: Uint16Array.from(counted.values()) });
  }

  /** Adds texts whose words have other numbers. */
  addAll({ words, counts }: Pick<CountedTexts, 'words' | 'counts'>): void {
    const numbers = words.map((word) => this.#numberOf(word));
    for (const text of counts)
      this.counts.push({ words: text.words.map((word) => numbers[word] ?? 0), times: text.times });
  }

  #numberOf(word: string): number {
    let number = this.#numbers.get(word);
    if (number === undefined) this.#numbers.set(word, (number = this.words.push(word) - 1));
    return number;
  }
}

/**
 * Returns the texts most similar to each text, three for each, by the cosine similarity of their highest tf-idf weights: four times
 * the index of each, plus its similarity from 0 to 3. Undefined for fewer than 50 texts, and in 16 bits for more than 16,384. Ignores words that more than one text in seven contains.
 */
export function similarTexts(texts: CountedTexts): Uint16Array | undefined;
export function similarTexts(texts: CountedTexts, bits: 32): Uint32Array | undefined;
export function similarTexts(
  { words: names, counts }: CountedTexts,
  bits: 16 | 32 = 16,
): Uint16Array | Uint32Array | undefined {
  if (counts.length < minTexts || (bits === 16 && counts.length > maxTexts)) return undefined;
  const documentCounts = new Uint32Array(names.length);
  for (const { words } of counts)
    for (const word of words) documentCounts[word] = (documentCounts[word] ?? 0) + 1;
  const weights = counts.map((count) => unitVector(count, names, documentCounts, counts.length));
  const byWord: ([texts: number[], weights: number[]] | undefined)[] = [];
  for (const [text, words] of weights.entries())
    for (const [word, weight] of words) {
      const [texts, own] = (byWord[word] ??= [[], []]);
      texts.push(text);
      own.push(weight);
    }
  const size = counts.length * similarPerText;
  const similar = bits === 16 ? new Uint16Array(size) : new Uint32Array(size);
  // An array for all texts: a map for each text takes five times as long.
  const similarity = new Float64Array(counts.length);
  for (const [text, words] of weights.entries()) {
    const found: number[] = [];
    for (const [word, weight] of words) {
      const [texts = [], own = []] = byWord[word] ?? [];
      for (let at = 0; at < texts.length; at++) {
        const other = texts[at] ?? 0;
        if (similarity[other] === 0) found.push(other);
        similarity[other] = (similarity[other] ?? 0) + weight * (own[at] ?? 0);
      }
    }
    similarity[text] = 0;
    const best = mostOf(found, similarity);
    for (const other of found) similarity[other] = 0;
    // A text with fewer similar texts is filled up with itself.
    for (let rank = 0; rank < similarPerText; rank++) {
      const [other, cosine] = best[rank] ?? [text, 0];
      const level = Math.round(Math.min(1, cosine / fullSimilarity) * (levels - 1));
      similar[text * similarPerText + rank] = other * levels + level;
    }
  }
  return similar;
}

/** Returns the texts with the highest similarities above 0, the most similar first. */
function mostOf(found: readonly number[], similarity: Float64Array): [text: number, cosine: number][] {
  const best: [text: number, cosine: number][] = [];
  for (const text of found) {
    const cosine = similarity[text] ?? 0;
    const isBefore = ([other, more]: (typeof best)[number]) =>
      more > cosine || (more === cosine && other < text);
    const place = best.filter(isBefore).length;
    if (cosine === 0 || place >= similarPerText) continue;
    best.splice(place, 0, [text, cosine]);
    best.length = Math.min(best.length, similarPerText);
  }
  return best;
}

function unitVector(
  { words, times }: CountedTexts['counts'][number],
  names: readonly string[],
  documentCounts: Uint32Array,
  texts: number,
) {
  const all = Array.from(words, (word, at): [number, number] => {
    const documentCount = documentCounts[word] ?? 0;
    const isIgnored = documentCount < 2 || documentCount > texts / 7;
    return [word, isIgnored ? 0 : (1 + Math.log(times[at] ?? 0)) * Math.log(texts / documentCount)];
  }).filter(([, weight]) => weight > 0);
  const nameOf = (word: number) => names[word] ?? '';
  const best = all.sort(([a, x], [b, y]) => y - x || (nameOf(a) < nameOf(b) ? -1 : 1)).slice(0, wordsPerText);
  const length = Math.hypot(...best.map(([, weight]) => weight));
  return best.map(([word, weight]): [number, number] => [word, weight / length]);
}

/**
 * Smooths scores: up to `share` of each score is replaced by the scores of the similar texts, the more, the more similar they are.
 * Texts on one subject answer the same questions (Diaz, “Regularizing ad hoc retrieval scores”, 2005); where subjects are many, as
 * in news, even the most similar text is often on another one. Texts that were not found keep 0. The higher a score, which few texts
 * reach without the rare words of the query, the more of it remains: the best text gives up only half as much as one with common words.
 */
export function smoothScores(
  scores: Float64Array,
  similar: Uint16Array | Uint32Array,
  share: number,
): Float64Array {
  const best = scores.reduce((most, score) => Math.max(most, score), 0);
  return scores.map((score, text) => {
    if (score === 0) return 0;
    let change = 0;
    for (let rank = 0; rank < similarPerText; rank++) {
      const entry = similar[text * similarPerText + rank] ?? 0;
      const similarity = (entry % levels) / (levels - 1);
      change += similarity * ((scores[Math.floor(entry / levels)] ?? 0) - score);
    }
    return score + (share * (1 - (score / best) ** 2 / 2) * change) / similarPerText;
  });
}
