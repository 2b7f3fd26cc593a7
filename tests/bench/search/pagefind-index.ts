import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as maker from 'pagefind';
import type { BenchDocument } from './engine.ts';

/** Puts a folder with a Pagefind index of the documents into the temporary folder. `remove` takes it away again. */
export async function makePagefindIndex(
  documents: readonly BenchDocument[],
): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-bench-'));
  const { index, errors } = await maker.createIndex({});
  if (!index) throw new Error(errors.join('\n'));
  for (const { id, title, text } of documents) {
    const page = `<!doctype html><html lang="en"><body data-pagefind-body><h1>${escape(title)}</h1><p>${escape(text)}</p></body></html>`;
    const added = await index.addHTMLFile({ url: addressOf(id), content: page });
    if (added.errors.length > 0) throw new Error(added.errors.join('\n'));
  }
  const written = await index.writeFiles({ outputPath: folder });
  if (written.errors.length > 0) throw new Error(written.errors.join('\n'));
  await index.deleteIndex();
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

export const addressOf = (id: string): string => `/${id}/`;
/** The id of the document that has an address in the index. */
export const idOf = (address: string): string => address.slice(1, -1);

export const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
