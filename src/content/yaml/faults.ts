import type { Document, YAMLError } from 'yaml';
import { show } from '../../model/problem.ts';
import { cutFault, type CutText } from './comments.ts';
import { indentFault } from './indentation.ts';
import { fieldLine, type Line, linesOf, type YamlFault } from './lines.ts';
import { unclosed, valueFault } from './values.ts';

/** Matches values that begin with a YAML indicator: of a list item or of a key. */
const bareMark = /^[-?](?:[ \t]|$)/;

/** Returns the problem of YAML that cannot be parsed. `errors` are all errors of the parser, in order. */
export function yamlFault(
  error: YAMLError,
  errors: readonly YAMLError[],
  document: Document,
  text: string,
  cut: readonly CutText[],
): YamlFault {
  const [offset] = error.pos;
  const known = faultByCode(error, text);
  if (known) return { offset, name: 'yaml-invalid', ...known };
  const isUnclosed = error.message.startsWith('Missing closing') || unclosed(document, text, error).isSure;
  const lines = linesOf(text);
  const row = lines.findLastIndex(({ start }) => start <= offset);
  const line = lines[row] ?? { start: 0, text: '' };
  // A comment inside a text ends the text, so the next line is an error.
  const ended = cut.find(({ end }) => text.slice(end, line.start).trim() === '' && end < line.start);
  if (ended) return cutFault(text, ended, line.text.trim());
  if (/^Flow (?:sequence|map)/.test(error.message)) return bracketFault(error, lines.slice(0, row));
  // A hyphen after a field name, as in label: -, was meant as text: the indentation is correct.
  const hasMark = bareMark.test(fieldLine.exec(line.text)?.[3] ?? '');
  return (
    (isUnclosed || hasMark ? undefined : indentFault(error, errors, lines, row)) ??
    valueFault(error, line, document, text) ?? {
      offset,
      name: 'yaml-invalid',
      found: `YAML that cannot be read: ${error.message}`,
      expected: 'a field on each line, such as title: The army on paper',
      fix: 'put text that contains a colon or begins with a special character in quotation marks',
    }
  );
}

/** Returns the problem of an error whose code is sufficient; undefined for others. */
function faultByCode(
  error: YAMLError,
  text: string,
): (Omit<YamlFault, 'offset' | 'name'> & { name?: YamlFault['name'] }) | undefined {
  if (error.code === 'TAB_AS_INDENT')
    return {
      name: 'yaml-tab',
      found: 'a tab in the indentation',
      expected: 'spaces',
      fix: 'replace the tab with two spaces',
    };
  if (error.code === 'DUPLICATE_KEY') {
    const [, quoted, bare] = /^(?:"([^"]*)"|([^\s:]*))/.exec(text.slice(error.pos[0])) ?? [];
    return {
      name: 'key-repeated',
      found: `a second field ${show(quoted ?? bare)}`,
      expected: 'each field once',
      fix: 'delete one of the two',
    };
  }
  if (error.code === 'MULTIPLE_DOCS')
    return {
      found: 'a second YAML document',
      expected: 'one document',
      fix: 'delete the line of three dots or hyphens above it',
    };
  if (error.code === 'IMPOSSIBLE' || error.message.includes('call stack'))
    return { found: error.message, expected: 'YAML such as title: The army on paper' };
  return undefined;
}

/** Returns the problem of brackets that are not closed in the lines `above`. */
function bracketFault(error: YAMLError, above: readonly Line[]): YamlFault {
  const opened = above.findLast(({ text }) => text.trim() !== '');
  const close = error.message.includes('sequence') ? ']' : '}';
  return {
    offset: error.pos[0],
    name: 'yaml-invalid',
    found: 'brackets that are not closed before this line',
    expected: `a ${close} at the end`,
    ...(opened && { fix: `${opened.text.trim()}${close}` }),
  };
}
