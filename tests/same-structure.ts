import assert from 'node:assert/strict';

/**
 * Asserts that two values are deeply and strictly equal. In a library, articles, quotes and people refer to each other, and
 * `assert.deepStrictEqual` follows every path through them, for seconds. So first their outlines are compared, in which each object occurs
 * once; only values whose outlines differ are compared as usual, which also says where they differ.
 */
export function assertSameStructure(actual: unknown, expected: unknown, message: string): void {
  if (outlineOf(actual) !== outlineOf(expected)) assert.deepStrictEqual(actual, expected, message);
}

/** Returns all that a value contains as text: types, keys, primitives, and a number for an object that occurred before. */
function outlineOf(value: unknown): string {
  const numbers = new Map<object, number>();
  const parts: string[] = [];
  const add = (part: unknown): void => {
    if (typeof part === 'function' || typeof part !== 'object' || part === null) {
      parts.push(typeof part === 'string' ? JSON.stringify(part) : `${typeof part} ${String(part)}`);
      return;
    }
    const known = numbers.get(part);
    if (known !== undefined) {
      parts.push(`#${known}`);
      return;
    }
    numbers.set(part, numbers.size);
    const prototype = Object.getPrototypeOf(part) as { constructor?: { name?: string } } | null;
    parts.push(`${prototype?.constructor?.name ?? 'null'}{`);
    if (part instanceof Date) parts.push(String(part.getTime()));
    if (part instanceof RegExp || part instanceof URL) parts.push(String(part));
    if (part instanceof Map || part instanceof Set) for (const entry of part as Iterable<unknown>) add(entry);
    for (const key of Reflect.ownKeys(part).sort((a, b) => (String(a) < String(b) ? -1 : 1))) {
      if (!Object.prototype.propertyIsEnumerable.call(part, key)) continue;
      parts.push(`${String(key)}:`);
      add((part as Record<string | symbol, unknown>)[key]);
    }
    parts.push('}');
  };
  add(value);
  return parts.join('\n');
}
