import {
  readContentFile,
  removeContentFile,
  requireVersion,
  writeContentFile,
} from '../server/content-file.ts';
import type { DeskContext } from '../server/endpoint.ts';
import { Refused } from '../server/refused.ts';

/** A new text of a file, and another file that is created with it. */
interface Edit {
  file: string;
  before: string;
  after: string;
  /** Of the file as it was read. */
  version: string;
  created?: { file: string; text: string } | undefined;
}

/** What an edit wrote: the file that it changed, and the one that it created. */
export interface Written {
  file: string;
  created?: string;
}

/** The last edit, kept while the server runs. */
let last:
  { file: string; before: string; version: string; created?: { file: string; version: string } } | undefined;

/** Writes an edited file if it is still as it was read, and remembers the text before for one step back. */
export async function writeEdit(
  { root, content }: DeskContext,
  { file, before, after, version, created }: Edit,
): Promise<Written> {
  const added = created && {
    file: created.file,
    version: (await writeContentFile(root, created.file, created.text, null)).version,
  };
  try {
    const written = await writeContentFile(root, file, after, version);
    last = { file, before, version: written.version, ...(added ? { created: added } : {}) };
  } catch (error) {
    if (added) await removeContentFile(root, added.file, added.version);
    throw error;
  }
  content.changed();
  return { file, ...(added ? { created: added.file } : {}) };
}

/** Takes the last edit back. Throws a `Refused` if there is none, or if a file has changed since. */
export async function undoEdit({ root, content }: DeskContext): Promise<Written> {
  if (!last)
    throw new Refused(409, {
      what: 'Undo',
      found: 'no edit since npm run dev was started',
      expected: 'an edit to take back',
      fix: 'use the undo of your editor, or git',
    });
  const { file, before, version, created } = last;
  await readContentFile(root, file);
  if (created) await requireVersion(root, created.file, created.version);
  await writeContentFile(root, file, before, version);
  if (created) await removeContentFile(root, created.file, created.version);
  last = undefined;
  content.changed();
  return { file, ...(created ? { created: created.file } : {}) };
}
