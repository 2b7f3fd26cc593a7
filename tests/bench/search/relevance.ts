import type { Collection } from './collections.ts';
import { readCranfield } from './cranfield.ts';
import type { Engine } from './engine.ts';
import { mean, ndcgAt10, recallAt10 } from './measures.ts';
import { bm25, bm25WithRelatedWords } from './peers/bm25.ts';
import { flexsearch } from './peers/flexsearch.ts';
import { lunrEngine } from './peers/lunr.ts';
import { minisearch, tunedMinisearch } from './peers/minisearch.ts';
import { orama, tunedOrama } from './peers/orama.ts';
import { pagefindAsTyped, pagefindByWord } from './peers/pagefind.ts';
import { type QuerySet, querySets } from './query-sets.ts';
import { markdownTable } from './table.ts';
import { readTitles } from './titles.ts';
import { verbatim } from './verbatim/in-node.ts';

const peers: readonly Engine[] = [
  verbatim,
  bm25,
  bm25WithRelatedWords,
  lunrEngine,
  pagefindByWord,
  tunedMinisearch,
  minisearch,
  tunedOrama,
  orama,
  flexsearch,
  pagefindAsTyped,
];

/** Settings are tuned on the queries with odd numbers; the share of similar texts was chosen with both halves in view (decision 039). */
const halves = { odd: 1, even: 0 };

/** A measure over a half of the queries and over all of them. */
type Figures = Record<'odd' | 'even' | 'all', number>;
interface Outcome {
  ndcg: Figures;
  recall: Figures;
}
export interface RelevanceRow {
  collection: string;
  engine: string;
  /** Size of the index, compressed; undefined for an engine that is not published. */
  bytes: number | undefined;
  /** Mean time of a query, in milliseconds, in Node. */
  ms: number;
  /** By name of the set of queries. */
  sets: Record<string, Outcome>;
}

/** How well each engine ranks two collections, by three ways to ask; engines in `only`, or all. */
export async function relevance(
  only: readonly string[] = [],
  engines: readonly Engine[] = peers,
): Promise<{ rows: RelevanceRow[]; markdown: string }> {
  const rows: RelevanceRow[] = [];
  const tables: string[] = [];
  for (const collection of [readCranfield(), readTitles()]) {
    const sets = querySets(collection.queries, collection.documents);
    const own: RelevanceRow[] = [];
    for (const engine of engines) {
      if (only.length > 0 && !only.includes(engine.name)) continue;
      console.error(`relevance: ${collection.name}, ${engine.name}`);
      own.push(await judge(engine, collection, sets));
    }
    rows.push(...own);
    tables.push(toMarkdown(collection, own, sets));
  }
  return { rows, markdown: tables.join('\n\n') };
}

async function judge(
  engine: Engine,
  { name: collection, documents, queries }: Collection,
  sets: readonly QuerySet[],
): Promise<RelevanceRow> {
  const opened = await engine.open(documents);
  const row: RelevanceRow = { collection, engine: engine.name, bytes: opened.bytes, ms: 0, sets: {} };
  let asked = 0;
  try {
    const start = performance.now();
    for (const { name, texts } of sets) {
      const found: string[][] = [];
      for (const text of texts) found.push(await opened.search(text, 10));
      asked += texts.length;
      const figures = (measure: typeof ndcgAt10): Figures => {
        const each = queries.map(({ number, gains }, index) => ({
          half: number % 2,
          figure: measure(found[index] ?? [], gains),
        }));
        const of = (half?: number) =>
          mean(each.filter((one) => half === undefined || one.half === half).map(({ figure }) => figure));
        return { odd: of(halves.odd), even: of(halves.even), all: of() };
      };
      row.sets[name] = { ndcg: figures(ndcgAt10), recall: figures(recallAt10) };
    }
    row.ms = (performance.now() - start) / asked;
  } finally {
    await opened.close();
  }
  return row;
}

function toMarkdown(
  { name: collection, documents, queries }: Collection,
  rows: readonly RelevanceRow[],
  sets: readonly QuerySet[],
): string {
  const halfNames = ['odd', 'even', 'all'] as const;
  const columns = sets.flatMap(({ name }) => halfNames.map((half) => [name, half] as const));
  const table = (measure: 'ndcg' | 'recall', last: readonly string[] = []) =>
    markdownTable(
      ['', ...columns.map(([name, half]) => `${name}: ${half}`), ...last],
      rows.map(({ engine, bytes, ms, sets: of }) => [
        engine,
        ...columns.map(([name, half]) => (of[name]?.[measure][half] ?? NaN).toFixed(3)),
        ...(last.length > 0 ? [bytes === undefined ? '–' : (bytes / 1000).toFixed(0), ms.toFixed(1)] : []),
      ]),
    );
  return [
    `## Relevance: ${collection}, ${documents.length} documents, ${queries.length} queries`,
    `Odd: the queries that settings were tuned on; even: the others, which were looked at only for the share of similar texts. KB: the index compressed, without the texts for excerpts, of which a
query of ours and of Pagefind loads a part. Ms: a query in Node, where both read their files over HTTP.`,
    '### nDCG@10',
    table('ndcg', ['KB', 'ms']),
    '### recall@10',
    table('recall'),
  ].join('\n\n');
}
