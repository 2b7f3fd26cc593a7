import { isReserved } from '../../model/fields.ts';

/** A line with its indentation. */
interface Row {
  indent: number;
  text: string;
  /** True after an empty line, which is part of a folded text. */
  isApart: boolean;
}

/** The lines, and the one that is read next. */
interface Reader {
  rows: Row[];
  at: number;
}

/** Thrown at everything that needs the parser of YAML. */
class NotPlain extends Error {}

/**
 * Returns the data of YAML in the form that most frontmatter has: fields and lists, with texts on one line or in a paragraph after `>-`. Returns
 * undefined for everything else, valid or not: comments, other texts of several lines, anchors, repeated fields, odd indentation, fractions. The parser
 * of YAML takes many times as long, because it notes the position of everything, which only reports of problems need.
 */
export function plainFields(text: string): Record<string, unknown> | undefined {
  // Characters that YAML does not allow, or that may end a line or a text.
  if (/[^\P{Cc}\n]|[\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u.test(text)) return undefined;
  const rows = text.split('\n').flatMap((line, index, lines): Row[] => {
    if (line === '') return [];
    const indent = line.search(/[^ ]|$/u);
    return [{ indent, text: line.slice(indent), isApart: lines[index - 1] === '' }];
  });
  const reader: Reader = { rows, at: 0 };
  if (rows.length === 0) return undefined;
  try {
    const fields = fieldsAt(reader, 0);
    return reader.at === rows.length ? fields : undefined;
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

/** Matches a field whose name needs no quotation marks, and is far from too long for YAML; the groups are the name and the value. */
const field = /^([A-Za-z][\w-]{0,99}):(?: (.*))?$/u;
/** Matches words that are values other than text. */
const notText = /^(?:null|true|false)$/i;

/** Reads the fields with an indentation. */
function fieldsAt(reader: Reader, indent: number): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (let row = reader.rows[reader.at]; row?.indent === indent; row = reader.rows[reader.at]) {
    const [, name = '', value = ''] = field.exec(row.text) ?? [];
    if (name === '' || notText.test(name) || isReserved(name) || Object.hasOwn(fields, name))
      throw new NotPlain();
    reader.at++;
    fields[name] = value === '' ? valueBelow(reader, indent) : valueAt(reader, indent, value);
  }
  return fields;
}

/** Reads what is below a field: a list, which may have the same indentation, or fields. */
function valueBelow(reader: Reader, indent: number): unknown {
  const row = reader.rows[reader.at];
  if (!row || row.indent < indent) return null;
  if (row.text.startsWith('-')) return listAt(reader, row.indent);
  return row.indent === indent ? null : fieldsAt(reader, row.indent);
}

/** Reads the items of a list with an indentation: values, or fields of which the first is on the line of the item. */
function listAt(reader: Reader, indent: number): unknown[] {
  const items: unknown[] = [];
  for (let row = reader.rows[reader.at]; row?.indent === indent; row = reader.rows[reader.at]) {
    // A field after a list with its indentation.
    if (!row.text.startsWith('-')) break;
    const [, value] = /^- ([^ ].*)$/u.exec(row.text) ?? [];
    if (value === undefined) throw new NotPlain();
    if (field.test(value)) {
      reader.rows[reader.at] = { indent: indent + 2, text: value, isApart: false };
      items.push(fieldsAt(reader, indent + 2));
    } else {
      reader.at++;
      items.push(valueAt(reader, indent, value));
    }
  }
  return items;
}

/** Reads a value that begins on the line of its field or item, which has this indentation: on one line, or a folded paragraph. */
function valueAt(reader: Reader, indent: number, text: string): unknown {
  if (text !== '>-') return valueOf(text);
  const lines: string[] = [];
  const first = reader.rows[reader.at]?.indent ?? 0;
  for (let row = reader.rows[reader.at]; row && row.indent > indent; row = reader.rows[++reader.at]) {
    if (row.indent !== first || row.isApart || /^$| $/u.test(row.text)) throw new NotPlain();
    lines.push(row.text);
  }
  if (lines.length === 0) throw new NotPlain();
  return lines.join(' ');
}

/** Returns the value of text on one line. */
function valueOf(text: string): unknown {
  const [, quoted] = /^"([^"\\]*)"$/u.exec(text) ?? [];
  if (quoted !== undefined) return quoted;
  const [, single] = /^'((?:[^']|'')*)'$/u.exec(text) ?? [];
  if (single !== undefined) return single.replaceAll("''", "'");
  if (text === '[]') return [];
  if (/^\[[^[\]{},:#]+(?:, [^[\]{},:#]+)*\]$/u.test(text))
    return text.slice(1, -1).split(', ').map(plainText);
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^(?:0|[1-9]\d{0,14})$/u.test(text)) return Number(text);
  return plainText(text);
}

/** Returns text without quotation marks; throws if it may be something else. */
function plainText(text: string): string {
  // Marks of YAML at the beginning, comments, fields inside text, and numbers in all their forms.
  if (/^[\s\-?:,[\]{}#&*!|>'"%@`~.+<=]|: | #|[: ]$/u.test(text) || notText.test(text)) throw new NotPlain();
  // Dates are texts.
  const isNumber = /^\d[\dA-Fa-fox.+_:-]*$/u.test(text) && !/^\d{4}-\d\d(?:-\d\d)?$/u.test(text);
  if (isNumber) throw new NotPlain();
  return text;
}
