import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The fields of one object in the source of the schemas, each with its comment. */
type Described = ReadonlyMap<string, string>;

const model = join(import.meta.dirname, '../../model');
let all: Described[] | undefined;

/**
 * Returns the description of each field of an object schema, from the comments in `src/model/`. Schemas do not keep comments, so
 * objects are recognized by the names of their fields.
 */
export function descriptionsOf(fields: readonly string[]): Map<string, string> {
  all ??= readdirSync(model)
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => objectsIn(readFileSync(join(model, name), 'utf8')));
  const found = new Map<string, string>();
  const fitting = all.filter(
    (object) => object.size > 0 && [...object.keys()].every((field) => fields.includes(field)),
  );
  // The object with most of the fields is written last.
  for (const object of fitting.sort((a, b) => a.size - b.size))
    for (const [field, text] of object) if (text !== '') found.set(field, text);
  return found;
}

/** Returns the objects of schemas in the text of a module: their direct fields, with the comment before each. */
function objectsIn(text: string): Described[] {
  const objects: Described[] = [];
  for (const { 0: start, index } of text.matchAll(/(?:strictObject\(|blockFields = |identityFields = )\{/gu))
    objects.push(fieldsFrom(text, index + start.length));
  return objects;
}

const token =
  /\/\*\*(?<comment>[^]*?)\*\/|\/\/[^\n]*|(?<quoted>'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|(?<pattern>\/(?![/*])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*(?=[,)]))|(?<open>[{([])|(?<close>[})\]])|(?<name>[a-zA-Z]\w*)(?<colon>\s*[:,\n])?/gu;

function fieldsFrom(text: string, start: number): Described {
  const fields = new Map<string, string>();
  let depth = 0;
  let comment = '';
  let isStart = true;
  for (const { groups = {}, index } of text.slice(start).matchAll(token)) {
    if (groups.open !== undefined) depth++;
    else if (groups.close !== undefined && --depth < 0) break;
    else if (depth > 0) continue;
    else if (groups.comment !== undefined) comment = sentence(groups.comment);
    else if (groups.name !== undefined) {
      const before = text.slice(0, start + index).trimEnd();
      isStart = /[{,]$|\*\/$/u.test(before) && !before.endsWith('...');
      if (isStart && groups.colon !== undefined) fields.set(groups.name, comment);
      comment = '';
    }
  }
  return fields;
}

const sentence = (comment: string) =>
  comment
    .split('\n')
    .map((line) => line.replace(/^\s*\*?\s*/u, ''))
    .join(' ')
    .trim();
