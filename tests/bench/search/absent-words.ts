import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWordList } from '../../../src/search/correction.ts';
import { SearchEngine } from '../../../src/search/engine.ts';
import { files } from '../../../src/search/files.ts';
import { writeIndex } from '../../../src/search/write-index.ts';
import { openIndex } from '../../search/index-in-node.ts';
import { seeded } from '../../seeded.ts';
import { readCranfield } from './cranfield.ts';
import type { BenchDocument } from './engine.ts';
import { mistyped } from './query-sets.ts';
import { readDigitalgov } from './speed/digitalgov.ts';
import { markdownTable } from './table.ts';
import { recordsOf } from './verbatim/in-node.ts';
import { isTelling, wordsOf } from './words.ts';

/** What search does with a word: shows results for it, for another one, offers another one, or neither. */
const outcomes = ['found', 'replaced', 'offered', 'neither'] as const;
type Outcome = (typeof outcomes)[number];

export interface AbsentWordsRow {
  index: string;
  words: string;
  counts: Record<Outcome, number>;
  /** Of mistyped words, those that were replaced by or offered the word that was meant. */
  right?: number;
  /** Examples of replaced words, with what was searched for instead. */
  examples: string[];
}

/** A word that so many texts have is correctly spelled. */
const minTexts = 5;
const most = 600;

/**
 * What search does with words that an index lacks: correctly spelled ones of another collection, which must not be replaced, and its own
 * with one letter wrong, which must be.
 */
export async function absentWords(): Promise<{ rows: AbsentWordsRow[]; markdown: string }> {
  const { documents } = readCranfield();
  const news = readDigitalgov().map(({ id, title, paragraphs }): BenchDocument => ({
    id,
    title,
    text: paragraphs.join(' '),
  }));
  const rows = [
    ...(await judge('Cranfield', documents, news)),
    ...(await judge('digital.gov', news, documents)),
  ];
  const table = markdownTable(
    ['', 'words', 'number', 'found', 'replaced', 'offered', 'neither', 'right'],
    rows.map(({ index, words, counts, right }) => {
      const all = outcomes.reduce((sum, outcome) => sum + counts[outcome], 0);
      const share = (count: number) => `${((100 * count) / all).toFixed(1)} %`;
      return [
        index,
        words,
        String(all),
        ...outcomes.map((outcome) => share(counts[outcome])),
        right === undefined ? '–' : share(right),
      ];
    }),
  );
  const examples = rows.map(({ index, words, examples: some }) => `${index}, ${words}: ${some.join(', ')}`);
  return { rows, markdown: ['## Words that an index lacks', table, 'Replaced:', ...examples].join('\n\n') };
}

async function judge(
  index: string,
  documents: readonly BenchDocument[],
  others: readonly BenchDocument[],
): Promise<AbsentWordsRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-bench-'));
  await writeIndex(recordsOf(documents), [], folder, ['en']);
  const opened = await openIndex(folder);
  try {
    const engine = new SearchEngine(opened);
    const known = readWordList(await readFile(join(folder, files.words('latin')), 'utf8'));
    const absent = frequentWords(others).filter((word) => !known.has(word));
    const random = seeded(20141110);
    const mistakes = frequentWords(documents)
      .filter((word) => word.length > 4)
      .map((meant) => ({ meant, typed: mistyped(meant, random) }))
      .filter(({ typed }) => !known.has(typed));
    return [
      await count(
        { index, words: 'correct, absent' },
        engine,
        some(absent).map((typed) => ({ typed })),
      ),
      await count({ index, words: 'mistyped' }, engine, some(mistakes)),
    ];
  } finally {
    await opened.close();
    await rm(folder, { recursive: true });
  }
}

async function count(
  row: Pick<AbsentWordsRow, 'index' | 'words'>,
  engine: SearchEngine,
  words: readonly { typed: string; meant?: string }[],
): Promise<AbsentWordsRow> {
  const counts = { found: 0, replaced: 0, offered: 0, neither: 0 };
  const examples: string[] = [];
  let right = 0;
  for (const { typed, meant } of words) {
    const { corrected, offered, hits } = await engine.answer({ query: typed, kind: 'article', lang: 'en' });
    const [other] = [...corrected, ...offered];
    if (other && other.used === meant) right++;
    if (corrected[0] && corrected[0].used !== meant) examples.push(`${typed} → ${corrected[0].used}`);
    if (corrected.length > 0) counts.replaced++;
    else if (offered.length > 0) counts.offered++;
    else if (hits.length > 0) counts.found++;
    else counts.neither++;
  }
  const isMistyped = words.some(({ meant }) => meant !== undefined);
  return { ...row, counts, ...(isMistyped && { right }), examples: examples.slice(0, 20) };
}

/** Returns the words that many texts have, in alphabetical order. */
function frequentWords(documents: readonly BenchDocument[]): string[] {
  const counts = new Map<string, number>();
  for (const { title, text } of documents)
    for (const word of new Set(wordsOf(`${title} ${text}`))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .filter(([word, texts]) => texts >= minTexts && /^[a-z]{4,}$/.test(word) && isTelling(word))
    .map(([word]) => word)
    .sort();
}

/** Returns some of the words, evenly spread. */
const some = <T>(words: readonly T[]): T[] =>
  words.filter(
    (_, index) =>
      Math.floor((index * most) / words.length) !== Math.floor(((index - 1) * most) / words.length),
  );
