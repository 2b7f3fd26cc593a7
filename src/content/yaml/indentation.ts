import type { YAMLError } from 'yaml';
import { counted } from '../../text/counted.ts';
import { fieldLine, type Line, type YamlFault } from './lines.ts';

/** Returns the fault of a line that is indented differently from the lines it belongs to; `row` is the index of the error's line. */
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
    // The first line is the one that is indented.
    const first = lines[nextFull(lines, 0, 1)];
    return first && indentedBy(first, 0);
  }
  const right = item ?? columnOf(above.text);
  return right === indent ? undefined : indentedBy(line, right);
}

/** True where the parser reports the line above the one that is wrong. */
const isOnNextLine = (error: YAMLError, errors: readonly YAMLError[], line: string) =>
  (!isItem(line) || fieldLine.test(line)) &&
  error.code === 'BLOCK_AS_IMPLICIT_KEY' &&
  errors.some(({ code, pos }) => code === 'MULTILINE_IMPLICIT_KEY' && pos[0] === error.pos[0]);

const isItem = (line: string) => /^\s*- /.test(line);

/** The index of the nearest line that is neither empty nor a comment, from one on, downwards or upwards. */
function nextFull(lines: readonly Line[], from: number, step: 1 | -1): number {
  let at = from;
  while (lines[at] !== undefined && /^\s*(?:#|$)/.test(lines[at]?.text ?? '')) at += step;
  return at;
}

/** The column at which the name of a field begins, list marks included; without a field, that at which the text begins. */
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
