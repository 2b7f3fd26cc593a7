/* CBOR (RFC 8949), as far as Pagefind 1.6 uses it. */

/** The types of items. */
export const cborType = { number: 0, negative: 1, text: 3, array: 4 } as const;

/** The head of an item: its type, its argument and where its content begins. */
interface Head {
  type: number;
  argument: number;
  at: number;
}

/** Returns the head of the item that begins at `at`. */
export function headAt(bytes: Uint8Array, at: number): Head {
  const first = bytes[at] ?? 0;
  const short = first & 31;
  const length = short < 24 ? 0 : 1 << (short - 24);
  if (length > 8) throw new Error('Pagefind’s index has an item of unknown length');
  let argument = length === 0 ? short : 0;
  for (let index = 1; index <= length; index++) argument = argument * 256 + (bytes[at + index] ?? 0);
  return { type: first >> 5, argument, at: at + 1 + length };
}

/** Returns where the item that begins at `at` ends. An index has millions of items, so this makes no objects. */
export function endOf(bytes: Uint8Array, at: number): number {
  let end = at;
  for (let left = 1; left > 0; left--) {
    const first = bytes[end++] ?? 0;
    const type = first >> 5;
    let argument = first & 31;
    if (argument > 23) {
      const length = 1 << (argument - 24);
      if (length > 8) throw new Error('Pagefind’s index has an item of unknown length');
      argument = 0;
      for (let index = 0; index < length; index++) argument = argument * 256 + (bytes[end++] ?? 0);
    }
    if (type === 2 || type === 3) end += argument;
    else if (type === 4) left += argument;
    else if (type === 5) left += argument * 2;
  }
  return end;
}

/** Returns the items of the array that begins at `at`. */
export function itemsOf(bytes: Uint8Array, at = 0): Uint8Array[] {
  const { type, argument, at: content } = headAt(bytes, at);
  if (type !== cborType.array) throw new Error('Pagefind’s index is not the expected version');
  let start = content;
  return Array.from({ length: argument }, () => {
    const item = bytes.subarray(start, endOf(bytes, start));
    start += item.length;
    return item;
  });
}

/** Returns the text of an item. */
export function textOf(item: Uint8Array): string {
  const { argument, at } = headAt(item, 0);
  return Buffer.from(item.subarray(at, at + argument)).toString();
}

/** Returns the head of an item, in as few bytes as possible. */
export function headOf(type: number, argument: number): Buffer {
  if (argument < 24) return Buffer.of((type << 5) | argument);
  if (argument < 256) return Buffer.of((type << 5) | 24, argument);
  if (argument < 65_536) return Buffer.of((type << 5) | 25, argument >> 8, argument & 255);
  return Buffer.of(
    (type << 5) | 26,
    argument >>> 24,
    (argument >> 16) & 255,
    (argument >> 8) & 255,
    argument & 255,
  );
}

/** Returns an array of items. */
export const arrayOf = (items: readonly Uint8Array[]): Buffer =>
  Buffer.concat([headOf(cborType.array, items.length), ...items]);

/** Returns a text as an item. */
export const textItem = (text: string): Buffer =>
  Buffer.concat([headOf(cborType.text, Buffer.byteLength(text)), Buffer.from(text)]);
