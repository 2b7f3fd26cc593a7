import { editDistance } from '../text/edit-distance.ts';
import { isSame, type Token } from './tokens.ts';

/** A step of an alignment: ranges of tokens that are the same, replaced, only asked for, or only published. Ends are exclusive. */
export interface Step {
  kind: 'same' | 'replaced' | 'added' | 'removed';
  asked: readonly [from: number, to: number];
  published: readonly [from: number, to: number];
}

/** How asked words and published ones correspond. */
export interface Alignment {
  /** The published words that correspond to the asked ones. */
  from: number;
  to: number;
  steps: Step[];
  /** The share of the asked words that are published so, from 0 to 1, by their weight. */
  likeness: number;
}

/** What words count. Words that most sentences have say little about where a sentence comes from. */
export type Weigh = (token: Token) => number;

/** What a replaced word costs if only its spelling differs, compared with another word. */
const typo = 0.4;
/** A little more than a replaced word, so that words are replaced before others are added and removed. */
const added = 1.05;
const removed = 0.85;
/** Where the asked words have an ellipsis, this much is free for each word that is left out. */
const removedInGap = 0.002;

const moves = { start: 0, same: 1, twoAsked: 2, twoPublished: 3, replaced: 4, added: 5, removed: 6 } as const;

/**
 * Aligns asked words with published ones so that they differ least (Needleman and Wunsch, 1970); words before and after the matching
 * part of the published ones cost nothing, unless `isWhole` is true. Time and memory grow with the product of both lengths.
 */
export function align(
  asked: readonly Token[],
  published: readonly Token[],
  options: { isWhole?: boolean; gaps?: ReadonlySet<number>; weigh?: Weigh } = {},
): Alignment {
  const { isWhole = false, gaps = new Set<number>(), weigh = () => 1 } = options;
  const [rows, columns] = [asked.length + 1, published.length + 1];
  const move = new Uint8Array(rows * columns);
  const weights = { asked: asked.map(weigh), published: published.map(weigh) };
  const costOf = (of: readonly number[], at: number) => of[at] ?? 1;
  let beforeLast = new Float64Array(columns);
  let last = new Float64Array(columns);
  let current = new Float64Array(columns);
  const at = (row: Float64Array, column: number) => row[column] ?? Infinity;
  for (let row = 0; row < rows; row++) {
    [beforeLast, last, current] = [last, current, beforeLast];
    for (let column = 0; column < columns; column++) {
      if (row === 0 && (column === 0 || !isWhole)) {
        current[column] = 0;
        continue;
      }
      let best = Infinity;
      let chosen: number = moves.start;
      const consider = (cost: number, kind: number) => {
        if (cost >= best) return;
        best = cost;
        chosen = kind;
      };
      const [one, other] = [asked[row - 1], published[column - 1]];
      if (one && other) {
        if (isSame([one], [other])) consider(at(last, column - 1), moves.same);
        else {
          const [before, beforeOther] = [asked[row - 2], published[column - 2]];
          if (before && isSame([before, one], [other])) consider(at(beforeLast, column - 1), moves.twoAsked);
          if (beforeOther && isSame([one], [beforeOther, other]))
            consider(at(last, column - 2), moves.twoPublished);
          const weight = Math.max(costOf(weights.asked, row - 1), costOf(weights.published, column - 1));
          consider(at(last, column - 1) + weight * (isTypo(one, other) ? typo : 1), moves.replaced);
        }
      }
      if (one) consider(at(last, column) + added * costOf(weights.asked, row - 1), moves.added);
      if (other && (isWhole || row < rows - 1 || column === 0)) {
        const cost = gaps.has(row) ? removedInGap : removed * costOf(weights.published, column - 1);
        consider(at(current, column - 1) + cost, moves.removed);
      }
      current[column] = best;
      move[row * columns + column] = chosen;
    }
  }
  // Of several equally good ends, the first.
  let to = isWhole ? columns - 1 : 0;
  if (!isWhole)
    for (let column = 1; column < columns; column++) if (at(current, column) < at(current, to)) to = column;
  const total = weights.asked.reduce((sum, weight) => sum + weight, 0);
  const likeness = total === 0 ? 0 : Math.max(0, 1 - at(current, to) / total);
  return { ...traced(move, rows, columns, to), to, likeness };
}

/** Returns the steps that lead to the end of the last row at `to`. */
function traced(
  move: Uint8Array,
  rows: number,
  columns: number,
  to: number,
): Pick<Alignment, 'from' | 'steps'> {
  const steps: Step[] = [];
  let row = rows - 1;
  let column = to;
  for (;;) {
    const kind = move[row * columns + column];
    if (kind === moves.start || kind === undefined) break;
    const takesAsked = taken(kind, moves.removed, moves.twoAsked);
    const takesPublished = taken(kind, moves.added, moves.twoPublished);
    steps.push({
      kind: nameOf(kind),
      asked: [row - takesAsked, row],
      published: [column - takesPublished, column],
    });
    row -= takesAsked;
    column -= takesPublished;
  }
  return { from: column, steps: steps.reverse() };
}

/** Returns how many words of one side a move takes. */
function taken(kind: number, none: number, two: number): number {
  if (kind === none) return 0;
  return kind === two ? 2 : 1;
}

function nameOf(kind: number): Step['kind'] {
  if (kind === moves.replaced) return 'replaced';
  if (kind === moves.added) return 'added';
  return kind === moves.removed ? 'removed' : 'same';
}

/** True if a word is likely a misspelling of the other one; not for numbers. */
function isTypo(one: Token, other: Token): boolean {
  if (one.isNumber || other.isNumber) return false;
  const shorter = Math.min(one.form.length, other.form.length);
  if (shorter < 4) return false;
  const limit = shorter < 8 ? 1 : 2;
  if (Math.abs(one.form.length - other.form.length) > limit) return false;
  return editDistance(one.form, other.form, limit) <= limit;
}

/** True if all asked words are the same as the published ones, which no gap separates. */
export const isExact = ({ steps }: Alignment): boolean => steps.every(({ kind }) => kind === 'same');
