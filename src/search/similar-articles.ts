/** Number of similar texts that are stored for each text. */
export const similarPerText = 3;
/** Number of words by which texts are compared: those with the highest weights. */
const wordsPerText = 30;
/** Fewer texts do not give useful similarities. */
const minTexts = 50;

/**
 * Returns the indexes of the texts most similar to each text, three for each, by the cosine similarity of their highest tf-idf weights.
 * Undefined for fewer than 50 texts. Ignores words that more than one text in seven contains.
 */
export function similarTexts(texts: readonly (readonly string[])[]): Uint16Array | undefined {
  // Indexes have 16 bits.
  if (texts.length < minTexts || texts.length > 0xffff) return undefined;
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
    for (let rank = 0; rank < similarPerText; rank++)
      similar[text * similarPerText + rank] = best[rank]?.[0] ?? text;
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
 * Smooths scores: `share` of each score is replaced by the mean score of the similar texts.
 * Texts on one subject answer the same questions (Diaz, “Regularizing ad hoc retrieval scores”, 2005).
 * Texts that were not found keep 0.
 */
export function smoothScores(scores: Float64Array, similar: Uint16Array, share: number): Float64Array {
  return scores.map((score, text) => {
    if (score === 0) return 0;
    let sum = 0;
    for (let rank = 0; rank < similarPerText; rank++) {
      const other = similar[text * similarPerText + rank];
      sum += other === undefined || other === text ? 0 : (scores[other] ?? 0);
    }
    return (1 - share) * score + (share * sum) / similarPerText;
  });
}
