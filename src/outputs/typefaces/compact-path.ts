/** A step of an outline as in fonts: absolute coordinates, y upward. */
export interface PathCommand {
  type: string;
  values: readonly number[];
}

interface Point {
  x: number;
  y: number;
}

/** How far a control point may be from where it is in the font, in units, so that it need not be written. */
const tolerance = 1;

/**
 * Returns outlines as the `d` of an SVG path (w3.org/TR/SVG2/paths.html) in whole units, y downward. It is part of every page, so it is short: relative
 * steps, no letter twice, no control point that the one before determines, no space that parsers do not need.
 */
export function compactPath(commands: readonly PathCommand[]): string {
  let here: Point = { x: 0, y: 0 };
  let start = here;
  let mirrored: Point | undefined;
  let last = '';
  let path = '';
  for (const { type, values } of commands) {
    const points = pointsOf(values);
    const from = here;
    here = points.at(-1) ?? start;
    if (type === 'M') start = here;
    const control = type === 'Q' ? points[0] : undefined;
    const [letter, numbers] = stepOf(type, from, points, mirrored);
    // The control point that is drawn, not the one in the font: otherwise differences would add up.
    const drawn = letter === 't' ? mirrored : control;
    mirrored = drawn && { x: 2 * here.x - drawn.x, y: 2 * here.y - drawn.y };
    if (letter === '') continue;
    path += letter === last ? separated(numbers) : letter + joined(numbers);
    last = letter;
  }
  return path;
}

const pointsOf = (values: readonly number[]): Point[] =>
  Array.from({ length: values.length / 2 }, (_, at) => ({
    x: Math.round(values[2 * at] ?? 0),
    y: Math.round(-(values[2 * at + 1] ?? 0)),
  }));

/** Returns the shortest letter for a step, with its numbers; no letter for a line that goes nowhere. */
function stepOf(
  type: string,
  from: Point,
  points: readonly Point[],
  mirrored: Point | undefined,
): [letter: string, numbers: number[]] {
  const numbers = points.flatMap(({ x, y }) => [x - from.x, y - from.y]);
  if (type === 'Q' && mirrored && points[0] && isClose(points[0], mirrored)) return ['t', numbers.slice(2)];
  if (type !== 'L') return [type.toLowerCase(), numbers];
  const [right = 0, down = 0] = numbers;
  if (right === 0 && down === 0) return ['', []];
  if (down === 0) return ['h', [right]];
  return right === 0 ? ['v', [down]] : ['l', numbers];
}

const isClose = (one: Point, other: Point) =>
  Math.abs(one.x - other.x) <= tolerance && Math.abs(one.y - other.y) <= tolerance;

const joined = (numbers: readonly number[]): string =>
  numbers.map((number, at) => (at === 0 ? String(number) : separated([number]))).join('');

/** Returns numbers after others: a minus separates them, too. */
const separated = (numbers: readonly number[]): string =>
  numbers.map((number) => (number < 0 ? String(number) : ` ${String(number)}`)).join('');
