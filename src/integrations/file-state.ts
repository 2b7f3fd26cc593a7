import { lstatSync } from 'node:fs';

/** Inode, size and time of the last change of a file: two links to one file that nobody has changed have the same. */
export type FileState = readonly [inode: number, size: number, changed: number];

/** How many numbers a state has, where many are stored one after another. */
export const stateLength = 3;

/** Returns the state of a file; undefined if it does not exist. */
export function stateOf(path: string): FileState | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found && [found.ino, found.size, found.mtimeMs];
}

/** True if a file has the state that is expected. */
export const isInState = (path: string, [inode, size, changed]: FileState): boolean => {
  const found = stateOf(path);
  return found?.[0] === inode && found[1] === size && found[2] === changed;
};

/** Returns the state in a row of stored ones. */
export const stateAt = (states: Float64Array, row: number): FileState => {
  const at = row * stateLength;
  return [states[at] ?? 0, states[at + 1] ?? 0, states[at + 2] ?? 0];
};

/** True if two rows of stored states are the same. */
export function areSameAt(states: Float64Array, row: number, others: Float64Array, other: number): boolean {
  const [at, from] = [row * stateLength, other * stateLength];
  return (
    states[at] === others[from] && states[at + 1] === others[from + 1] && states[at + 2] === others[from + 2]
  );
}

/** True if a state is that in a row of stored ones. */
export function isStateAt(states: Float64Array, row: number, state: FileState | undefined): boolean {
  const at = row * stateLength;
  return state?.[0] === states[at] && state?.[1] === states[at + 1] && state?.[2] === states[at + 2];
}
