import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answer, SearchEngine } from '../../../../src/search/engine.ts';
import { type PartLimits, partLimits } from '../../../../src/search/group-records.ts';
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

/** The same as articles of a site, each with a date, of one year in twenty, so that they can be in parts. */
export const articleRecordsOf = (documents: readonly BenchDocument[]): SearchRecord[] =>
  recordsOf(documents).map((record, index) => {
    const date = `${2006 + (index % 20)}-06-30`;
    return { ...record, url: articleOf(idOf(record.url)), date, meta: { ...record.meta, date } };
  });

/** A search server may return only paths of articles. */
const articleOf = (id: string) => `/articles/${id.replace(/[^\w-]+/g, '-')}/`;

/** Returns a function that returns the ids of the first documents of an answer. */
export function idsIn(
  documents: readonly BenchDocument[],
): (answer: Answer, limit: number) => Promise<string[]> {
  const ids = new Map(documents.flatMap(({ id }) => [addressOf(id), articleOf(id)].map((url) => [url, id])));
  return async ({ hits }, limit) => {
    const shown = await Promise.all(hits.slice(0, limit).map(({ data }) => data()));
    return shown.map(({ url }) => ids.get(url) ?? url);
  };
}

const ourEngine = (
  name: string,
  records: typeof recordsOf,
  limits: (documents: number) => PartLimits = () => partLimits,
): Engine => ({
  name,
  open: async (documents) => {
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-bench-'));
    await writeIndex(records(documents), [], folder, ['en'], { limits: limits(documents.length) });
    const index = await openIndex(folder);
    const engine = new SearchEngine(index);
    const idsOf = idsIn(documents);
    return {
      bytes: bytesIn(folder),
      search: async (query, limit) =>
        idsOf(await engine.answer({ query, kind: 'article', lang: 'en' }), limit),
      close: async () => {
        await index.close();
        await rm(folder, { recursive: true });
      },
    };
  },
});

/** Our engine as the reader gets it. All that the bench knows of `src/search` is in this folder. */
export const verbatim: Engine = ourEngine('Verbatim', recordsOf);

/** The same with dated articles, in one index and in parts. */
export const oneIndex: Engine = ourEngine('one index', articleRecordsOf);
export const inParts: Engine = ourEngine('parts', articleRecordsOf, (documents) => ({
  whole: 0,
  least: documents / 5,
  most: documents,
}));
