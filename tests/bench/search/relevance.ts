import { type JudgedQuery, readCranfield } from './cranfield.ts';
import type { BenchDocument, Engine } from './engine.ts';
import { mean, ndcgAt10, recallAt10 } from './measures.ts';
import { bm25 } from './peers/bm25.ts';
import { flexsearch } from './peers/flexsearch.ts';
import { lunrEngine } from './peers/lunr.ts';
import { minisearch, tunedMinisearch } from './peers/minisearch.ts';
import { orama, tunedOrama } from './peers/orama.ts';
import { pagefindAsTyped, pagefindByWord } from './peers/pagefind.ts';
import { type QuerySet, querySets } from './query-sets.ts';
import { markdownTable } from './table.ts';
import { verbatim } from './verbatim/in-node.ts';

const engines: Engine[] = [
  verbatim,
  bm25,
  lunrEngine,
  pagefindByWord,
  tunedMinisearch,
  minisearch,
  tunedOrama,
  orama,
  flexsearch,
  pagefindAsTyped,
];

/** Whatever has settings is tuned on the queries with odd numbers; those with even ones were held out. */
const halves = { odd: 1, even: 0 };

/** A measure over a half of the queries and over all of them. */
type Figures = Record<'odd' | 'even' | 'all', number>;
interface Outcome {
  ndcg: Figures;
  recall: Figures;
}
export interface RelevanceRow {
  engine: string;
  /** By name of the set of queries. */
  sets: Record<string, Outcome>;
}

/** How well each engine ranks the Cranfield collection, by three ways to ask; engines in `only`, or all. */
export async function relevance(
  only: readonly string[] = [],
): Promise<{ rows: RelevanceRow[]; markdown: string }> {
  const { documents, queries } = readCranfield();
  const sets = querySets(queries, documents);
  const rows: RelevanceRow[] = [];
  for (const engine of engines) {
    if (only.length > 0 && !only.includes(engine.name)) continue;
    console.error(`relevance: ${engine.name}`);
    rows.push(await judge(engine, documents, queries, sets));
  }
  return { rows, markdown: toMarkdown(rows, sets) };
}

async function judge(
  engine: Engine,
  documents: readonly BenchDocument[],
  queries: readonly JudgedQuery[],
  sets: readonly QuerySet[],
): Promise<RelevanceRow> {
  const opened = await engine.open(documents);
  const row: RelevanceRow = { engine: engine.name, sets: {} };
  try {
    for (const { name, texts } of sets) {
      const found: string[][] = [];
      for (const text of texts) found.push(await opened.search(text, 10));
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
  } finally {
    await opened.close();
  }
  return row;
}

function toMarkdown(rows: readonly RelevanceRow[], sets: readonly QuerySet[]): string {
  const columns = sets.flatMap(({ name }) =>
    (['odd', 'even', 'all'] as const).map((half) => [name, half] as const),
  );
  const table = (measure: 'ndcg' | 'recall') =>
    markdownTable(
      ['', ...columns.map(([name, half]) => `${name}: ${half}`)],
      rows.map(({ engine, sets: of }) => [
        engine,
        ...columns.map(([name, half]) => (of[name]?.[measure][half] ?? NaN).toFixed(3)),
      ]),
    );
  return [
    '## Relevance: Cranfield, 1,400 documents, 225 queries',
    'Odd: the queries that settings were tuned on; even: held out.',
    '### nDCG@10',
    table('ndcg'),
    '### recall@10',
    table('recall'),
  ].join('\n\n');
}
