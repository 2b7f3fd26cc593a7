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
  const vectors = counts.map((count) => unitVector(count, names, documentCounts, counts.length));
  const postings = postingsOf(vectors, names.length);
  const size = counts.length * similarPerText;
  const similar = bits === 16 ? new Uint16Array(size) : new Uint32Array(size);
  const best = new BestTexts(counts.length);
  for (const [text, vector] of vectors.entries()) {
    best.find(text, vector, postings);
    for (let rank = 0; rank < similarPerText; rank++) {
      // A text with fewer similar texts is filled up with itself.
      const isFound = rank < best.count;
      const cosine = isFound ? (best.cosines[rank] ?? 0) : 0;
      const level = Math.round(Math.min(1, cosine / fullSimilarity) * (levels - 1));
      similar[text * similarPerText + rank] = (isFound ? (best.texts[rank] ?? 0) : text) * levels + level;
    }
  }
  return similar;
}

/** Some numbers, each with a weight. */
interface Weighted {
  numbers: Uint32Array;
  weights: Float64Array;
}

/** For each word, where its texts begin: `numbers` are texts, with the weight of the word in each. */
interface Postings extends Weighted {
  starts: Uint32Array;
}

/** Returns the texts of each word, in order; `vectors` have the words of each text. In few arrays, because this is what takes time with many texts. */
function postingsOf(vectors: readonly Weighted[], words: number): Postings {
  const starts = new Uint32Array(words + 1);
  for (const { numbers } of vectors)
    for (const word of numbers) starts[word + 1] = (starts[word + 1] ?? 0) + 1;
  for (let word = 0; word < words; word++) starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0);
  const next = starts.slice();
  const total = starts[words] ?? 0;
  const [numbers, weights] = [new Uint32Array(total), new Float64Array(total)];
  for (const [text, vector] of vectors.entries())
    for (let at = 0; at < vector.numbers.length; at++) {
      const word = vector.numbers[at] ?? 0;
      const place = next[word] ?? 0;
      next[word] = place + 1;
      numbers[place] = text;
      weights[place] = vector.weights[at] ?? 0;
    }
  return { starts, numbers, weights };
}

/** Finds the texts that are most similar to one. */
class BestTexts {
  /** Those that were found last, the most similar first, with their similarities; of equal ones, the first text first. */
  readonly texts = new Uint32Array(similarPerText);
  readonly cosines = new Float64Array(similarPerText);
  count = 0;
  /** By text. One array for all: a map for each text takes five times as long. */
  readonly #similarity: Float64Array;
  /** Texts with a similarity. */
  readonly #found: Uint32Array;

  constructor(texts: number) {
    this.#similarity = new Float64Array(texts);
    this.#found = new Uint32Array(texts);
  }

  /** Finds the texts with the highest similarities above 0, `text` itself left out. */
  find(text: number, vector: Weighted, { starts, numbers, weights }: Postings): void {
    const [similarity, found] = [this.#similarity, this.#found];
    let length = 0;
    for (let at = 0; at < vector.numbers.length; at++) {
      const word = vector.numbers[at] ?? 0;
      const weight = vector.weights[at] ?? 0;
      const end = starts[word + 1] ?? 0;
      for (let place = starts[word] ?? 0; place < end; place++) {
        const other = numbers[place] ?? 0;
        const before = similarity[other] ?? 0;
        if (before === 0) found[length++] = other;
        similarity[other] = before + weight * (weights[place] ?? 0);
      }
    }
    similarity[text] = 0;
    this.count = 0;
    for (let at = 0; at < length; at++) {
      const other = found[at] ?? 0;
      const cosine = similarity[other] ?? 0;
      similarity[other] = 0;
      if (cosine > 0) this.#add(other, cosine);
    }
  }

  #add(text: number, cosine: number): void {
    const { texts, cosines } = this;
    let place = this.count;
    while (place > 0) {
      const above = cosines[place - 1] ?? 0;
      if (above > cosine || (above === cosine && (texts[place - 1] ?? 0) < text)) break;
      place--;
    }
    if (place >= similarPerText) return;
    this.count = Math.min(this.count + 1, similarPerText);
    texts.copyWithin(place + 1, place, this.count - 1);
    cosines.copyWithin(place + 1, place, this.count - 1);
    texts[place] = text;
    cosines[place] = cosine;
  }
}

/** Returns the words of a text with the highest weights, as a vector of length 1. */
function unitVector(
  { words, times }: CountedTexts['counts'][number],
  names: readonly string[],
  documentCounts: Uint32Array,
  texts: number,
): Weighted {
  const own = new Float64Array(words.length);
  const places: number[] = [];
  for (let at = 0; at < words.length; at++) {
    const documentCount = documentCounts[words[at] ?? 0] ?? 0;
    if (documentCount < 2 || documentCount > texts / 7) continue;
    const weight = (1 + Math.log(times[at] ?? 0)) * Math.log(texts / documentCount);
    if (weight <= 0) continue;
    own[at] = weight;
    places.push(at);
  }
  const nameAt = (at: number) => names[words[at] ?? 0] ?? '';
  const best = places
    .sort((a, b) => (own[b] ?? 0) - (own[a] ?? 0) || (nameAt(a) < nameAt(b) ? -1 : 1))
    .slice(0, wordsPerText);
  const length = Math.hypot(...best.map((at) => own[at] ?? 0));
  return {
    numbers: Uint32Array.from(best, (at) => words[at] ?? 0),
    weights: Float64Array.from(best, (at) => (own[at] ?? 0) / length),
  };
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
