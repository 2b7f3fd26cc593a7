import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrateContent } from '../content/migrate.ts';
import { currentSchema, type Migration, migrations } from '../content/migrations.ts';
import { readSite } from '../content/site-file.ts';
import { siteFile } from '../model/site.ts';
import { counted } from '../text/counted.ts';
import { uncommitted } from './git.ts';
import type { Refusal } from './refusal.ts';

/** What a migration did, in lines to print, or why it did nothing. */
export type Outcome = { done: string[] } | { refused: Refusal & { what: string } };

/**
 * Rewrites the content in the folder `root` for the schema that the software reads. All files are migrated before the first is written,
 * and nothing is written over changes that are not committed: `git diff` shows what it did, and `git restore` undoes it.
 */
export async function migrate(
  root: string,
  { isDry = false, all = migrations }: { isDry?: boolean; all?: readonly Migration[] } = {},
): Promise<Outcome> {
  const { schema } = readSite(root).site;
  const current = currentSchema(all);
  if (schema === current)
    return { done: [`The content has the current schema, ${current}. Nothing to migrate.`] };
  const refused = isDry ? newer(schema, current) : (newer(schema, current) ?? uncommittedIn(root));
  if (refused) return { refused };
  const { changed, unreadable } = await migrateContent(root, schema, all);
  if (unreadable.length > 0)
    return {
      refused: {
        what: unreadable.join(', '),
        found: 'invalid YAML',
        expected: 'files that can be read',
        fix: 'npm run check, and correct what it reports',
      },
    };
  if (!isDry) for (const [file, text] of changed) replace(join(root, file), text);
  const change = isDry ? 'would change' : 'changed';
  return {
    done: [
      ...all.slice(schema - 1).map(({ what }) => `- ${what}`),
      ...[...changed.keys()].map((file) => `${change}  ${file}`),
      `${counted(changed.size, 'file')} ${change}, from schema ${schema} to ${current}.`,
      ...(isDry ? [] : ['Next: git diff content, npm run check, and commit.']),
    ],
  };
}

function newer(schema: number, current: number): (Refusal & { what: string }) | undefined {
  if (schema < current) return undefined;
  return {
    what: siteFile,
    found: `schema: ${schema}`,
    expected: `at most ${current}, which this version of the software reads`,
    fix: 'merge the version of the software that the content was written for: docs/updating.md',
  };
}

function uncommittedIn(root: string): (Refusal & { what: string }) | undefined {
  const open = uncommitted(root, ['content']);
  if (open.length === 0) return undefined;
  return {
    what: 'content/',
    found: `changes that are not committed: ${open.slice(0, 5).join(', ')}`,
    expected: 'content as it was committed, so that git can show and undo what changes',
    fix: 'git add content && git commit -m "Work in content/"',
  };
}

/** Replaces a file at once, so that a full disk leaves the old one. */
function replace(path: string, text: string): void {
  writeFileSync(`${path}.migrated`, text);
  renameSync(`${path}.migrated`, path);
}
