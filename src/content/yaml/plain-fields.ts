import { isReserved } from '../../model/fields.ts';

/** A line with its indentation. */
interface Row {
  indent: number;
  text: string;
}

/** The lines, and the one that is read next. */
interface Reader {
  rows: Row[];
  at: number;
}

/** Thrown at everything that needs the parser of YAML. */
class NotPlain extends Error {}

/**
 * Returns the data of YAML in the form that most frontmatter has: fields and lists, with each text on one line. Returns undefined for
 * everything else, valid or not: comments, longer texts, anchors, repeated fields, odd indentation, fractions. The parser of YAML takes
 * many times as long, because it notes the position of everything, which only reports of problems need.
 */
export function plainFields(text: string): Record<string, unknown> | undefined {
  // Characters that YAML does not allow, or that may end a line or a text.
  if (/[^\P{Cc}\n]|[\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u.test(text)) return undefined;
  const rows = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Row => {
      const indent = line.search(/[^ ]|$/u);
      return { indent, text: line.slice(indent) };
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

/** Matches a field whose name needs no quotation marks; the groups are the name and the value. */
const field = /^([A-Za-z][\w-]*):(?: (.*))?$/u;
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
    fields[name] = value === '' ? valueBelow(reader, indent) : valueOf(value);
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
      reader.rows[reader.at] = { indent: indent + 2, text: value };
      items.push(fieldsAt(reader, indent + 2));
    } else {
      reader.at++;
      items.push(valueOf(value));
    }
  }
  return items;
}

/** Returns the value of text on one line. */
function valueOf(text: string): unknown {
  const [, quoted] = /^"([^"\\]*)"$/u.exec(text) ?? [];
  if (quoted !== undefined) return quoted;
  const [, single] = /^'((?:[^']|'')*)'$/u.exec(text) ?? [];
  if (single !== undefined) return single.replaceAll("''", "'");
  if (text === '[]') return [];
  if (/^\[[a-z][a-z0-9-]*(?:, [a-z][a-z0-9-]*)*\]$/u.test(text)) {
    const items = text.slice(1, -1).split(', ');
    if (items.some((item) => notText.test(item))) throw new NotPlain();
    return items;
  }
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^(?:0|[1-9]\d{0,14})$/u.test(text)) return Number(text);
  return plainText(text);
}

/** Returns text without quotation marks; throws if it may be something else. */
function plainText(text: string): string {
  // Marks of YAML at the beginning, comments, fields inside text, and numbers in all their forms.
  if (/^[\s\-?:,[\]{}#&*!|>'"%@`~.+<=]|: | #|[: ]$/u.test(text) || notText.test(text)) throw new NotPlain();
  const isNumber = /^\d[\dA-Fa-fox.+_:-]*$/u.test(text) && !/^\d{4}-\d\d-\d\d$/u.test(text);
  if (isNumber) throw new NotPlain();
  return text;
}
