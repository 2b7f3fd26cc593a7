import { diffArrays } from 'diff';
import { foldedText } from './fold.ts';

/** Words that two texts share, or that only one has. */
export interface DiffPart {
  text: string;
  kind: 'same' | 'removed' | 'added';
}

/**
 * Returns the words of two texts in parts: shared ones as `after` has them, removed ones before added ones.
 * Words that differ only in kinds of quotation marks, dashes or spaces count as shared, as in `fold`.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const changes = diffArrays(wordsOf(before), wordsOf(after), {
    comparator: (one, other) => one.folded === other.folded,
  });
  return changes.map(({ value, added, removed }) => ({
    text: value.map(({ text }) => text).join(' '),
    kind: kindOf(added, removed),
  }));
}

const wordsOf = (text: string) =>
  text
    .split(/\s+/u)
    .filter(Boolean)
    .map((word) => ({ text: word, folded: foldedText(word) }));

function kindOf(added: boolean, removed: boolean): DiffPart['kind'] {
  if (added) return 'added';
  return removed ? 'removed' : 'same';
}
