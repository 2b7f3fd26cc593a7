import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import type { Language } from '../i18n/languages.ts';
import { writeWordList } from './correction.ts';
import { type Contents, files } from './files.ts';
import { type Script, scriptOf } from './fold-word.ts';
import { asTyped, seam } from './indexed-text.ts';
import { outspoken } from './patch-pagefind.ts';
import { facets, type SearchRecord } from './record.ts';
import { leftOut, recordPage } from './record-page.ts';
import { nearest } from './similar-articles.ts';
import type { SpellingGroup } from './spellings.ts';
import { stopWords } from './stop-words.ts';
import { tokensOf } from './tokens.ts';

/**
 * Writes a Pagefind index of the records into a folder, with what our engine reads beside it (files.ts).
 * One index for all languages of the site: a question may be answered in another one. Its words are stemmed as the first one’s are.
 * Throws with Pagefind’s own messages.
 */
export async function writeIndex(
  records: readonly SearchRecord[],
  names: readonly SpellingGroup[],
  folder: string,
  languages: readonly [Language, ...Language[]],
): Promise<void> {
  const numbered = records.toSorted(byNumber);
  const { index, errors } = await pagefind.createIndex({
    forceLanguage: languages[0],
    excludeSelectors: leftOut,
    writePlayground: false,
  });
  if (!index) throw new Error(`Pagefind could not start: ${errors.join('; ')}`);
  try {
    const faults: string[] = [];
    for (const [number, record] of numbered.entries()) {
      const added = await index.addHTMLFile({ url: record.url, content: recordPage(record, number) });
      faults.push(...added.errors);
    }
    const written = await index.writeFiles({ outputPath: folder });
    faults.push(...written.errors);
    if (faults.length > 0) throw new Error(`Pagefind: ${faults.join('; ')}`);
  } finally {
    await pagefind.close();
  }
  await removeStockUi(folder);
  const module = join(folder, 'pagefind.js');
  await writeFile(module, outspoken(await readFile(module, 'utf8')));

  const texts = new Map((await restoredTexts(folder)).map(({ url, content }) => [url, content]));
  // Pagefind passes over a page in which it finds no words, and does not say so.
  const lost = records.filter(({ url }) => !texts.has(url)).map(({ url }) => url);
  if (lost.length > 0)
    throw new Error(`Pagefind did not index ${lost.join(', ')}: no words were found there`);
  const lists = wordLists(texts.values());
  for (const [script, list] of lists) await writeFile(join(folder, files.words(script)), writeWordList(list));
  const near = nearest(
    numbered
      .filter(isArticle)
      // The title once more than it stands there: it says best what a text is about.
      .map(({ url, meta }) => wordsOf(`${meta.title ?? ''} ${texts.get(url) ?? ''}`).map(stem)),
  );
  if (near) await writeFile(join(folder, files.near), near);
  const contents: Contents = {
    scripts: [...lists.keys()],
    near: near !== undefined,
    single: single(records),
    names,
    common: stopWords(languages),
  };
  await writeFile(join(folder, files.contents), JSON.stringify(contents));
}

const isArticle = (record: SearchRecord) => record.facets.kind?.includes('article') === true;

function single(records: readonly SearchRecord[]): Contents['single'] {
  const values: Contents['single'] = {};
  for (const facet of facets) {
    const [one, ...others] = new Set(records.map((record) => (record.facets[facet] ?? []).join(' ')));
    if (one && others.length === 0 && !one.includes(' ')) values[facet] = one;
  }
  return values;
}

/** Articles first, each kind newest first; what has no date comes last. */
const byNumber = (a: SearchRecord, b: SearchRecord) =>
  Number(isArticle(b)) - Number(isArticle(a)) || (b.date ?? '').localeCompare(a.date ?? '');

/** What `pagefind-entry.json` says of a language: the engine that stems its words, or null where Pagefind has none (Persian). */
interface PagefindEntry {
  languages: Record<string, { wasm: string | null }>;
}

/** Deletes Pagefind's own search boxes and highlighter, which ours replace, and the engine without a stemmer where another is used. */
async function removeStockUi(folder: string): Promise<void> {
  const entry = JSON.parse(await readFile(join(folder, 'pagefind-entry.json'), 'utf8')) as PagefindEntry;
  const isStemmed = Object.values(entry.languages).every(({ wasm }) => wasm !== null);
  const stock = /^(pagefind-(ui|modular-ui|component-ui|highlight)\.|pagefind-worker\.js$)/;
  for (const name of await readdir(folder))
    if (stock.test(name) || (isStemmed && name.startsWith('wasm.unknown.'))) await rm(join(folder, name));
}

/**
 * Writes the texts of all pages back as they were typed, and returns them. Pagefind's fragments are gzipped JSON behind a signature of
 * twelve bytes.
 */
async function restoredTexts(folder: string): Promise<{ url: string; content: string }[]> {
  // Pagefind makes no folder for nothing.
  if (!existsSync(join(folder, 'fragment'))) return [];
  const names = (await readdir(join(folder, 'fragment'))).sort();
  return Promise.all(
    names.map(async (name) => {
      const file = join(folder, 'fragment', name);
      const json = gunzipSync(await readFile(file))
        .subarray(signature.length)
        .toString();
      const typed = JSON.parse(json, (_, value: unknown) =>
        typeof value === 'string' ? asTyped(value) : value,
      ) as {
        url: string;
        content: string;
        meta: Record<string, string>;
      };
      for (const [key, value] of Object.entries(typed.meta)) typed.meta[key] = value.replaceAll(seam, '');
      await writeFile(file, gzipSync(signature + JSON.stringify(typed)));
      return typed;
    }),
  );
}

const signature = 'pagefind_dcd';

/** Rough, and enough to see that two texts are about one matter. */
const stem = (word: string) => word.slice(0, 7);
const wordsOf = (text: string) => indexedWords(text).filter((word) => word.length > 2);

/** Words of letters or digits alone, as they are indexed, with the parts of compounds; not those with an English ending. */
const indexedWords = (text: string): string[] =>
  tokensOf(text)
    .flatMap(({ text: word, form }) => (form.includes('-') || !/['’‘`]/.test(word) ? form.split('-') : []))
    .filter((word) => /^(?:\p{L}{2,}|\p{N}+)$/u.test(word));

/** The words of all texts by script, in alphabetical order, with how common each is. */
function wordLists(texts: Iterable<string>): Map<Script, Map<string, number>> {
  const holders = new Map<string, number>();
  for (const text of texts)
    for (const word of new Set(indexedWords(text)))
      if (/\p{L}/u.test(word)) holders.set(word, (holders.get(word) ?? 0) + 1);
  const lists = new Map<Script, Map<string, number>>();
  for (const [word, count] of [...holders].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const script = scriptOf(word);
    const list = lists.get(script) ?? new Map<string, number>();
    list.set(word, Math.floor(Math.log2(count)) + 1);
    lists.set(script, list);
  }
  return lists;
}
