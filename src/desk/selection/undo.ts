import { readContentFile, writeContentFile } from '../server/content-file.ts';
import type { DeskContext } from '../server/endpoint.ts';
import { Refused } from '../server/refused.ts';

/** The last edit, kept while the server runs. */
let last: { file: string; before: string; version: string } | undefined;

/** Writes an edited file if it is still as it was read, and remembers the text before for one step back. */
export async function writeEdit(
  { root, content }: DeskContext,
  { file, before, after, version }: { file: string; before: string; after: string; version: string },
): Promise<{ file: string }> {
  const written = await writeContentFile(root, file, after, version);
  last = { file, before, version: written.version };
  content.changed();
  return { file };
}

/** Takes the last edit back. Throws a `Refused` if there is none, or if the file has changed since. */
export async function undoEdit({ root, content }: DeskContext): Promise<{ file: string }> {
  if (!last)
    throw new Refused(409, {
      what: 'Undo',
      found: 'no edit since npm run dev was started',
      expected: 'an edit to take back',
      fix: 'use the undo of your editor, or git',
    });
  const { file, before, version } = last;
  await readContentFile(root, file);
  await writeContentFile(root, file, before, version);
  last = undefined;
  content.changed();
  return { file };
}
