import { fold } from './fold.ts';

/** Words that two texts share, or that only one has. */
export interface DiffPart {
  text: string;
  kind: 'same' | 'removed' | 'added';
}

/**
 * The words of two texts side by side, by their longest common subsequence.
 * Words are the same where a reader would call them so: kinds of marks and dashes make no difference.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const a = before.split(/\s+/u).filter(Boolean);
  const b = after.split(/\s+/u).filter(Boolean);
  const foldedA = a.map((word) => fold(word).text);
  const foldedB = b.map((word) => fold(word).text);
  const width = b.length + 1;
  /** Length of the longest common subsequence of `a` from i and `b` from j, at `i * width + j`. */
  const shared = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => shared[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      shared[i * width + j] =
        foldedA[i] === foldedB[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));

  const parts: DiffPart[] = [];
  const push = (kind: DiffPart['kind'], text: string) => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += ` ${text}`;
    else parts.push({ kind, text });
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && foldedA[i] === foldedB[j]) {
      push('same', b[j++] ?? '');
      i++;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) push('removed', a[i++] ?? '');
    else push('added', b[j++] ?? '');
  }
  return parts;
}
