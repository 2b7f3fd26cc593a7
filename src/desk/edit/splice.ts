import {
  type Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Change, Path } from './change.ts';
import {
  colonEnd,
  columnAt,
  endOf,
  hyphenOf,
  isEmpty,
  isFlow,
  lineAfter,
  listIndent,
  rangeOf,
  textStyles,
} from './layout.ts';
import { blockText, flowText, indented, type Style } from './render-yaml.ts';
import { UneditableText } from './uneditable-text.ts';

/** A YAML text with its document, whose nodes have positions in it. */
interface Source {
  document: Document;
  text: string;
  /** Fields of the top level in the order of the schema. */
  order: readonly string[];
  /** True to write texts as those next to them; false if that is not possible. */
  keepsStyle: boolean;
}

/** Replaces the text from `start` to `end`. */
interface Splice {
  start: number;
  end: number;
  insert: string;
}

/** Returns the part of the text that a change replaces, and with what. */
export function spliceOf(source: Source, change: Change): Splice {
  const { document, text } = source;
  const { path } = change;
  const key = path.at(-1);
  if (key === undefined) throw new UneditableText('a change without a path');
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (path.length === 1 && document.contents === null && !('remove' in change))
    return insertLine(text, text.length, pairText(source, path, valueOf(change), 0));
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
    if ('remove' in change) return removal(source, parent, pair);
    if (!pair) return newPair(source, parent, path, valueOf(change));
    if ('append' in change && isSeq(pair.value) && pair.value.items.length > 0)
      return newItem(source, pair.value, change.append);
    return newValue(source, parent, pair, path, valueOf(change));
  }
  if (isSeq(parent) && typeof key === 'number' && parent.items[key] !== undefined) {
    if ('remove' in change) return removedItem(source, parent, key);
    if ('set' in change && isScalar(parent.items[key]))
      return newScalarItem(source, parent.items[key], change.set);
  }
  throw new UneditableText(`no field ${path.join('.')}`);
}

/** Returns the value that a field has after the change, if it had none. */
const valueOf = (change: Exclude<Change, { remove: true }>): unknown =>
  'append' in change ? [change.append] : change.set;

/** Returns a splice that inserts lines at the start of a line, or at the end of a text, whose last line may lack its end. */
function insertLine(text: string, at: number, lines: string): Splice {
  const lacksEnd = at > 0 && text[at - 1] !== '\n';
  return { start: at, end: at, insert: `${lacksEnd ? '\n' : ''}${lines}\n` };
}

/** Returns a field with its value as lines that begin at `column`. */
function pairText(
  { document, text }: Source,
  path: Path,
  value: unknown,
  column: number,
  style: Style = {},
): string {
  const pair = { [String(path.at(-1))]: value };
  const lines = blockText(pair, { listIndent: listIndent(document, text), ...style });
  return ' '.repeat(column) + indented(lines, column);
}

function newPair(source: Source, map: YAMLMap, path: Path, value: unknown): Splice {
  const { text, order } = source;
  const last = map.items.at(-1);
  if (isFlow(map) || !last) {
    const at = last ? endOf(text, last) : rangeOf(map)[0] + 1;
    const field = flowText({ [String(path.at(-1))]: value }).replace(/^\{ *| *\}$/g, '');
    return { start: at, end: at, insert: `${last ? ', ' : ''}${field}` };
  }
  const [first] = map.items;
  const column = columnAt(text, rangeOf(first?.key)[0]);
  const before = path.length === 1 ? precedingPair(map, String(path[0]), order) : undefined;
  return insertLine(
    text,
    lineAfter(text, endOf(text, before ?? last)),
    pairText(source, path, value, column),
  );
}

/** Returns the last of the fields that the schema has before a field; undefined if none of them is there. */
function precedingPair(map: YAMLMap, field: string, order: readonly string[]): Pair | undefined {
  const rank = order.indexOf(field);
  return map.items.findLast(({ key }) => {
    const at = isScalar(key) ? order.indexOf(String(key.value)) : -1;
    return at !== -1 && at < rank;
  });
}

function newItem(source: Source, list: YAMLSeq, value: unknown): Splice {
  const { text, document } = source;
  const last: unknown = list.items.at(-1);
  if (isFlow(list)) {
    const at = endOf(text, last);
    return { start: at, end: at, insert: `, ${flowText(value)}` };
  }
  const hyphen = hyphenOf(list, list.items.length - 1);
  const column = columnAt(text, hyphen);
  const [start] = rangeOf(last);
  const isOnHyphensLine = !text.slice(hyphen, start).includes('\n') && !isEmpty(last);
  const width = isOnHyphensLine ? start - hyphen : 2;
  const texts = source.keepsStyle ? stylesOf(last) : new Map<string, Scalar.Type>();
  const lines = blockText(value, { texts, listIndent: listIndent(document, text) });
  const item = `${' '.repeat(column)}-${' '.repeat(width - 1)}${indented(lines, column + width)}`;
  const at = afterComments(text, lineAfter(text, endOf(text, last)), column);
  return insertLine(text, at, hasEmptyLineBefore(text, list) ? `\n${item}` : item);
}

