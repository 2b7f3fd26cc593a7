import { type Box, type DrawnLabel, type Side, sides } from '../model/map.ts';
import { fontSize, lineOf, widthOf } from './text-size.ts';

/** A place whose label is to be placed. */
export interface LabeledPoint {
  label: string;
  x: number;
  y: number;
  /** The side that the author chose. */
  side?: Side | undefined;
}

/** What labels must not cover, and what they should not. */
export interface Obstacles {
  width: number;
  height: number;
  boxes: readonly Box[];
  /** Points of lines, which may be crossed where there is no other way. */
  ink: readonly (readonly [x: number, y: number])[];
  /** True for a right-to-left language: its labels are west of their places first. */
  isRightToLeft: boolean;
}

/** Half the size of the mark of a place. */
const mark = 4;
const gap = 7;
/** Labels that are tried before the search gives up; a map of twenty places needs a few hundred. */
const patience = 20_000;

/** A label with the box that it fills on a phone. */
export interface PlacedLabel {
  box: Box;
  label: DrawnLabel;
}

export const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

const isInside = ({ x, y, width, height }: Box, frame: Pick<Box, 'width' | 'height'>) =>
  x >= 2 && y >= 2 && x + width <= frame.width - 2 && y + height <= frame.height - 2;

/** Returns the box of the mark of a place. */
export const markBox = ({ x, y }: { x: number; y: number }): Box => ({
  x: x - mark,
  y: y - mark,
  width: 2 * mark,
  height: 2 * mark,
});

/** Returns a text centered on a point, and its box. */
export function centered(text: string, x: number, y: number, kind: DrawnLabel['kind']): PlacedLabel {
  const { ascent, descent } = lineOf(text);
  const [width, height] = [widthOf(text), (ascent + descent) * fontSize];
  return {
    box: { x: x - width / 2, y: y - height / 2, width, height },
    label: { text, x, y, anchor: 'middle', dy: (ascent - descent) / 2, kind },
  };
}

/** Steps to the right and down of each side. */
const steps: Record<Side, [right: -1 | 0 | 1, down: -1 | 0 | 1]> = {
  east: [1, 0],
  west: [-1, 0],
  north: [0, -1],
  south: [0, 1],
  northeast: [1, -1],
  southeast: [1, 1],
  northwest: [-1, -1],
  southwest: [-1, 1],
};
const anchors = { '-1': 'right', 0: 'middle', 1: 'left' } as const;

/** Returns the label on one side of a point. Labels shrink toward the point if the window is wide, so that they stay in the box. */
function onSide({ label: text, x, y }: LabeledPoint, side: Side): PlacedLabel {
  const { ascent, descent } = lineOf(text);
  const [width, height] = [widthOf(text), (ascent + descent) * fontSize];
  const [right, down] = steps[side];
  const toX = x + right * (down === 0 ? gap : mark);
  const toY = y + down * (right === 0 ? gap - 1 : mark);
  return {
    box: {
      x: toX + ((right - 1) * width) / 2,
      y: toY + ((down - 1) * height) / 2,
      width,
      height,
    },
    label: {
      text,
      x: toX,
      y: toY,
      anchor: anchors[right],
      dy: { '-1': -descent, 0: (ascent - descent) / 2, 1: ascent }[down],
      kind: 'place',
    },
  };
}

/** Returns the sides in the order in which they are tried: first the one in reading direction. */
const preferred = (isRightToLeft: boolean): Side[] =>
  isRightToLeft ? sides.map((side) => sides.find((other) => isMirrored(side, other)) ?? side) : [...sides];
const isMirrored = (side: Side, other: Side) =>
  steps[side][0] === -steps[other][0] && steps[side][1] === steps[other][1];

/** Returns the sides on which a label fits, the best first. */
function candidates(point: LabeledPoint, { boxes, ink, isRightToLeft, ...frame }: Obstacles): PlacedLabel[] {
  const crossed = ({ box }: PlacedLabel) =>
    Math.min(3, ink.filter(([x, y]) => overlap(box, { x, y, width: 0.1, height: 0.1 })).length);
  return (point.side === undefined ? preferred(isRightToLeft) : [point.side])
    .map((side) => onSide(point, side))
    .filter(({ box }) => isInside(box, frame) && !boxes.some((other) => overlap(box, other)))
    .map((candidate, order) => ({ candidate, cost: order + 3 * crossed(candidate) }))
    .sort((a, b) => a.cost - b.cost)
    .map(({ candidate }) => candidate);
}

/**
 * Returns a label for each place, none of which covers another, a place or an obstacle; undefined for those for which there is no room.
 * The same places always get the same labels. Places with the fewest possible sides go first; if one of them has none left, labels before
 * it are moved.
 */
export function placeLabels(
  points: readonly LabeledPoint[],
  obstacles: Obstacles,
): (PlacedLabel | undefined)[] {
  const boxes = [...obstacles.boxes, ...points.map(markBox)];
  const tasks = points
    .map((point, index) => ({ index, options: candidates(point, { ...obstacles, boxes }) }))
    .sort((a, b) => a.options.length - b.options.length || a.index - b.index);
  const chosen: PlacedLabel[] = [];
  let tries = 0;
  const fits = ({ box }: PlacedLabel) => !chosen.some((other) => overlap(box, other.box));
  const search = (at: number): boolean => {
    const task = tasks[at];
    if (!task) return true;
    for (const option of task.options) {
      if (++tries > patience) return false;
      if (!fits(option)) continue;
      chosen.push(option);
      if (search(at + 1)) return true;
      chosen.pop();
    }
    return false;
  };
  const labels: (PlacedLabel | undefined)[] = points.map(() => undefined);
  if (search(0)) {
    for (const [order, { index }] of tasks.entries()) labels[index] = chosen[order];
    return labels;
  }
  // Without a solution: as many as fit, one after another.
  chosen.length = 0;
  for (const { index, options } of tasks) {
    const option = options.find(fits);
    if (!option) continue;
    chosen.push(option);
    labels[index] = option;
  }
  return labels;
}
