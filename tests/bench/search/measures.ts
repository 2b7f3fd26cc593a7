/**
 * nDCG at ten: the gains of the first ten, less by the logarithm of their place, as a share of what the best order gives.
 * 0 where nothing is relevant.
 */
export function ndcgAt10(found: readonly string[], gains: ReadonlyMap<string, number>): number {
  const best = [...gains.values()].sort((a, b) => b - a);
  const ideal = discounted(best);
  return ideal === 0 ? 0 : discounted(found.map((id) => gains.get(id) ?? 0)) / ideal;
}

/** The share of the relevant documents that are among the first ten. 0 where nothing is relevant. */
export function recallAt10(found: readonly string[], gains: ReadonlyMap<string, number>): number {
  return gains.size === 0 ? 0 : found.slice(0, 10).filter((id) => gains.has(id)).length / gains.size;
}

const discounted = (gains: readonly number[]) =>
  gains.slice(0, 10).reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);

export const mean = (figures: readonly number[]): number =>
  figures.reduce((sum, figure) => sum + figure, 0) / figures.length;

/** The figure that `share` (0 to 1) of all are no greater than. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
