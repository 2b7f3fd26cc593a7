import { arrayOf, cborType, endOf, headAt, headOf, itemsOf } from './cbor.ts';
import { wordOf } from './split-chunks.ts';

/*
 * A word of Pagefind 1.6 is `[word, pages, variants]`, a variant `[form, pages]`: the same word with other diacritics. A page is `[number, places in the text,
 * places in the metadata]`, its number counted from the page before it. Variants are in the order in which pages have them: those in the text of a page before
 * those in its metadata, in the order of their bytes.
 */

/** A page that has a word: its number, and its places as they are in the index. */
interface Posting {
  number: number;
  text: Uint8Array;
  metadata: Uint8Array;
}

/** A word as it is in the index, with its pages. */
interface Word {
  /** The word as an item. */
  word: Uint8Array;
  pages: readonly Posting[];
  variants: readonly { form: Uint8Array; pages: readonly Posting[] }[];
}

/** Pages that replace those with the same numbers. */
export interface NewPages {
  /** Words of the new pages, as they are in an index of these pages alone. */
  words: readonly Uint8Array[];
  /** The number of each new page, in the order of that index. */
  numbers: readonly number[];
  /** The number of each field of metadata, in the order of that index. */
  fields: readonly number[];
}

/** Returns the words of an index in which pages are replaced, in order; `words` are those of the index. */
export function replacePostings(
  words: readonly Uint8Array[],
  { words: added, numbers, fields }: NewPages,
): Uint8Array[] {
  const isReplaced = new Set(numbers);
  const news = new Map(
    added.map((item) => {
      const { word, ...rest } = read(item);
      return [wordOf(item), { word, ...moved(rest, numbers, fields) }];
    }),
  );
  const all: { text: string; item: Uint8Array }[] = [];
  for (const item of words) {
    const text = wordOf(item);
    const extra = news.get(text);
    news.delete(text);
    if (!extra && !hasPage(item, isReplaced)) {
      all.push({ text, item });
      continue;
    }
    const { word, ...rest } = read(item);
    const left = merged(without(rest, isReplaced), extra);
    if (left.pages.length + left.variants.length > 0) all.push({ text, item: write({ word, ...left }) });
  }
  if (news.size === 0) return all.map(({ item }) => item);
  for (const [text, word] of news) all.push({ text, item: write(word) });
  // In the order of their bytes in UTF-8, which is not that of JavaScript.
  const keyed = all.map(({ text, item }) => ({ key: Buffer.from(text), item }));
  return keyed.sort((a, b) => Buffer.compare(a.key, b.key)).map(({ item }) => item);
}

/** True if a word is in one of these pages. */
function hasPage(word: Uint8Array, numbers: ReadonlySet<number>): boolean {
  const pages = endOf(word, headAt(word, 0).at);
  return anyIn(word, pages, numbers) || variantsHave(word, endOf(word, pages), numbers);
}

function variantsHave(word: Uint8Array, at: number, numbers: ReadonlySet<number>): boolean {
  const { argument: count, at: content } = headAt(word, at);
  let form = content;
  for (let left = count; left > 0; left--) {
    const pages = endOf(word, headAt(word, form).at);
    if (anyIn(word, pages, numbers)) return true;
    form = endOf(word, form);
  }
  return false;
}

/** True if the list of pages that begins at `at` has one of these numbers. */
function anyIn(word: Uint8Array, at: number, numbers: ReadonlySet<number>): boolean {
  const { argument: count, at: content } = headAt(word, at);
  let number = 0;
  let page = content;
  for (let left = count; left > 0; left--) {
    const { argument, at: places } = headAt(word, headAt(word, page).at);
    number += argument;
    if (numbers.has(number)) return true;
    page = endOf(word, endOf(word, places));
  }
  return false;
}

function read(item: Uint8Array): Word {
  const [word = none, pages = none, variants = none] = itemsOf(item);
  return {
    word,
    pages: postingsIn(pages),
    variants: itemsOf(variants).map((variant) => {
      const [form = none, own = none] = itemsOf(variant);
      return { form, pages: postingsIn(own) };
    }),
  };
}

function postingsIn(pages: Uint8Array): Posting[] {
  let number = 0;
  return itemsOf(pages).map((page) => {
    const [step = none, text = none, metadata, ...others] = itemsOf(page);
    if (!metadata || others.length > 0) throw new Error('Pagefind’s index is not the expected version');
    number += headAt(step, 0).argument;
    return { number, text, metadata };
  });
}

const none = new Uint8Array();

type Pages = Omit<Word, 'word'>;

/** Gives pages and their fields of metadata the numbers that they have in the whole index. */
function moved({ pages, variants }: Pages, numbers: readonly number[], fields: readonly number[]): Pages {
  const move = ({ number, text, metadata }: Posting): Posting => ({
    number: numbers[number] ?? 0,
    text,
    // A negative number begins the places in another field: -1 that of the first.
    metadata: arrayOf(
      itemsOf(metadata).map((item) => {
        const { type, argument } = headAt(item, 0);
        return type === cborType.negative ? headOf(type, fields[argument] ?? 0) : item;
      }),
    ),
  });
  return {
    pages: pages.map(move),
    variants: variants.map(({ form, pages: own }) => ({ form, pages: own.map(move) })),
  };
}

function without({ pages, variants }: Pages, numbers: ReadonlySet<number>): Pages {
  const left = (of: readonly Posting[]) => of.filter(({ number }) => !numbers.has(number));
  return {
    pages: left(pages),
    variants: variants
      .map(({ form, pages: own }) => ({ form, pages: left(own) }))
      .filter(({ pages: own }) => own.length > 0),
  };
}

function merged(one: Pages, other: Pages | undefined): Pages {
  const byNumber = (...lists: (readonly Posting[])[]) => lists.flat().sort((a, b) => a.number - b.number);
  const variants = Map.groupBy([...one.variants, ...(other?.variants ?? [])], ({ form }) => keyOf(form));
  const order = [...variants.values()].map((same) => {
    const [{ form } = { form: none }] = same;
    const pages = byNumber(...same.map(({ pages: own }) => own));
    const [first] = pages;
    return {
      form,
      pages,
      page: first?.number ?? 0,
      isInText: first ? headAt(first.text, 0).argument > 0 : false,
    };
  });
  order.sort(
    (a, b) =>
      a.page - b.page ||
      Number(b.isInText) - Number(a.isInText) ||
      Buffer.compare(textIn(a.form), textIn(b.form)),
  );
  return {
    pages: byNumber(one.pages, other?.pages ?? []),
    variants: order.map(({ form, pages }) => ({ form, pages })),
  };
}

const keyOf = (item: Uint8Array) => Buffer.from(item).toString('latin1');
const textIn = (item: Uint8Array) => item.subarray(headAt(item, 0).at);

function write({ word, pages, variants }: Word): Buffer {
  const list = (of: readonly Posting[]) => {
    let before = 0;
    return arrayOf(
      of.map(({ number, text, metadata }) => {
        const step = headOf(cborType.number, number - before);
        before = number;
        return arrayOf([step, text, metadata]);
      }),
    );
  };
  return arrayOf([
    word,
    list(pages),
    arrayOf(variants.map(({ form, pages: own }) => arrayOf([form, list(own)]))),
  ]);
}
