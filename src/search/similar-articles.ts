/** How many neighbours are kept of each text. */
export const neighboursKept = 3;
const kept = neighboursKept;
/** Words by which a text is compared with others: its most telling ones. */
const telling = 30;
/** Fewer texts than this say too little about each other. */
const fewest = 50;

/**
 * The texts nearest to each text, three a text, as places in the list: cosine similarity of the weights (tf-idf) of
 * its most telling words. Undefined for a small list. Words of more than every seventh text are left aside.
 */
export function nearest(texts: readonly (readonly string[])[]): Uint16Array | undefined {
  // A place is written in 16 bits.
  if (texts.length < fewest || texts.length > 0xffff) return undefined;
  const counts = texts.map((words) => {
    const count = new Map<string, number>();
    for (const word of words) count.set(word, (count.get(word) ?? 0) + 1);
    return count;
  });
  const holders = new Map<string, number>();
  for (const count of counts)
    for (const word of count.keys()) holders.set(word, (holders.get(word) ?? 0) + 1);
  const weights = counts.map((count) => unit(count, holders, texts.length));
  const byWord = new Map<string, [text: number, weight: number][]>();
  for (const [text, words] of weights.entries())
    for (const [word, weight] of words) {
      const list = byWord.get(word);
      if (list) list.push([text, weight]);
      else byWord.set(word, [[text, weight]]);
    }
  const near = new Uint16Array(texts.length * kept);
  for (const [text, words] of weights.entries()) {
    const likeness = new Map<number, number>();
    for (const [word, weight] of words)
      for (const [other, otherWeight] of byWord.get(word) ?? [])
        likeness.set(other, (likeness.get(other) ?? 0) + weight * otherWeight);
    likeness.delete(text);
    const best = [...likeness].sort(([a, x], [b, y]) => y - x || a - b).slice(0, kept);
    // A text without so many neighbours is its own.
    for (let place = 0; place < kept; place++) near[text * kept + place] = best[place]?.[0] ?? text;
  }
  return near;
}

function unit(count: ReadonlyMap<string, number>, holders: ReadonlyMap<string, number>, texts: number) {
  const all = [...count].flatMap(([word, times]): [string, number][] => {
    const held = holders.get(word) ?? 0;
    return held < 2 || held > texts / 7 ? [] : [[word, (1 + Math.log(times)) * Math.log(texts / held)]];
  });
  const best = all.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, telling);
  const length = Math.hypot(...best.map(([, weight]) => weight));
  return best.map(([word, weight]): [string, number] => [word, weight / length]);
}

/**
 * Lets each text share the score of its neighbours: `share` of a score is the mean of theirs.
 * Texts on one matter answer the same questions (Diaz, “Regularizing ad hoc retrieval scores”, 2005).
 * `scores` by place; texts that were not found keep 0 and are not brought in.
 */
export function shareScores(scores: Float64Array, near: Uint16Array, share: number): Float64Array {
  return scores.map((score, text) => {
    if (score === 0) return 0;
    let sum = 0;
    for (let place = 0; place < kept; place++) {
      const other = near[text * kept + place];
      sum += other === undefined || other === text ? 0 : (scores[other] ?? 0);
    }
    return (1 - share) * score + (share * sum) / kept;
  });
}
