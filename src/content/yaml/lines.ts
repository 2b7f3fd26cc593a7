import type { Problem } from '../../model/problem.ts';

/** A problem of a YAML text, at an offset. */
export interface YamlFault extends Pick<Problem, 'name' | 'found' | 'expected' | 'fix'> {
  offset: number;
}

/** Matches a line that begins with a field; the groups are the indentation with list hyphens, the name and the value. */
export const fieldLine = /^(\s*(?:- +)*)("[^"]*"|'[^']*'|[\p{L}\p{N}_][^\s:#]*):(?:[ \t]+(.*?))?[ \t]*$/u;

/** One line of a text: the offset at which it starts, and its text without the line end. */
export interface Line {
  start: number;
  text: string;
}

/** Splits a text into lines. */
export function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const here = { start, text: line.replace(/\r$/, '') };
    start += line.length + 1;
    return here;
  });
}

/** Returns text as a quoted YAML scalar: in double quotation marks, or in single ones if the text would need escapes. */
export const quotedScalar = (text: string): string =>
  /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
