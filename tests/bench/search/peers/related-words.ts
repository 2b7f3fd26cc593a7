/** How many related words a word gets, and how much each counts, times its similarity. */
const perWord = 2;
const weight = 0.2;
/** Words in fewer texts have no reliable company. */
const minTexts = 3;

/**
 * Returns a function from a stem to the stems that occur in the same texts, each with its weight: by the cosine similarity of
 * the texts that have them, each text counting less the more different words it has.
 */
export function relatedWords(
  documents: readonly string[][],
): (stem: string) => readonly (readonly [string, number])[] {
  const postings = new Map<string, Map<number, number>>();
  const stems = documents.map((words) => [...new Set(words)]);
  for (const [text, own] of stems.entries())
    for (const stem of own) {
      const posting = postings.get(stem) ?? new Map<number, number>();
      postings.set(stem, posting.set(text, 1 / Math.sqrt(own.length)));
    }
  const lengthOf = (posting: ReadonlyMap<number, number>) => Math.hypot(...posting.values());
  const known = new Map<string, (readonly [string, number])[]>();
  return (stem) => {
    const found = known.get(stem);
    if (found) return found;
    const posting = postings.get(stem) ?? new Map<number, number>();
    const products = new Map<string, number>();
    if (posting.size >= minTexts && posting.size < documents.length / 7)
      for (const [text, share] of posting)
        for (const other of stems[text] ?? [])
          products.set(other, (products.get(other) ?? 0) + share * (postings.get(other)?.get(text) ?? 0));
    products.delete(stem);
    const own = lengthOf(posting);
    const similar = [...products]
      .filter(([other]) => (postings.get(other)?.size ?? 0) >= minTexts)
      .map(([other, product]) => [other, product / own / lengthOf(postings.get(other) ?? new Map())] as const)
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, perWord)
      .map(([other, similarity]) => [other, similarity * weight] as const);
    known.set(stem, similar);
    return similar;
  };
}
