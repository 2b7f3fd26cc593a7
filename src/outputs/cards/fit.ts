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

/** A text as the renderer sets it: how high, and how wide each line, with the space that ends it. Pixels. */
export interface SetText {
  height: number;
  lines: readonly number[];
}

/** Asks the renderer to set a text at a size in a width; in a width of 1, every piece that can have a line has one. */
export type Measure = (text: string, size: number, width: number) => Promise<SetText>;

/** Finds the largest size at which the whole text fits without cutting a word; at the smallest, shortens it. */
export async function fit(box: TextBox, measure: Measure): Promise<Fitted> {
  const { text, smallest, width, height } = box;
  const pieces = await measure(text, box.largest, 1);
  // Widths grow with the size, so one measuring tells the largest size at which the longest word fits a line.
  const largest = Math.min(box.largest, Math.floor((width * box.largest) / Math.max(1, ...pieces.lines)));
  const isLow = async (size: number) =>
    reckon(pieces, size / box.largest, box) ?? (await measure(text, size, width)).height <= height;
  const size = await last(smallest, largest, isLow, largest);
  return size === undefined ? { text: await shorten(box, pieces, measure), size: smallest } : { text, size };
}

/**
 * Whether pieces, scaled, fill lines that are low enough together; undefined where that is too near to say. To set a text
 * takes the renderer longer than all else here, and most sizes are far from the one looked for.
 */
function reckon({ lines: pieces, height }: SetText, scale: number, box: TextBox): boolean | undefined {
  const lineHeight = (height / pieces.length) * scale;
  const isLow = (widths: number, heights: number) => {
    let [count, filled] = [1, 0];
    for (const piece of pieces) {
      filled += piece * scale * widths;
      if (filled <= box.width) continue;
      count += 1;
      filled = piece * scale * widths;
    }
    return count * lineHeight * heights <= box.height;
  };
  // Small letters stand less close than large ones, by up to a fortieth; and the space that ends a line has no width.
  if (isLow(1.03, 1.002)) return true;
  return isLow(0.96, 0.998) ? undefined : false;
}

/** The longest beginning that fits at the smallest size, with an ellipsis; a word is cut only where the first is too wide. */
async function shorten(
  { text, width, height, largest, smallest }: TextBox,
  pieces: SetText,
  measure: Measure,
): Promise<string> {
  const fits = async (shortened: string) => {
    const [inWidth, inNone] = await Promise.all([
      measure(shortened, smallest, width),
      measure(shortened, smallest, 1),
    ]);
    return inWidth.height <= height && Math.max(...inNone.lines) <= width;
  };
  const scale = smallest / largest;
  const room = width * Math.floor(height / ((pieces.height / pieces.lines.length) * scale));
  const letters = (text.length * room) / (scale * pieces.lines.reduce((sum, line) => sum + line, 0));
  for (const ends of [wordEnds(text), letterEnds(text)]) {
    const beginning = (count: number) => withEllipsis(text.slice(0, ends[count - 1]));
    const guess = ends.filter((end) => end < letters).length;
    const count = await last(1, ends.length - 1, (count) => fits(beginning(count)), guess);
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
  guess: number,
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
