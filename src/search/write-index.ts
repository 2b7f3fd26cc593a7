import { existsSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../i18n/languages.ts';
import { writeWordList } from './correction.ts';
import { type Contents, files } from './files.ts';
import { byNumber, groupRecords, type PartLimits, partLimits, partsToBegin } from './group-records.ts';
import { type KeptIndexes, type PageOptions, writePart } from './index-part.ts';
import { type PlacedPart, writePartList } from './place-part.ts';
import { facets, type SearchRecord } from './record.ts';
import { similarTexts } from './similar-articles.ts';
import type { SpellingGroup } from './spellings.ts';
import { stopWords } from './stop-words.ts';
import { isArticle, TextStatistics } from './text-statistics.ts';
import { isLikeAdverb } from './word-matches.ts';

/** How an index is written. */
export interface WriteOptions extends PageOptions {
  limits?: PartLimits;
  kept?: KeptIndexes | undefined;
}

/**
 * Writes a Pagefind index of the records into a folder, with the additional files of the engine (files.ts); of many records, an index for each part (group-records.ts).
 * Each covers all languages of the site, because a query may match in another one; words are stemmed by the rules of the first.
 * Throws Pagefind’s messages.
 */
export async function writeIndex(
  records: readonly SearchRecord[],
  names: readonly SpellingGroup[],
  folder: string,
  languages: readonly [Language, ...Language[]],
  { limits = partLimits, kept, ...options }: WriteOptions = {},
): Promise<void> {
  const groups = groupRecords(records.toSorted(byNumber), limits);
  const inParts = groups.length > 1;
  const statistics = new TextStatistics();
  const parts: PlacedPart[] = [];
  for (const { name, records: own } of groups) {
    const how = { language: languages[0], inParts, kept, ...options };
    const { counted, ...written } = await writePart({ records: own, name }, folder, how);
    statistics.add(counted);
    const years = own.flatMap(({ date }) => date?.slice(0, 4) ?? []).sort();
    const articles = own.filter(isArticle).length;
    parts.push({ name, from: years[0] ?? '', to: years.at(-1) ?? '', articles, written });
  }
  const lists = statistics.wordLists();
  for (const [script, list] of lists) await writeFile(join(folder, files.words(script)), writeWordList(list));
  const similar = inParts ? similarTexts(statistics.articles, 32) : similarTexts(statistics.articles);
  if (similar instanceof Uint16Array) await writeFile(join(folder, files.similar), similar);
  if (inParts) {
    const first = partsToBegin(groups, limits);
    await writePartList(
      parts,
      { similar: similar instanceof Uint32Array ? similar : undefined, first },
      folder,
    );
  }
  const contents: Contents = {
    scripts: [...lists.keys()],
    languages: await copyLanguageWords(languages, folder),
    similar: similar !== undefined,
    meanLength: statistics.meanLengths(),
    dated: new Set(records.map(({ date }) => date)).size > 1,
    single: singleValues(records),
    names,
    compounds: statistics.compounds(languages),
    likeAdverbs: [...(lists.get('latin')?.keys() ?? [])].filter(isLikeAdverb),
    ...chunksOf(parts[0], inParts),
    common: stopWords(languages),
    ...(inParts ? { inParts } : {}),
  };
  await writeFile(join(folder, files.contents), JSON.stringify(contents));
}

/** Returns the chunks that are requested first: those of the newest part, with its folder. */
function chunksOf(newest: PlacedPart | undefined, inParts: boolean): Pick<Contents, 'chunks' | 'first'> {
  if (!newest) return { chunks: [], first: {} };
  const { chunks, facets: facetFiles } = newest.written;
  const prefix = inParts ? `${newest.name}/` : '';
  return {
    chunks:
      chunks.length <= maxListedChunks
        ? chunks.map(([first, name, size]) => [first, prefix + name, size] as const)
        : [],
    first: Object.fromEntries(
      facetFiles
        .filter(([facet]) => facet === 'kind' || facet === 'lang')
        .map(([facet, name]) => [facet, prefix + name]),
    ),
  };
}

/** About 30 KB: a longer list would take longer to load than it saves. */
const maxListedChunks = 3000;

/** Copies the lists of words of the languages that have one, and returns these languages. */
async function copyLanguageWords(languages: readonly Language[], folder: string): Promise<Language[]> {
  const listed = languages.filter((lang) => existsSync(languageWords(lang)));
  for (const lang of listed) await copyFile(languageWords(lang), join(folder, files.language(lang)));
  return listed;
}

const languageWords = (lang: Language) => join(import.meta.dirname, files.language(lang));

function singleValues(records: readonly SearchRecord[]): Contents['single'] {
  const values: Contents['single'] = {};
  for (const facet of facets) {
    const [one, ...others] = new Set(records.map((record) => (record.facets[facet] ?? []).join(' ')));
    if (one && others.length === 0 && !one.includes(' ')) values[facet] = one;
  }
  return values;
}
