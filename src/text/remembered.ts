/**
 * Returns a function that remembers its results for the texts that were asked for last: `most` of them at least, twice as many at most. What was asked for longest
 * ago is forgotten first. The texts are copied, because a part of a page keeps all of it in memory.
 */
export function remembered<Result extends object | number>(
  compute: (text: string) => Result,
  most: number,
): (text: string) => Result {
  let latest = new Map<string, Result>();
  let former = new Map<string, Result>();
  return (text) => {
    const known = latest.get(text);
    if (known !== undefined) return known;
    const own = copyOf(text);
    const result = former.get(text) ?? compute(own);
    if (latest.size >= most) {
      former = latest;
      latest = new Map();
    }
    latest.set(own, result);
    return result;
  };
}

/** Engines take a part of a text as a view of the whole text, unless it has few characters; what was joined and cut again is one of its own. */
const copyOf = (text: string): string => ` ${text}`.slice(1);
