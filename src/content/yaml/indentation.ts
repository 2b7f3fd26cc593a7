import type { YAMLError } from 'yaml';
import { counted } from '../../text/counted.ts';
import { fieldLine, type Line, type YamlFault } from './lines.ts';

/** Returns the problem of a line with the wrong indentation; undefined if it is correct. `row` is the index of the error's line. */
export function indentFault(
  error: YAMLError,
  errors: readonly YAMLError[],
  lines: readonly Line[],
  row: number,
): YamlFault | undefined {
  const wrong = isOnNextLine(error, errors, lines[row]?.text ?? '') ? nextFull(lines, row + 1, 1) : row;
  const line = lines[wrong];
  if (!line || (!fieldLine.test(line.text) && !isItem(line.text))) return undefined;
  const indent = line.text.search(/\S/);
  const above = lines[nextFull(lines, wrong - 1, -1)];
  if (!above) return undefined;
  const before = lines.slice(0, wrong);
  // A list continues where its other items begin; a field where the field before it begins.
  const item = isItem(line.text) ? before.findLast(({ text }) => isItem(text))?.text.search(/\S/) : undefined;
  if (item === undefined && indent === 0 && before.every(({ text }) => /^(?: |$)/.test(text))) {
    // All lines above are indented, beginning with the first.
    const first = lines[nextFull(lines, 0, 1)];
    return first && indentedBy(first, 0);
  }
  const right = item ?? columnOf(above.text);
  return right === indent ? undefined : indentedBy(line, right);
}

/** True if the parser reports the line above the wrong one. */
const isOnNextLine = (error: YAMLError, errors: readonly YAMLError[], line: string) =>
  (!isItem(line) || fieldLine.test(line)) &&
  error.code === 'BLOCK_AS_IMPLICIT_KEY' &&
  errors.some(({ code, pos }) => code === 'MULTILINE_IMPLICIT_KEY' && pos[0] === error.pos[0]);

const isItem = (line: string) => /^\s*- /.test(line);

/** Returns the index of the nearest line, from `from` down or up, that is neither empty nor a comment. */
function nextFull(lines: readonly Line[], from: number, step: 1 | -1): number {
  let at = from;
  while (lines[at] !== undefined && /^\s*(?:#|$)/.test(lines[at]?.text ?? '')) at += step;
  return at;
}

/** Returns the column at which the field name begins, after list hyphens; without a field, the column of the text. */
const columnOf = (line: string) => fieldLine.exec(line)?.[1]?.length ?? line.search(/\S|$/);

function indentedBy({ start, text }: Line, right: number): YamlFault {
  const indent = text.search(/\S/);
  return {
    offset: start + indent,
    name: 'yaml-invalid',
    found: `a line indented by ${counted(indent, 'space')}`,
    expected: `${counted(right, 'space')}, like the lines it belongs with`,
    fix: `${' '.repeat(right)}${text.trim()}`,
  };
}
