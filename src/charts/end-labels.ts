import { widthOf } from '../maps/text-size.ts';

/** A label next to an axis: its size along the axis, and where its middle should be. */
export interface EndLabel {
  size: number;
  at: number;
}

/** Width of labels at the ends of lines, in units: what a phone can spare. */
const labelWidth = 96;

/** Splits a label into lines of the width that a phone can spare. */
export function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter((one) => one !== '')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && widthOf(longer) <= labelWidth) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** True if a label has room at the end of a line: in at most three lines, none of which is much wider than others. */
export function fitsAtEnd(text: string): boolean {
  const lines = wrapped(text);
  return lines.length <= 3 && lines.every((line) => widthOf(line) <= labelWidth * 1.2);
}

/**
 * Returns the middles of labels, in their order, so that none covers another and all are between 0 and `height`, which must have room for
 * all. Each is as near to where it should be as the others allow: labels that touch share their distance.
 */
export function spreadLabels(labels: readonly EndLabel[], height: number): number[] {
  const order = labels
    .map((label, index) => ({ ...label, index }))
    .sort((a, b) => a.at - b.at || a.index - b.index);
  const groups: { members: typeof order; top: number; size: number }[] = [];
  for (const one of order) {
    let group = stacked([one], height);
    // A group that touches the one above joins it.
    for (let above = groups.at(-1); above && above.top + above.size > group.top; above = groups.at(-1)) {
      groups.pop();
      group = stacked([...above.members, ...group.members], height);
    }
    groups.push(group);
  }
  const middles = labels.map(() => 0);
  for (const { members, top } of groups) {
    let end = top;
    for (const { index, size } of members) {
      middles[index] = end + size / 2;
      end += size;
    }
  }
  return middles;
}

/** Stacks labels without space between them, as near to where they should be as they can all be. */
function stacked<Label extends EndLabel>(members: Label[], height: number) {
  let size = 0;
  let sum = 0;
  for (const member of members) {
    sum += member.at - member.size / 2 - size;
    size += member.size;
  }
  return { members, size, top: Math.max(0, Math.min(height - size, sum / members.length)) };
}
