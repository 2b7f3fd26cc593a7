import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SearchServer, searchServers } from '../../../../src/model/site-search.ts';
import { exportFiles } from '../../../../src/search/server/export-files.ts';
import { writeIndex } from '../../../../src/search/write-index.ts';
import { exportedFrom, indexFilesIn, searchThrough, standInWith } from '../../../search/server/filled.ts';
import type { StandIn } from '../../../search/server/stand-in.ts';
import type { Engine } from '../engine.ts';
import { articleRecordsOf, idsIn } from './in-node.ts';
import type { WrittenSite } from './site.ts';

/** What the stand-in for a search server is called in tables. */
export const nameOfServer = (engine: SearchServer['engine']): string => `stand-in, ${engine}`;

const serverEngine = (engine: SearchServer['engine']): Engine => ({
  name: nameOfServer(engine),
  open: async (documents) => {
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-bench-'));
    const records = articleRecordsOf(documents);
    await writeIndex(records, [], folder, ['en']);
    const exported = await exportedFrom(folder, records, []);
    const standIn = standInWith(exportFiles(exported, engine));
    const { search } = searchThrough(engine, standIn, indexFilesIn(folder));
    const idsOf = idsIn(documents);
    return {
      search: async (query, limit) =>
        idsOf(await search.answer({ query, kind: 'article', lang: 'en', shown: limit }), limit),
      close: () => rm(folder, { recursive: true }),
    };
  },
});

/** The stand-in, with the documents exported for each server and asked as each is. */
export const serverEngines: Engine[] = searchServers.map(serverEngine);

/** Returns a stand-in with what a site of the bench exports for a server. */
export async function standInFor(
  { records, names, index }: WrittenSite,
  engine: SearchServer['engine'],
): Promise<StandIn> {
  return standInWith(exportFiles(await exportedFrom(index, records, names), engine));
}
