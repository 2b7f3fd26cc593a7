import {
  type Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  visit,
  type YAMLSeq,
} from 'yaml';
import { UneditableText } from './uneditable-text.ts';

/** Returns the column of an offset, from 0. */
export const columnAt = (text: string, offset: number): number =>
  offset - (text.lastIndexOf('\n', offset - 1) + 1);

/** True for a collection between brackets. */
export const isFlow = (node: unknown): boolean => isCollection(node) && node.flow === true;

export function rangeOf(node: unknown): [start: number, end: number] {
  const range = (node as Node | null | undefined)?.range;
  if (!range) throw new UneditableText('a value without a position');
  return [range[0], range[1]];
}

/** Returns the offset after the colon of a pair. */
export function colonEnd({ srcToken }: Pair): number {
  const token = srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
  if (!token) throw new UneditableText('a field without a colon');
  return token.offset + token.source.length;
}

/** Returns the offset of an item’s hyphen. */
export function hyphenOf(list: YAMLSeq, index: number): number {
  const { srcToken } = list;
  const items = srcToken?.type === 'block-seq' ? srcToken.items : [];
  const token = items[index]?.start.find(({ type }) => type === 'seq-item-ind');
  if (!token) throw new UneditableText('a list item without a hyphen');
  return token.offset;
}

/** True for a value that was not written: the field has only a name. */
export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (isScalar(value) && value.value === null && value.source === '');

/** Returns the offset at which the text of a value, list item or pair ends. */
export function endOf(text: string, node: unknown): number {
  if (isPair(node)) return isEmpty(node.value) ? colonEnd(node) : endOf(text, node.value);
  if ((isMap(node) || isSeq(node)) && !isFlow(node) && node.items.length > 0)
    return endOf(text, node.items.at(-1));
  const [start, end] = rangeOf(node);
  const isBlock = isScalar(node) && (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL');
  if (!isBlock || /^[|>]\d?\+/.test(text.slice(start, end))) return end;
  // Empty lines at the end are not part of the value.
  return start + text.slice(start, end).trimEnd().length;
}

/** Returns the start of the line after the one in which a value ends, or the end of the text. */
export function lineAfter(text: string, end: number): number {
  if (text[end - 1] === '\n') return end;
  const newline = text.indexOf('\n', end);
  return newline === -1 ? text.length : newline + 1;
}

/** Returns the columns of hyphens relative to the fields of lists: 2 for indented lists, the default, and 0 for others. */
export function listIndent(document: Document, text: string): number {
  let indent: number | undefined;
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isSeq(value) || isFlow(value) || value.items.length === 0 || !isScalar(key)) return undefined;
      indent = columnAt(text, hyphenOf(value, 0)) - columnAt(text, rangeOf(key)[0]);
      return visit.BREAK;
    },
  });
  return indent ?? 2;
}

/** Returns how texts are written in a map, by field: in quotation marks, folded, or plain. */
export function textStyles(map: unknown): Map<string, Scalar.Type> {
  const styles = new Map<string, Scalar.Type>();
  if (!isMap(map)) return styles;
  for (const { key, value } of map.items)
    if (isScalar(key) && isScalar(value) && typeof value.value === 'string' && value.type)
      styles.set(String(key.value), value.type);
  return styles;
}
