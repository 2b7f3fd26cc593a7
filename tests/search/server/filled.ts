import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SearchServer } from '../../../src/model/site-search.ts';
import { IndexFiles } from '../../../src/search/index-files.ts';
import { publishedTexts } from '../../../src/search/published-texts.ts';
import type { SearchRecord } from '../../../src/search/record.ts';
import { type Exported, exportFiles } from '../../../src/search/server/export-files.ts';
import { ServerSearch } from '../../../src/search/server/server-search.ts';
import type { SpellingGroup } from '../../../src/search/spellings.ts';
import { foreignNames, foreignRecords } from '../foreign-articles.ts';
import { foreignIndex } from '../foreign-index.ts';
import { StandIn } from './stand-in.ts';

export const serverOf = (engine: SearchServer['engine']): SearchServer => ({
  engine,
  url: 'https://search.example.org',
  index: 'articles',
  ...(engine === 'typesense' ? { key: 'searches-only' } : {}),
  above: 0,
});

/** Returns the files of the engine in the folder of an index. */
export const indexFilesIn = (folder: string): IndexFiles =>
  new IndexFiles(async (name) => {
    const { buffer, byteOffset, byteLength } = await readFile(join(folder, name));
    return buffer.slice(byteOffset, byteOffset + byteLength);
  });

/** Returns what is exported of records whose index is in a folder. */
export const exportedFrom = async (
  folder: string,
  records: readonly SearchRecord[],
  names: readonly SpellingGroup[],
): Promise<Exported> => ({
  records,
  texts: await publishedTexts(folder),
  names,
  languages: ['en'],
  index: 'articles',
});

/** Returns the files of the index of the articles of tests/fixtures/foreign, and of each export. */
export async function exportedArticles() {
  const folder = await foreignIndex();
  const exported = await exportedFrom(folder, foreignRecords, foreignNames);
  return { folder, files: indexFilesIn(folder), exported };
}

/** Returns a stand-in with the files of an export, by their names and texts. */
export function standInWith(files: Iterable<{ path: string; text: string }>): StandIn {
  const standIn = new StandIn();
  for (const { path, text } of files) {
    if (path.endsWith('.ndjson')) standIn.load(text);
    if (path.endsWith('synonyms.json')) standIn.loadSynonyms(text);
  }
  return standIn;
}

/** Returns a search that asks a stand-in, and what it has sent. */
export function searchThrough(engine: SearchServer['engine'], standIn: StandIn, files: IndexFiles) {
  const sent: { url: string; headers: Record<string, string>; body: string }[] = [];
  const search = new ServerSearch(serverOf(engine), files, (url, init) => {
    const request = {
      url: url as string,
      headers: init?.headers as Record<string, string>,
      body: init?.body as string,
    };
    sent.push(request);
    return Promise.resolve(new Response(standIn.answer(request.url, request.body)));
  });
  return { standIn, search, sent };
}

/** Returns a stand-in with the documents of an export, and a search that asks it. */
export const searchOf = (
  engine: SearchServer['engine'],
  { files, exported }: { files: IndexFiles; exported: Exported },
) => searchThrough(engine, standInWith(exportFiles(exported, engine)), files);
