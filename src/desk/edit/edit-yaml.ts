import { isDeepStrictEqual } from 'node:util';
import { type Document, isMap, parseDocument } from 'yaml';
import { type Change, changed } from './change.ts';
import { spliceOf } from './splice.ts';
import { UneditableText } from './uneditable-text.ts';

interface Options {
  /** Fields of the top level in the order of the schema: a new field is put after those before it. */
  order?: readonly string[];
  /** A text whose line ends new lines get; by default the YAML itself. */
  lineEndsOf?: string | undefined;
}

/**
 * Returns a YAML text with changes, one after the other. All other bytes stay as they are. The result is parsed and compared with what
 * it should be, so that a wrong edit is never returned. Throws {@link UneditableText} if a change is not possible.
 */
export function editYaml(
  text: string,
  changes: readonly Change[],
  { order = [], lineEndsOf = text }: Options = {},
): string {
  const lineEnd = lineEndsOf.includes('\r\n') ? '\r\n' : '\n';
  return changes.reduce((before, change) => editOnce(before, change, order, lineEnd), text);
}

function editOnce(text: string, change: Change, order: readonly string[], lineEnd: string): string {
  const document = parsed(text);
  const expected = changed(document.toJS() as unknown, change);
  // Not every text can be written like its neighbors: a folded one cannot be a single space.
  for (const keepsStyle of [true, false]) {
    const { start, end, insert } = spliceOf({ document, text, order, keepsStyle }, change);
    const edited = text.slice(0, start) + insert.replaceAll(/\r?\n/g, lineEnd) + text.slice(end);
    if (isDeepStrictEqual(dataOf(edited), expected)) return edited;
  }
  throw new UneditableText(`a form that cannot be edited safely, at ${change.path.join('.')}`);
}

function parsed(text: string): Document {
  const document = parseDocument(text, {
    version: '1.2',
    merge: false,
    prettyErrors: false,
    keepSourceTokens: true,
  });
  const [error] = [...document.errors, ...document.warnings];
  if (error) throw new UneditableText(`invalid YAML: ${error.message}`);
  if (document.contents !== null && !isMap(document.contents))
    throw new UneditableText('YAML without fields');
  return document;
}

/** Returns the data of an edited text; undefined if it is invalid. */
function dataOf(text: string): unknown {
  const document = parseDocument(text, { version: '1.2', merge: false, prettyErrors: false });
  return document.errors.length > 0 ? undefined : (document.toJS() as unknown);
}
