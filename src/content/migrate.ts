import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Document, parseDocument } from 'yaml';
import { siteFile } from '../model/site.ts';
import { filesIn, pathFrom } from './files.ts';
import { frontmatter } from './frontmatter.ts';
import { currentSchema, type Migration } from './migrations.ts';

/** The result of the migrations in a folder; nothing has been written yet. */
export interface MigratedContent {
  /** The files that change, with their new text, by path from the folder. */
  changed: Map<string, string>;
  /** The files that are not valid YAML and may have to change. */
  unreadable: string[];
}

/**
 * Applies the migrations from the schema `from` on to the content in the folder `root`. Only files whose data change are written again;
 * the settings get the number of the new schema.
 */
export async function migrateContent(
  root: string,
  from: number,
  migrations: readonly Migration[],
): Promise<MigratedContent> {
  const changed = new Map<string, string>();
  const unreadable: string[] = [];
  const open = migrations.slice(from - 1);
  for (const path of (await filesIn(join(root, 'content'))).filter((name) => /\.(?:md|ya?ml)$/.test(name))) {
    const file = pathFrom(root, path);
    const changes = open.filter(({ files }) => files.test(file)).map(({ change }) => change);
    if (file === siteFile)
      changes.push((document) => {
        document.set('schema', currentSchema(migrations));
      });
    if (changes.length === 0) continue;
    const text = readFileSync(path, 'utf8');
    const migrated = migratedText(text, file.endsWith('.md'), changes);
    if (migrated === undefined) unreadable.push(file);
    else if (migrated !== text) changed.set(file, migrated);
  }
  return { changed, unreadable };
}

/** Returns the text after the changes, as it was if no data change; undefined if its YAML is invalid. */
function migratedText(
  text: string,
  isMarkdown: boolean,
  changes: readonly ((document: Document) => void)[],
): string | undefined {
  const yaml = isMarkdown ? frontmatter.exec(text)?.[1] : text;
  if (yaml === undefined) return undefined;
  const document = parseDocument(yaml, { version: '1.2', merge: false });
  if (document.errors.length > 0) return undefined;
  const before: unknown = document.toJS();
  for (const change of changes) change(document);
  const after: unknown = document.toJS();
  if (isDeepStrictEqual(before, after)) return text;
  const written = document
    .toString({
      lineWidth: 0,
      indentSeq: !/^[^\s#-].*:[ \t]*\r?\n- /m.test(yaml),
      flowCollectionPadding: !/\{\S/.test(yaml),
    })
    .replaceAll('\n', yaml.includes('\r\n') ? '\r\n' : '\n');
  // A function, because `$&` in a replacement has a meaning.
  return text.replace(yaml, () => written);
}
