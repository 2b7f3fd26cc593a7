import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SearchEngine } from '../../../../src/search/engine.ts';
import type { SearchRecord } from '../../../../src/search/record.ts';
import { writeIndex } from '../../../../src/search/write-index.ts';
import { openIndex } from '../../../search/index-in-node.ts';
import { type BenchDocument, bytesIn, type Engine } from '../engine.ts';
import { addressOf, escape, idOf } from '../pagefind-index.ts';

/** The search records of the documents. */
export const recordsOf = (documents: readonly BenchDocument[]): SearchRecord[] =>
  documents
    // Two of the collection have no text; the engine refuses an article without words.
    .filter(({ title, text }) => `${title}${text}`.trim() !== '')
    .map(({ id, title, text }) => ({
      url: addressOf(id),
      html: `<html lang="en"><head></head><body data-pagefind-body><h1>${escape(title)}</h1><p>${escape(text)}</p></body></html>`,
      meta: { title },
      facets: { kind: ['article'], lang: ['en'] },
    }));

/** Our engine as the reader gets it. All that the bench knows of `src/search` is in this folder. */
export const verbatim: Engine = {
  name: 'Verbatim',
  open: async (documents) => {
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-bench-'));
    await writeIndex(recordsOf(documents), [], folder, ['en']);
    const index = await openIndex(folder);
    const engine = new SearchEngine(index);
    return {
      bytes: bytesIn(folder),
      search: async (query, limit) => {
        const { hits } = await engine.answer({ query, kind: 'article', lang: 'en' });
        const shown = await Promise.all(hits.slice(0, limit).map(({ data }) => data()));
        return shown.map(({ url }) => idOf(url));
      },
      close: async () => {
        await index.close();
        await rm(folder, { recursive: true });
      },
    };
  },
};