const stylesOf = (item: unknown): Map<string, Scalar.Type> =>
  isScalar(item) && item.type ? new Map([['', item.type]]) : textStyles(item);

/** Returns the offset after lines of comments that are indented more than an item’s hyphen, because they belong to the item. */
function afterComments(text: string, from: number, column: number): number {
  let at = from;
  for (;;) {
    const line = text.slice(at, lineAfter(text, at + 1));
    if (!/^ *#/.test(line) || line.search('#') <= column) return at;
    at += line.length;
  }
}

/** True if empty lines separate the items of a list. */
function hasEmptyLineBefore(text: string, list: YAMLSeq): boolean {
  const count = list.items.length;
  if (count < 2) return false;
  const between = text.slice(endOf(text, list.items[count - 2]), hyphenOf(list, count - 1));
  return /\n[ \t]*\r?\n/.test(between);
}

function newValue(source: Source, map: YAMLMap, pair: Pair, path: Path, value: unknown): Splice {
  const { text } = source;
  const colon = colonEnd(pair);
  const [start, end] = isEmpty(pair.value)
    ? [colon, colon]
    : [rangeOf(pair.value)[0], endOf(text, pair.value)];
  const gap = text.slice(colon, start);
  if (isFlow(map)) return { start, end, insert: `${gap === '' ? ' ' : ''}${flowText(value)}` };
  if (/^[|>][^\n]*#/.test(text.slice(start, end))) throw new UneditableText('a comment before a folded text');

  const column = columnAt(text, rangeOf(pair.key)[0]);
  const written = valueText(source, pair, path, value, column);
  if (!written.includes('\n')) {
    // A comment on the line of the field stays there, and the value goes below it.
    if (gap.includes('#')) return { start, end, insert: written.slice(1) };
    if (gap === '' || gap.includes('\n')) return { start: colon, end, insert: written };
    return { start, end, insert: written.slice(1) };
  }
  if (gap.trim() !== '') {
    if (!written.startsWith('\n')) throw new UneditableText('a comment before a text');
    return { start: colon + gap.trimEnd().length, end, insert: written };
  }
  const rest = text.slice(end, lineAfter(text, end)).replace(/\r?\n$/, '');
  return { start: colon, end: end + rest.length, insert: withComment(rest, written) };
}

/** Returns what follows the colon of a field with a new value, written like the old one. */
function valueText(source: Source, pair: Pair, path: Path, value: unknown, column: number): string {
  const name = String(path.at(-1));
  const type = isScalar(pair.value) && source.keepsStyle ? pair.value.type : undefined;
  const texts = type ? new Map([[name, type]]) : undefined;
  const written = pairText(source, path, value, column, texts && { texts });
  return written.slice(column + pairText(source, path, '', 0).indexOf(':') + 1);
}

/** Returns a value of several lines, with a comment at the end of the first, which is that of the field. */
function withComment(comment: string, written: string): string {
  const [first = '', ...others] = written.split('\n');
  return [`${first}${comment.trimEnd()}`, ...others].join('\n');
}

function newScalarItem({ keepsStyle }: Source, item: Scalar, value: unknown): Splice {
  const [start, end] = rangeOf(item);
  if (item.type?.startsWith('BLOCK')) throw new UneditableText('a folded list item');
  return { start, end, insert: blockText(value, keepsStyle ? { texts: stylesOf(item) } : {}) };
}

function removal({ text }: Source, map: YAMLMap, pair: Pair | undefined): Splice {
  if (!pair || isFlow(map)) throw new UneditableText('no field to remove');
  const [start] = rangeOf(pair.key);
  const lineStart = start - columnAt(text, start);
  const end = lineAfter(text, endOf(text, pair));
  if (text.slice(lineStart, start).trim() === '') return { start: lineStart, end, insert: '' };
  // The first field of a list item is on the line of the hyphen, where the next one takes its place.
  const next = map.items[map.items.indexOf(pair) + 1];
  if (!isPair(next)) throw new UneditableText('the only field of a list item');
  return { start, end: rangeOf(next.key)[0], insert: '' };
}

function removedItem({ text }: Source, list: YAMLSeq, index: number): Splice {
  if (isFlow(list)) throw new UneditableText('a list in brackets');
  const hyphen = hyphenOf(list, index);
  const end = lineAfter(text, endOf(text, list.items[index]));
  return { start: hyphen - columnAt(text, hyphen), end, insert: '' };
}
