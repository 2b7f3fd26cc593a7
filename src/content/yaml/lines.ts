import type { Problem } from '../../model/problem.ts';

/** What is wrong with a YAML text, and the offset in it at which an editor should look. */
export interface YamlFault extends Pick<Problem, 'name' | 'found' | 'expected' | 'fix'> {
  offset: number;
}

/** A field at the beginning of a line, with the list marks before it: indentation, name, value. */
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

/** Returns text as a quoted scalar: in double quotation marks, or in single ones where those would need escapes. */
export const quotedScalar = (text: string): string =>
  /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
