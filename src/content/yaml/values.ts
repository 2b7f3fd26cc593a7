import { type Document, visit, type YAMLError } from 'yaml';
import { show } from '../../model/problem.ts';
import { fieldLine, type Line, quotedScalar, type YamlFault } from './lines.ts';

/** Matches a hyphen or question mark that is a value between brackets. */
const bareMarkInBrackets = /(?<=[[{,:][ \t]*)[-?](?=[ \t]*[,\]}])/g;

type FaultAt = (found: string, expected: string, fix: string, offset?: number) => YamlFault;

/** Returns the problem of a line whose value needs quotation marks, or has one that is not closed. */
export function valueFault(
  error: YAMLError,
  { start, text: line }: Line,
  document: Document,
  text: string,
): YamlFault | undefined {
  const at: FaultAt = (found, expected, fix, offset = error.pos[0]) => ({
    offset,
    name: 'yaml-invalid',
    found,
    expected,
    fix,
  });
  const { offset: from, isSure } = unclosed(document, text, error);
  if (isSure || error.message.startsWith('Missing closing')) {
    const opened = text.slice(from).split('\n')[0] ?? '';
    const before = text.slice(text.lastIndexOf('\n', from - 1) + 1, from).trimStart();
    return at(
      'a quotation mark that is never closed',
      'a quotation mark at both ends',
      `${before}${quotedScalar(opened.slice(1).trim())}`,
      from,
    );
  }
  const missing = /^(\s*(?:- +)*)([\p{L}_]\w*):(\S.*)$/u.exec(line);
  if (missing && error.code === 'MULTILINE_IMPLICIT_KEY')
    return at(
      `a colon without a space after it: ${show(line.trim())}`,
      'a space between the colon and the value',
      `${missing[2]}: ${missing[3]}`,
    );
  const [, marks = '', key, value = ''] = fieldLine.exec(line) ?? /^(\s*(?:- +)+)()(.*)$/.exec(line) ?? [];
  if (value !== '')
    return quotingFault(
      value,
      error,
      (quoted) => `${marks.trimStart()}${key ? `${key}: ` : ''}${quoted}`,
      at,
    );
  if (key !== undefined) return undefined;
  return at(
    `a line without a field: ${show(line.trim())}`,
    'name: value on each line; the next line of a text is indented by two spaces more than its field',
    `  ${line.trim()}`,
    start + line.search(/\S|$/),
  );
}

/** Returns the problem of a value that needs other quotation marks; `field` adds the field name to a value. */
function quotingFault(
  value: string,
  error: YAMLError,
  field: (quoted: string) => string,
  at: FaultAt,
): YamlFault | undefined {
  const marked = /^[[{]/.test(value) ? value.match(bareMarkInBrackets) : null;
  if (marked)
    return at(
      `text that is only ${show(marked[0])}, which has a special meaning in YAML`,
      'quotation marks around such text',
      field(value.replace(bareMarkInBrackets, '"$&"')),
    );
  if (error.code === 'BAD_DQ_ESCAPE')
    return at(
      'a backslash in text between double quotation marks, where it begins an escape sequence',
      'single quotation marks around text with a backslash',
      field(`'${value.slice(1, -1).replaceAll("'", "''")}'`),
    );
  if (/^["']/.test(value))
    return at(
      'text after a closing quotation mark',
      'quotation marks around the whole text',
      field(quotedScalar(withoutMarks(value))),
    );
  if (/^[“”„«‘’]/.test(value)) {
    const [, inner] = /^[“”„«‘’](.*)[“”»‘’]$/.exec(value) ?? [];
    const straight =
      inner === undefined ? '' : `${field(quotedScalar(inner))}\nor, to show readers the curly ones, `;
    return at(
      'a colon in text between curly quotation marks, which YAML does not treat as quotation marks',
      'straight quotation marks around the text',
      `${straight}${field(quotedScalar(value))}`,
    );
  }
  if (/:(?:\s|$)/.test(value))
    return at(
      'a colon inside text',
      'quotation marks around text that contains a colon and a space',
      field(quotedScalar(value)),
    );
  if (/^[@`%[\]{}>|*&!?,-]/.test(value))
    return at(
      `text that begins with ${show(value.charAt(0))}, which has a special meaning in YAML`,
      'quotation marks around such text',
      field(quotedScalar(value)),
    );
  return undefined;
}

/** Removes the straight quotation marks around text, if all others in it are apostrophes. */
function withoutMarks(value: string): string {
  const mark = value.charAt(0);
  const inner = value.slice(1, value.length > 1 && value.endsWith(mark) ? -1 : undefined);
  return inner.replaceAll(/(?<=\p{L})'(?=\p{L})/gu, '').includes(mark) ? value : inner;
}

/** Returns the offset of the quotation mark that is probably not closed: the first one whose text contains a field, or else the last one. */
export function unclosed(
  document: Document,
  text: string,
  error: YAMLError,
): { offset: number; isSure: boolean } {
  let last = 0;
  let swallows: number | undefined;
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (!type?.startsWith('QUOTE') || !range) return;
      if (range[0] <= error.pos[0]) last = range[0];
      if (/\n\s*(?:- +)*[\p{L}_][\p{L}\p{N}_-]*:(?:\s|$)/u.test(text.slice(range[0], range[1])))
        swallows ??= range[0];
    },
  });
  return { offset: swallows ?? last, isSure: swallows !== undefined };
}
