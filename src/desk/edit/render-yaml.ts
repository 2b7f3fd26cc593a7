import { Document, isPair, isScalar, Scalar, visit } from 'yaml';

/** How a new value is written. */
export interface Style {
  /** Styles of texts, by field; `''` is that of items without fields. */
  texts?: ReadonlyMap<string, Scalar.Type>;
  /** Columns by which lists are indented below their field. */
  listIndent?: number;
}

/** The widest line of a folded text, without its indentation. */
const widest = 100;

/** Returns a value as YAML, in lines without indentation and without a line end at the end. */
export function blockText(value: unknown, { texts = new Map(), listIndent = 2 }: Style): string {
  const document = new Document(value);
  const others: string[] = [];
  visit(document, {
    Scalar: (key, node, path) => {
      if (key === 'key' || typeof node.value !== 'string') return;
      const pair = path.findLast((above) => isPair(above));
      const type = texts.get(pair && isScalar(pair.key) ? String(pair.key.value) : '');
      if (type !== undefined && type !== Scalar.PLAIN) node.type = type;
      if (type !== Scalar.BLOCK_FOLDED) others.push(node.value);
    },
  });
  // Folding applies to all texts, and only folded ones should have several lines.
  const lineWidth = others.some((text) => text.length > widest - 20) ? 0 : widest;
  return document.toString({ lineWidth, indentSeq: listIndent > 0 }).replace(/\n$/, '');
}

/** Returns a value as YAML on one line, for lists and maps between brackets. */
export function flowText(value: unknown): string {
  // Within brackets, plain text may not contain commas and brackets: as an item of a list, it is quoted if needed.
  const text = new Document([value]).toString({
    collectionStyle: 'flow',
    lineWidth: 0,
    flowCollectionPadding: true,
  });
  return text.replace(/^\[ *| *\]\n$/g, '');
}

/** Returns lines, each after the first with an indentation. Empty lines stay empty. */
export const indented = (text: string, columns: number): string =>
  text.replaceAll(/\n(?=[^\n])/g, `\n${' '.repeat(columns)}`);
