import { isPair, isScalar, isSeq, visit, type Document, type YAMLError } from 'yaml';
import { show, type Problem } from '../model/problem.ts';

/** What a fault of YAML is, and at which offset of the text an editor should look. */
export interface YamlFault extends Pick<Problem, 'name' | 'found' | 'expected' | 'fix'> {
  offset: number;
}

/** Plain text after which a comment follows on the same line: what may be meant as text is not read. */
export interface CutText {
  /** Where in the data the text is. */
  path: PropertyKey[];
  /** Offset of the text, or of the comment where there is no text before it. */
  offset: number;
  /** Offset of the end of the comment. */
  end: number;
  /** The text as read, and the comment with its number sign. */
  words: string;
  comment: string;
}

/** A field at the beginning of a line, with the list marks before it: indentation, name, value. */
const fieldLine = /^(\s*(?:- +)*)("[^"]*"|'[^']*'|[\p{L}\p{N}_][^\s:#]*):(?:[ \t]+(.*?))?[ \t]*$/u;

/** A value that begins with what YAML takes for the mark of a list item or of a key. */
const bareMark = /^[-?](?:[ \t]|$)/;

/** A hyphen or question mark that is a whole value between brackets. */
const bareMarkInBrackets = /(?<=[[{,:][ \t]*)[-?](?=[ \t]*[,\]}])/g;

/** Text as a quoted scalar: double quotation marks, or single ones where those would need escapes. */
export const quotedScalar = (text: string): string =>
  /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;

/** Every plain scalar that has a comment after it on its line, or a comment in its place. */
export function cutTexts(document: Document, text: string): CutText[] {
  const found: CutText[] = [];
  visit(document, {
    Scalar: (key, { type, value, range }, ancestors) => {
      if (key === 'key' || type !== 'PLAIN' || !range) return;
      const [start, end] = range;
      const comment = /^[ \t]*(#.*)/.exec(text.slice(end, range[2]))?.[1];
      if (comment === undefined || (typeof value !== 'string' && value !== null)) return;
      const path = ancestors.flatMap((node, index): PropertyKey[] => {
        if (isPair(node)) return [isScalar(node.key) ? String(node.key.value) : ''];
        const below = ancestors[index + 1];
        if (!isSeq(node)) return [];
        return [below === undefined ? Number(key) : node.items.indexOf(below)];
      });
      const words = typeof value === 'string' ? value : '';
      found.push({ path, offset: start, end: text.indexOf(comment, end) + comment.length, words, comment });
    },
  });
  return found;
}

/** What is said of text that a comment cuts; `more` is what follows the comment and cannot be read. */
export function cutFault(text: string, { offset, words, comment }: CutText, more = ''): YamlFault {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trimStart();
  const whole = [words, comment, more].filter(Boolean).join(' ');
  return {
    offset,
    name: 'yaml-comment',
    found: `${words === '' ? 'nothing' : show(words)}, and a comment, which is not read: ${show(comment)}`,
    expected: 'text in quotation marks where a number sign follows a space in it',
    fix: `${before}${quotedScalar(whole)}\nor, where it is a comment, put it on a line of its own`,
  };
}

/** Says what is wrong with YAML that cannot be read. `errors` are all of the parser's, in its order. */
export function yamlFault(
  error: YAMLError,
  errors: readonly YAMLError[],
  document: Document,
  text: string,
  cut: readonly CutText[],
): YamlFault {
  const [offset] = error.pos;
  const at = (
    problem: Omit<YamlFault, 'offset' | 'name'> & { name?: YamlFault['name'] },
    where = offset,
  ) => ({
    offset: where,
    name: 'yaml-unreadable' as const,
    ...problem,
  });
  if (error.code === 'TAB_AS_INDENT')
    return at({
      name: 'yaml-tab',
      found: 'a tab before a field',
      expected: 'spaces',
      fix: 'put two spaces in place of the tab',
    });
  if (error.code === 'DUPLICATE_KEY') {
    const [, quoted, bare] = /^(?:"([^"]*)"|([^\s:]*))/.exec(text.slice(offset)) ?? [];
    return at({
      name: 'key-twice',
      found: `the field ${show(quoted ?? bare)} a second time`,
      expected: 'each field once',
      fix: 'take one out',
    });
  }
  if (error.code === 'MULTIPLE_DOCS')
    return at({
      found: 'a second document',
      expected: 'one',
      fix: 'take out the line of three dots or hyphens before it',
    });

  if (error.code === 'IMPOSSIBLE' || error.message.includes('call stack'))
    return at({ found: error.message, expected: 'YAML such as title: The army on paper' });
  const isUnclosed = error.message.startsWith('Missing closing') || unclosed(document, text, error).isSure;
  const lines = linesOf(text);
  const row = lines.findLastIndex(({ start }) => start <= offset);
  const line = lines[row] ?? { start: 0, text: '' };
  // What follows a comment inside a text is no text any more.
  const ended = cut.find(({ end }) => text.slice(end, line.start).trim() === '' && end < line.start);
  if (ended) return cutFault(text, ended, line.text.trim());
  if (/^Flow (?:sequence|map)/.test(error.message)) {
    const [opened] = lines
      .slice(0, row)
      .filter(({ text: above }) => above.trim() !== '')
      .slice(-1);
    const close = error.message.includes('sequence') ? ']' : '}';
    return at({
      found: `brackets that are opened and not closed before this line`,
      expected: `a ${close} at the end`,
      ...(opened && { fix: `${opened.text.trim()}${close}` }),
    });
  }
  // A list mark after the name of a field, as in label: -, is text that was meant: its line is indented as it should be.
  const hasMark = bareMark.test(fieldLine.exec(line.text)?.[3] ?? '');
  return (
    (isUnclosed || hasMark ? undefined : indentFault(error, errors, lines, row)) ??
    valueFault(error, line, document, text) ??
    at({
      found: `YAML that cannot be read: ${error.message}`,
      expected: 'a field on each line, such as title: The army on paper',
      fix: 'put text that holds a colon or begins with a sign in quotation marks',
    })
  );
}

