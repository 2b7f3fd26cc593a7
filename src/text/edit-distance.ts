/**
 * Returns the optimal string alignment distance of two words, in UTF-16 units: how many characters were added, left out,
 * replaced, or swapped with the next. Stops early beyond `limit`, with some number above it.
 */
export function editDistance(a: string, b: string, limit = Infinity): number {
  // The rows of the classic table for the last two characters of `a` and for the current one.
  let beforeLast = new Uint16Array(b.length + 1);
  let last = new Uint16Array(b.length + 1);
  let current = new Uint16Array(b.length + 1).map((_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    [beforeLast, last, current] = [last, current, beforeLast];
    current[0] = row;
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      current[column] = cost;
      least = Math.min(least, cost);
    }
    if (least > limit) return least;
  }
  return at(current, b.length);
}

const at = (row: Uint16Array, column: number) => row[column] ?? 0;
