/**
 * Returns a path or name as one word of a command to paste into a shell. With only ASCII letters, digits and common signs of paths it stays as it is; in double
 * quotation marks, if it means the same there, because shells of Windows know these; else as POSIX shells take it.
 */
export function shellWord(word: string): string {
  if (/^[\w./:@+=,-]+$/.test(word)) return word;
  const changesInDoubleMarks = /["$`!]|\\(?:\\|$)/.test(word);
  return changesInDoubleMarks ? `'${word.replaceAll("'", String.raw`'\''`)}'` : `"${word}"`;
}
