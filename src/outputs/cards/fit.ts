/** A text and the room it has. */
export interface TextBox {
  text: string;
  /** Pixels. */
  width: number;
  height: number;
  /** Font sizes in whole pixels. */
  largest: number;
  smallest: number;
}

/** A text and the size at which it fits its room; the text is shortened where no size would do. */
export interface Fitted {
  text: string;
  size: number;
}

/** What the renderer says of a text: its height in a width, and the widest piece that no line break can divide. */
export interface Measure {
  height: (text: string, size: number, width: number) => Promise<number>;
  widest: (text: string, size: number) => Promise<number>;
}

/** Finds the largest size at which the whole text fits without cutting a word; at the smallest, shortens it. */
export async function fit(box: TextBox, measure: Measure): Promise<Fitted> {
  const { text, smallest, width } = box;
  // Widths grow with the size, so one measuring tells the largest size at which the longest word fits a line.
  const wide = longWords(text, width / box.largest);
  const widest = wide === '' ? 0 : (await measure.widest(wide, box.largest)) / box.largest;
  const largest = widest === 0 ? box.largest : Math.min(box.largest, Math.floor(width / widest));
  if (largest >= smallest) {
    const height = await measure.height(text, largest, width);
    if (height <= box.height) return { text, size: largest };
    const isLow = async (size: number) => (await measure.height(text, size, width)) <= box.height;
    // Lines grow in height and in number: the size goes with the root of the room.
    const guess = Math.floor(largest * Math.sqrt(box.height / height));
    const size = await last(smallest, largest - 1, isLow, guess);
    if (size !== undefined) return { text, size };
  }
  return { text: await shorten(box, measure), size: smallest };
}

/** The words that could be wider than so many ems; a letter is hardly ever wider than two. */
const longWords = (text: string, ems: number) =>
  text
    .split(/\s+/u)
    .filter((word) => word.length * 2 > ems)
    .join(' ');

/** The longest beginning that fits at the smallest size, with an ellipsis; a word is cut only where the first is too wide. */
async function shorten({ text, width, height, smallest }: TextBox, measure: Measure): Promise<string> {
  const fits = async (shortened: string) =>
    (await measure.widest(shortened, smallest)) <= width &&
    (await measure.height(shortened, smallest, width)) <= height;
  for (const ends of [wordEnds(text), letterEnds(text)]) {
    const beginning = (count: number) => withEllipsis(text.slice(0, ends[count - 1]));
    const count = await last(1, ends.length - 1, (count) => fits(beginning(count)));
    if (count !== undefined) return beginning(count);
  }
  return '…';
}

const wordEnds = (text: string) => [...text.matchAll(/\S+/gu)].map((word) => word.index + word[0].length);
const letterEnds = (text: string) =>
  [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(
    ({ index, segment }) => index + segment.length,
  );
const withEllipsis = (text: string) => `${text.replace(/[\s,;:.،؛–—-]+$/u, '')}…`;

/** The last whole number in a range for which something holds, if it holds up to there and then no more. */
async function last(
  from: number,
  to: number,
  holds: (value: number) => Promise<boolean>,
  guess = Math.ceil((from + to) / 2),
): Promise<number | undefined> {
  let found: number | undefined;
  let [low, high, next] = [from, to, guess];
  // Away from the guess in steps that double, then by halves.
  for (let step = 1; low <= high; step *= 2) {
    const value = Math.min(Math.max(next, low), high);
    if (await holds(value)) {
      found = value;
      low = value + 1;
      next = Math.min(value + step, Math.ceil((low + high) / 2));
    } else {
      high = value - 1;
      next = Math.max(value - step, Math.ceil((low + high) / 2));
    }
  }
  return found;
}