interface Line {
  start: number;
  text: string;
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const here = { start, text: line.replace(/\r$/, '') };
    start += line.length + 1;
    return here;
  });
}

/** Where the name of a field begins on a line, list marks counted; of a line without one, where its text begins. */
const columnOf = (line: string) => fieldLine.exec(line)?.[1]?.length ?? line.search(/\S|$/);

/** A line that is indented otherwise than the lines it belongs to. */
function indentFault(
  error: YAMLError,
  errors: readonly YAMLError[],
  lines: readonly Line[],
  row: number,
): YamlFault | undefined {
  const isNextLine = errors.some(
    ({ code, pos }) =>
      code === 'MULTILINE_IMPLICIT_KEY' && error.code === 'BLOCK_AS_IMPLICIT_KEY' && pos[0] === error.pos[0],
  );
  const isList = (line: string) => /^\s*- /.test(line);
  const full = (from: number, step: 1 | -1) => {
    let at = from;
    while (lines[at] !== undefined && /^\s*(?:#|$)/.test(lines[at]?.text ?? '')) at += step;
    return at;
  };
  const wrong =
    isNextLine && !isList(lines[row]?.text ?? '')
      ? full(row + 1, 1)
      : isNextLine && fieldLine.test(lines[row]?.text ?? '')
        ? full(row + 1, 1)
        : row;
  const line = lines[wrong];
  if (!line || (!fieldLine.test(line.text) && !isList(line.text))) return undefined;
  const indent = line.text.search(/\S/);
  const above = lines[full(wrong - 1, -1)];
  if (!above) return undefined;
  // A list goes on where its other items begin; a field where the field before it begins.
  const item = isList(line.text)
    ? lines
        .slice(0, wrong)
        .findLast(({ text }) => isList(text))
        ?.text.search(/\S/)
    : undefined;
  const right =
    item ??
    (lines.slice(0, wrong).every(({ text }) => /^(?: |$)/.test(text)) && indent === 0
      ? undefined
      : columnOf(above.text));
  if (right === undefined) {
    // The first line is the one that is indented.
    const first = lines[full(0, 1)];
    return first && indentedBy(first, 0);
  }
  return right === indent ? undefined : indentedBy(line, right);
}

const spaces = (count: number) => (count === 1 ? '1 space' : `${count} spaces`);

function indentedBy({ start, text }: Line, right: number): YamlFault {
  const indent = text.search(/\S/);
  return {
    offset: start + indent,
    name: 'yaml-unreadable',
    found: `a line with ${spaces(indent)} before it, which puts it where it does not belong`,
    expected: `${spaces(right)} before it, like the lines it belongs to`,
    fix: `${' '.repeat(right)}${text.trim()}`,
  };
}

/** A value that has to be quoted, or quotation marks that are not closed. */
function valueFault(
  error: YAMLError,
  { start, text: line }: Line,
  document: Document,
  text: string,
): YamlFault | undefined {
  const at = (found: string, expected: string, fix: string, offset = error.pos[0]): YamlFault => ({
    offset,
    name: 'yaml-unreadable',
    found,
    expected,
    fix,
  });
  const { offset: from, isSure } = unclosed(document, text, error);
  if (isSure || error.message.startsWith('Missing closing')) {
    const opened = text.slice(from).split('\n')[0] ?? '';
    const before = text.slice(text.lastIndexOf('\n', from - 1) + 1, from).trimStart();
    return at(
      'text that begins with a quotation mark and never ends with one',
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
  const field = (quoted: string) => `${marks.trimStart()}${key ? `${key}: ` : ''}${quoted}`;
  if (value === '')
    return key === undefined
      ? at(
          `a line without a field: ${show(line.trim())}`,
          'name: value on each line; text that goes on is indented by two spaces more than its field',
          `  ${line.trim()}`,
          start + line.search(/\S|$/),
        )
      : undefined;
  const marked = /^[[{]/.test(value) ? value.match(bareMarkInBrackets) : null;
  if (marked)
    return at(
      `text that is only ${show(marked[0])}, which means something else in YAML`,
      'quotation marks around such text',
      field(value.replace(bareMarkInBrackets, '"$&"')),
    );
  if (error.code === 'BAD_DQ_ESCAPE')
    return at(
      'a backslash in text between double quotation marks, where it means something else',
      'single quotation marks around text with a backslash',
      field(`'${value.slice(1, -1).replaceAll("'", "''")}'`),
    );
  if (/^["']/.test(value))
    return at(
      'text after a closing quotation mark',
      'quotation marks around the whole text',
      field(quotedScalar(withoutMarks(value))),
    );
  const curly = /^[“”„«‘’](.*)[“”»‘’]$/.exec(value);
  if (/^[“”„«‘’]/.test(value))
    return at(
      'a colon in text between curly quotation marks, which YAML takes for letters',
      'straight quotation marks around the text',
      [
        ...(curly
          ? [`${field(quotedScalar(curly[1] ?? ''))}\nor, with the curly ones as readers see them,`]
          : []),
        field(quotedScalar(value)),
      ].join(' '),
    );
  if (/:(?:\s|$)/.test(value))
    return at(
      'a colon inside text',
      'quotation marks around text that holds a colon and a space',
      field(quotedScalar(value)),
    );
  if (/^[@`%[\]{}>|*&!?,-]/.test(value))
    return at(
      `text that begins with ${show(value.charAt(0))}, which means something else in YAML`,
      'quotation marks around such text',
      field(quotedScalar(value)),
    );
  return undefined;
}

/** Text without the straight quotation marks that were to hold it, where those inside are apostrophes alone. */
function withoutMarks(value: string): string {
  const mark = value.charAt(0);
  const inner = value.slice(1, value.length > 1 && value.endsWith(mark) ? -1 : undefined);
  return inner.replaceAll(/(?<=\p{L})'(?=\p{L})/gu, '').includes(mark) ? value : inner;
}

/** The offset of the first text in quotation marks that swallows fields below it, or of the last one: that was never closed. */
function unclosed(document: Document, text: string, error: YAMLError): { offset: number; isSure: boolean } {
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
