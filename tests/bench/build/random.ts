/** Numbers that look random and are the same in every run. */
export interface Random {
  /** A whole number from 0 up to and without `limit`. */
  below: (limit: number) => number;
  one: <T>(list: readonly T[]) => T;
  /** Returns different entries of a list, at most `count`, in a random order. */
  some: <T>(list: readonly T[], count: number) => T[];
}

/** Returns the random numbers of a seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = (seed + 1) * 0x9e3779b1;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return {
    below,
    one: (list) => {
      const entry = list[below(list.length)];
      if (entry === undefined) throw new Error('the list is empty');
      return entry;
    },
    some: (list, count) => {
      const indexes = new Set<number>();
      const wanted = Math.min(count, list.length);
      while (indexes.size < wanted) indexes.add(below(list.length));
      return [...indexes].flatMap((index) => list.slice(index, index + 1));
    },
  };
}
