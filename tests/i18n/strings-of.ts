/** Arguments for strings that depend on a number: each requires another plural form in some language. */
const counts = [1, 2, 3, 5, 11, 20, 100];

/** Returns every string of an object with its path. Functions are called with each count for all parameters. */
export function stringsOf(of: object, path = ''): [path: string, text: string][] {
  return Object.entries(of).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') return [[at, value]];
    if (typeof value === 'function')
      return counts.map((count) => [
        at,
        String((value as (...args: unknown[]) => unknown)(count, count, count, count, count)),
      ]);
    return typeof value === 'object' && value !== null ? stringsOf(value, at) : [];
  });
}
