import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SearchServer } from '../../../src/model/site-search.ts';
import { IndexFiles } from '../../../src/search/index-files.ts';
import { publishedTexts } from '../../../src/search/published-texts.ts';
import { exportFiles } from '../../../src/search/server/export-files.ts';
import { ServerSearch } from '../../../src/search/server/server-search.ts';
import { writeIndex } from '../../../src/search/write-index.ts';
import { foreignNames, foreignRecords } from '../foreign-articles.ts';
import { StandIn } from './stand-in.ts';

export const serverOf = (engine: SearchServer['engine']): SearchServer => ({
  engine,
  url: 'https://search.example.org',
  index: 'articles',
  ...(engine === 'typesense' ? { key: 'searches-only' } : {}),
  above: 0,
});

/** Indexes the articles of tests/fixtures/foreign, and returns the files of the index and of each export. */
export async function exportedArticles(folder: string) {
  await writeIndex(foreignRecords, foreignNames, folder, ['en']);
  const texts = await publishedTexts(folder);
  const files = new IndexFiles(async (name) => {
    const { buffer, byteOffset, byteLength } = await readFile(join(folder, name));
    return buffer.slice(byteOffset, byteOffset + byteLength);
  });
  const exported = {
    records: foreignRecords,
    texts,
    names: foreignNames,
    languages: ['en'],
    index: 'articles',
  };
  return { folder, files, exported };
}

/** Returns a stand-in with the documents of an export, and a search that asks it. */
export function searchOf(
  engine: SearchServer['engine'],
  { files, exported }: Awaited<ReturnType<typeof exportedArticles>>,
) {
  const standIn = new StandIn();
  for (const { path, text } of exportFiles(exported, engine)) {
    if (path.endsWith('.ndjson')) standIn.load(text);
    if (path.endsWith('synonyms.json')) standIn.loadSynonyms(text);
  }
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
