import { existsSync } from 'node:fs';
import { copyFile, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import type { Language } from '../i18n/languages.ts';
import { writeWordList } from './correction.ts';
import { type Contents, files } from './files.ts';
import { type Script, scriptOf } from './fold-word.ts';
import { countedWords } from './highlight.ts';
import { asTyped, seam, wordsIn } from './indexed-text.ts';
import { patchPagefind, shrinkPagefind } from './patch-pagefind.ts';
import { facets, type SearchRecord } from './record.ts';
import { excludedSelectors, recordPage } from './record-page.ts';
import { similarTexts } from './similar-articles.ts';
import type { SpellingGroup } from './spellings.ts';
import { splitChunks } from './split-chunks.ts';
import { stopWords } from './stop-words.ts';
import { isLikeAdverb } from './word-matches.ts';

/**
 * Writes a Pagefind index of the records into a folder, with the additional files of the engine (files.ts).
 * One index covers all languages of the site, because a query may match in another one; words are stemmed by the rules of the first.
 * Throws Pagefind’s messages. `pageAt` returns the pages of records without their own, and `forIndex` what `pageForIndex` makes of them.
 */
export async function writeIndex(
  records: readonly SearchRecord[],
  names: readonly SpellingGroup[],
  folder: string,
  languages: readonly [Language, ...Language[]],
  pageAt: (path: string) => Promise<string> = noPage,
  forIndex?: (page: string) => string,
): Promise<void> {
  const numbered = records.toSorted(byNumber);
  await indexRecords(numbered, folder, languages[0], pageAt, forIndex);
  await removeStockUi(folder);
  const module = join(folder, 'pagefind.js');
  await writeFile(module, await shrinkPagefind(patchPagefind(await readFile(module, 'utf8'))));
  const { chunks, facets: facetFiles } = await splitChunks(folder);

  const texts = new Map((await restoredTexts(folder)).map(({ url, content }) => [url, content]));
  // Pagefind silently skips a page in which it finds no words.
  const skipped = records.filter(({ url }) => !texts.has(url)).map(({ url }) => url);
  if (skipped.length > 0)
    throw new Error(`Pagefind did not index ${skipped.join(', ')}: they contain no words`);
  const lists = wordLists(texts.values());
  for (const [script, list] of lists) await writeFile(join(folder, files.words(script)), writeWordList(list));
  const listed = await copyLanguageWords(languages, folder);
  const similar = similarTexts(
    numbered
      .filter(isArticle)
      // The title counts twice: it describes the subject best.
      .map(({ url, meta }) => wordsOf(`${meta.title ?? ''} ${texts.get(url) ?? ''}`).map(stem)),
  );
  if (similar) await writeFile(join(folder, files.similar), similar);
  const contents: Contents = {
    scripts: [...lists.keys()],
    languages: listed,
    similar: similar !== undefined,
    meanLength: meanLengths(records, texts),
    dated: new Set(records.map(({ date }) => date)).size > 1,
    single: singleValues(records),
    names,
    compounds: compoundsIn([...texts.values()], languages),
    likeAdverbs: [...(lists.get('latin')?.keys() ?? [])].filter(isLikeAdverb),
    chunks: chunks.length <= maxListedChunks ? chunks : [],
    first: Object.fromEntries(facetFiles.filter(([facet]) => facet === 'kind' || facet === 'lang')),
    common: stopWords(languages),
  };
  await writeFile(join(folder, files.contents), JSON.stringify(contents));
}

/** Runs Pagefind over the records, in their order. Throws its messages. */
async function indexRecords(
  numbered: readonly SearchRecord[],
  folder: string,
  language: Language,
  pageAt: (path: string) => Promise<string>,
  forIndex?: (page: string) => string,
): Promise<void> {
  const { index, errors } = await pagefind.createIndex({
    forceLanguage: language,
    excludeSelectors: excludedSelectors,
    writePlayground: false,
  });
  if (!index) throw new Error(`Pagefind could not start: ${errors.join('; ')}`);
  try {
    const failures: string[] = [];
    for (const [number, record] of numbered.entries()) {
      const html = record.html ?? (await pageAt(record.url));
      const content = recordPage({ ...record, html }, number, record.html ? undefined : forIndex);
      const added = await index.addHTMLFile({ url: record.url, content });
      failures.push(...added.errors);
    }
    const written = await index.writeFiles({ outputPath: folder });
    failures.push(...written.errors);
    if (failures.length > 0) throw new Error(`Pagefind: ${failures.join('; ')}`);
  } finally {
    await pagefind.close();
  }
}

/** About 30 KB: a longer list would take longer to load than it saves. */
const maxListedChunks = 3000;

function meanLengths(records: readonly SearchRecord[], texts: ReadonlyMap<string, string>) {
  const sums = new Map<string, { words: number; texts: number }>();
  for (const { url, facets } of records) {
    const [kind = ''] = facets.kind ?? [];
    const sum = sums.get(kind) ?? { words: 0, texts: 0 };
    sum.words += countedWords(texts.get(url) ?? '').length;
    sum.texts++;
    sums.set(kind, sum);
  }
  return Object.fromEntries([...sums].map(([kind, sum]) => [kind, Math.round(sum.words / sum.texts)]));
}

/** More would make the first answer wait. */
const maxCompounds = 400;

/** Returns the pairs of words that texts also write as one word, without pairs with a common word; the most frequent first. */
function compoundsIn(texts: readonly string[], languages: readonly Language[]): string[] {
  const common = new Set(Object.values(stopWords(languages)).flat());
  const words = texts.map((text) => wordsIn(text).map(({ form }) => form));
  const known = new Set(words.flat());
  const counts = new Map<string, number>();
  for (const forms of words)
    for (const [at, form] of forms.entries()) {
      const next = forms[at + 1] ?? '';
      if (form.length < 3 || next.length < 3 || !known.has(form + next)) continue;
      if (common.has(form) || common.has(next) || /[^\p{L}]/u.test(form + next)) continue;
      counts.set(`${form} ${next}`, (counts.get(`${form} ${next}`) ?? 0) + 1);
    }
  const sorted = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return sorted.slice(0, maxCompounds).map(([pair]) => pair);
}

/** Copies the lists of words of the languages that have one, and returns these languages. */
async function copyLanguageWords(languages: readonly Language[], folder: string): Promise<Language[]> {
  const listed = languages.filter((lang) => existsSync(languageWords(lang)));
  for (const lang of listed) await copyFile(languageWords(lang), join(folder, files.language(lang)));
  return listed;
}

const languageWords = (lang: Language) => join(import.meta.dirname, files.language(lang));

const noPage = (path: string) => Promise.reject(new Error(`the record of ${path} has no page`));

const isArticle = (record: SearchRecord) => record.facets.kind?.includes('article') === true;

function singleValues(records: readonly SearchRecord[]): Contents['single'] {
  const values: Contents['single'] = {};
  for (const facet of facets) {
    const [one, ...others] = new Set(records.map((record) => (record.facets[facet] ?? []).join(' ')));
    if (one && others.length === 0 && !one.includes(' ')) values[facet] = one;
  }
  return values;
}

/** Sorts articles first, each kind newest first; records without a date are last. */
const byNumber = (a: SearchRecord, b: SearchRecord) =>
  Number(isArticle(b)) - Number(isArticle(a)) || (b.date ?? '').localeCompare(a.date ?? '');

/** The languages in `pagefind-entry.json`; `wasm` is the engine with a stemmer, null if Pagefind has none (Persian). */
interface PagefindEntry {
  languages: Record<string, { wasm: string | null }>;
}

/**
 * Deletes Pagefind's own interfaces and highlighter, which are not used, and all engines but that of the only language, which gets a
 * name that the search page knows before it has read the list of editions.
 */
async function removeStockUi(folder: string): Promise<void> {
  const entry = JSON.parse(await readFile(join(folder, 'pagefind-entry.json'), 'utf8')) as PagefindEntry;
  const [edition] = Object.values(entry.languages);
  await rename(join(folder, `wasm.${edition?.wasm ?? 'unknown'}.pagefind`), join(folder, 'wasm.pagefind'));
  const stock =
    /^(pagefind-(ui|modular-ui|component-ui|highlight)\.|pagefind-worker\.js$|wasm\..+\.pagefind$)/;
  for (const name of await readdir(folder)) if (stock.test(name)) await rm(join(folder, name));
}

/**
 * Restores the typed text in Pagefind's fragments, and returns the texts. A fragment is gzipped JSON after a signature of twelve bytes.
 */
async function restoredTexts(folder: string): Promise<{ url: string; content: string }[]> {
  // Without pages, Pagefind creates no folder.
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

/** A rough stem, good enough to compare subjects. */
const stem = (word: string) => word.slice(0, 7);
const wordsOf = (text: string) => indexedWords(text).filter((word) => word.length > 2);

/** Returns the indexed words that have only letters or only digits, with the parts of compounds, without words that have an English ending. */
const indexedWords = (text: string): string[] =>
  wordsIn(text)
    .flatMap(({ text: word, form }) => (form.includes('-') || !/['’‘`]/.test(word) ? form.split('-') : []))
    .filter((word) => /^(?:\p{L}{2,}|\p{N}+)$/u.test(word));

/** Returns the words of all texts by script, in alphabetical order, with their frequencies. */
function wordLists(texts: Iterable<string>): Map<Script, Map<string, number>> {
  const documentCounts = new Map<string, number>();
  for (const text of texts)
    for (const word of new Set(indexedWords(text)))
      if (/\p{L}/u.test(word)) documentCounts.set(word, (documentCounts.get(word) ?? 0) + 1);
  const lists = new Map<Script, Map<string, number>>();
  for (const [word, count] of [...documentCounts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const script = scriptOf(word);
    const list = lists.get(script) ?? new Map<string, number>();
    list.set(word, Math.floor(Math.log2(count)) + 1);
    lists.set(script, list);
  }
  return lists;
}
