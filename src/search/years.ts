import type { IndexPart } from './parts.ts';

/** Returns the ranges of years of some of the parts: of neighbors, one. */
export function yearsOf(
  some: readonly IndexPart[],
  parts: readonly IndexPart[],
): { from: string; to: string }[] {
  const ranges: { from: string; to: string }[] = [];
  let last = -2;
  for (const [index, part] of [...parts].reverse().entries()) {
    if (!some.includes(part)) continue;
    const range = ranges.at(-1);
    if (range && last === index - 1) range.to = part.to;
    else ranges.push({ from: part.from, to: part.to });
    last = index;
  }
  return ranges;
}
