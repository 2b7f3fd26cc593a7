/** A text and the space that it must fit. */
export interface TextBox {
  text: string;
  /** Pixels. */
  width: number;
  height: number;
  /** Font sizes in whole pixels. */
  largest: number;
  smallest: number;
}

/** A text and the font size at which it fits; the text is truncated if it fits at no size. */
export interface Fitted {
  text: string;
  size: number;
  /** Of a quote in its paragraph: where the paragraph begins, and the height that is shown (quote-place.ts). */
  top?: number;
  shown?: number;
}

/** The layout of a text: its height and the width of each line, with trailing space, in pixels. */
export interface Layout {
  height: number;
  lines: readonly number[];
}

/** Lays out a text at a font size and width. A width of 1 breaks lines wherever possible. */
export type Measure = (text: string, size: number, width: number) => Promise<Layout>;

/** Returns the largest size at which the whole text fits without breaking a word; truncates the text at the smallest size. */
export async function fit(box: TextBox, measure: Measure): Promise<Fitted> {
  const { text, smallest, width, height } = box;
  const pieces = await measure(text, box.largest, 1);
  // Widths are proportional to the size, so one layout gives the largest size at which the longest word fits.
  const largest = Math.min(box.largest, Math.floor((width * box.largest) / Math.max(1, ...pieces.lines)));
  const fitsHeight = async (size: number) =>
    estimateFits(pieces, size / box.largest, box) ?? (await measure(text, size, width)).height <= height;
  const size = await lastWhere(smallest, largest, fitsHeight, largest);
  return size === undefined ? { text: await truncate(box, pieces, measure), size: smallest } : { text, size };
}

/**
 * Estimates whether scaled pieces fit the height; undefined if that is too close to call. Layout is by far the slowest
 * step, and most sizes are far from the one that is searched for.
 */
function estimateFits({ lines: pieces, height }: Layout, scale: number, box: TextBox): boolean | undefined {
  const lineHeight = (height / pieces.length) * scale;
  const fitsHeight = (widths: number, heights: number) => {
    let [count, filled] = [1, 0];
    for (const piece of pieces) {
      filled += piece * scale * widths;
      if (filled <= box.width) continue;
      count += 1;
      filled = piece * scale * widths;
    }
    return count * lineHeight * heights <= box.height;
  };
  // Small letters are spaced wider than large ones, by up to 2.5 %, and the space at the end of a line has no width.
  if (fitsHeight(1.03, 1.002)) return true;
  return fitsHeight(0.96, 0.998) ? undefined : false;
}

/** Returns the longest beginning that fits at the smallest size, with an ellipsis; breaks a word only if the first is too wide. */
async function truncate(
  { text, width, height, largest, smallest }: TextBox,
  pieces: Layout,
  measure: Measure,
): Promise<string> {
  const fits = async (candidate: string) => {
    const [inWidth, inNone] = await Promise.all([
      measure(candidate, smallest, width),
      measure(candidate, smallest, 1),
    ]);
    return inWidth.height <= height && Math.max(...inNone.lines) <= width;
  };
  const scale = smallest / largest;
  const room = width * Math.floor(height / ((pieces.height / pieces.lines.length) * scale));
  const letters = (text.length * room) / (scale * pieces.lines.reduce((sum, line) => sum + line, 0));
  for (const ends of [wordEnds(text), letterEnds(text)]) {
    const beginning = (count: number) => withEllipsis(text.slice(0, ends[count - 1]));
    const guess = ends.filter((end) => end < letters).length;
    const count = await lastWhere(1, ends.length - 1, (count) => fits(beginning(count)), guess);
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

/** Returns the largest integer in a range for which `holds` is true; it must be true up to some value and false above it. */
async function lastWhere(
  from: number,
  to: number,
  holds: (value: number) => Promise<boolean>,
  guess: number,
): Promise<number | undefined> {
  let found: number | undefined;
  let [low, high, next] = [from, to, guess];
  // Exponential search from the guess, then binary search.
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
