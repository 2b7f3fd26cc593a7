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

/**
 * Returns the texts most similar to each text, three for each, by the cosine similarity of their highest tf-idf weights: four times
 * the index of each, plus its similarity from 0 to 3. Undefined for fewer than 50 texts and for more than 16,384. Ignores words that more than one text in seven contains.
 */
export function similarTexts(texts: readonly (readonly string[])[]): Uint16Array | undefined {
  if (texts.length < minTexts || texts.length > maxTexts) return undefined;
  const counts = texts.map((words) => {
    const count = new Map<string, number>();
    for (const word of words) count.set(word, (count.get(word) ?? 0) + 1);
    return count;
  });
  const documentCounts = new Map<string, number>();
  for (const count of counts)
    for (const word of count.keys()) documentCounts.set(word, (documentCounts.get(word) ?? 0) + 1);
  const weights = counts.map((count) => unitVector(count, documentCounts, texts.length));
  const byWord = new Map<string, [text: number, weight: number][]>();
  for (const [text, words] of weights.entries())
    for (const [word, weight] of words) {
      const list = byWord.get(word);
      if (list) list.push([text, weight]);
      else byWord.set(word, [[text, weight]]);
    }
  const similar = new Uint16Array(texts.length * similarPerText);
  for (const [text, words] of weights.entries()) {
    const similarity = new Map<number, number>();
    for (const [word, weight] of words)
      for (const [other, otherWeight] of byWord.get(word) ?? [])
        similarity.set(other, (similarity.get(other) ?? 0) + weight * otherWeight);
    similarity.delete(text);
    const best = [...similarity].sort(([a, x], [b, y]) => y - x || a - b).slice(0, similarPerText);
    // A text with fewer similar texts is filled up with itself.
    for (let rank = 0; rank < similarPerText; rank++) {
      const [other, cosine] = best[rank] ?? [text, 0];
      const level = Math.round(Math.min(1, cosine / fullSimilarity) * (levels - 1));
      similar[text * similarPerText + rank] = other * levels + level;
    }
  }
  return similar;
}

function unitVector(
  count: ReadonlyMap<string, number>,
  documentCounts: ReadonlyMap<string, number>,
  texts: number,
) {
  const all = [...count].flatMap(([word, times]): [string, number][] => {
    const documentCount = documentCounts.get(word) ?? 0;
    return documentCount < 2 || documentCount > texts / 7
      ? []
      : [[word, (1 + Math.log(times)) * Math.log(texts / documentCount)]];
  });
  const best = all.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, wordsPerText);
  const length = Math.hypot(...best.map(([, weight]) => weight));
  return best.map(([word, weight]): [string, number] => [word, weight / length]);
}

/**
 * Smooths scores: up to `share` of each score is replaced by the scores of the similar texts, the more, the more similar they are.
 * Texts on one subject answer the same questions (Diaz, “Regularizing ad hoc retrieval scores”, 2005); where subjects are many, as
 * in news, even the most similar text is often on another one. Texts that were not found keep 0. The higher a score, which few texts
 * reach without the rare words of the query, the more of it remains: the best text gives up only half as much as one with common words.
 */
export function smoothScores(scores: Float64Array, similar: Uint16Array, share: number): Float64Array {
  const best = Math.max(...scores);
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
