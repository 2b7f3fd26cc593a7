import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SearchServer, searchServers } from '../../../src/model/site-search.ts';
import { SearchEngine } from '../../../src/search/engine.ts';
import { filesIn } from '../../files-in.ts';
import { judgedKinds as dossierKinds } from '../../publication/judged-queries.ts';
import { openIndex } from '../../search/index-in-node.ts';
import { faultsIn, type JudgedQuery } from '../../search/judge.ts';
import { judgedKinds as foreignKinds } from '../../search/judged-queries.ts';
import { differences as foreignDifferences } from '../../search/server/differences.ts';
import {
  exportedArticles,
  indexFilesIn,
  searchOf,
  searchThrough,
  standInWith,
} from '../../search/server/filled.ts';
import { dist } from '../../site/dist.ts';
import { dossierDifferences } from './dossier-differences.ts';
import { markdownTable } from './table.ts';
import { nameOfServer } from './verbatim/servers.ts';

type Differences = Record<SearchServer['engine'], ReadonlyMap<string, string>>;

/** Texts with judged queries, and what answers them. */
interface Judged {
  texts: string;
  kinds: Readonly<Record<string, readonly JudgedQuery[]>>;
  index: Pick<SearchEngine, 'answer'>;
  servers: Record<SearchServer['engine'], Pick<SearchEngine, 'answer'>>;
  /** Why a server has another answer to a query; its kind is before it where another kind has the same. */
  differences: Differences;
  close: () => Promise<void>;
}

export interface JudgedRow {
  texts: string;
  kind: string;
  queries: number;
  /** How many have the judged answer. */
  index: number;
  opensearch: number;
  typesense: number;
}

/** How many of the judged queries about the fixture articles and about the dossier, which must be built, have their answers from the index and from the stand-in, and why others have not. */
export async function judgedAnswers(): Promise<{ rows: JudgedRow[]; markdown: string }> {
  const rows: JudgedRow[] = [];
  /** Queries by the server and the reason for another answer. */
  const others = new Map<string, string[]>();
  for (const open of [ofForeignArticles, ofDossier]) {
    const judged = await open();
    const { texts, kinds, index, servers, differences } = judged;
    for (const [kind, queries] of Object.entries(kinds)) {
      const row: JudgedRow = { texts, kind, queries: queries.length, index: 0, opensearch: 0, typesense: 0 };
      for (const query of queries) {
        const isAnswered = async (search: Pick<SearchEngine, 'answer'>) =>
          (await faultsIn(search, query, idOf)).length === 0;
        if (await isAnswered(index)) row.index++;
        for (const server of searchServers) {
          const why =
            differences[server].get(`${kind}: ${query.query}`) ?? differences[server].get(query.query);
          const isSame = await isAnswered(servers[server]);
          if (isSame) row[server]++;
          if (isSame && why === undefined) continue;
          const reason = `${server}: ${isSame ? 'has its answer, so it needs no reason' : (why ?? 'not explained')}`;
          others.set(reason, [...(others.get(reason) ?? []), `“${query.query}”`]);
        }
      }
      rows.push(row);
    }
    await judged.close();
  }
  const sum = (of: (row: JudgedRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const figures = ({ queries, index, opensearch, typesense }: Omit<JudgedRow, 'texts' | 'kind'>) =>
    [queries, index, opensearch, typesense].map(String);
  const all = {
    queries: sum(({ queries }) => queries),
    index: sum(({ index }) => index),
    opensearch: sum(({ opensearch }) => opensearch),
    typesense: sum(({ typesense }) => typesense),
  };
  const table = markdownTable(
    ['texts', 'queries', 'number', 'index', ...searchServers.map(nameOfServer)],
    [...rows.map((row) => [row.texts, row.kind, ...figures(row)]), ['all', '', ...figures(all)]],
  );
  const reasons = [...others].sort().map(([reason, queries]) => `- ${reason}: ${queries.join(', ')}`);
  return { rows, markdown: ['## Judged queries with their answers', table, reasons.join('\n')].join('\n\n') };
}

const idOf = (url: string) => /\/(?:articles|q)\/([^/]+)\/$/.exec(url)?.[1] ?? url;

async function ofForeignArticles(): Promise<Judged> {
  const exported = await exportedArticles();
  const index = await openIndex(exported.folder);
  return {
    texts: 'fixture articles',
    kinds: foreignKinds,
    index: new SearchEngine(index),
    servers: {
      opensearch: searchOf('opensearch', exported).search,
      typesense: searchOf('typesense', exported).search,
    },
    differences: foreignDifferences,
    close: index.close,
  };
}

/** Reads the built site and exports it with the command. */
async function ofDossier(): Promise<Judged> {
  const pagefind = join(dist, 'pagefind');
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));
  const command = join(import.meta.dirname, '../../../src/commands/export.ts');
  const options = ['--to', 'search', '--index', 'articles', '--out', folder];
  execFileSync(process.execPath, [command, ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
  const files = indexFilesIn(pagefind);
  const searchOn = (server: SearchServer['engine']) => {
    const exported = filesIn(join(folder, server)).map((path) => ({
      path,
      text: readFileSync(path, 'utf8'),
    }));
    return searchThrough(server, standInWith(exported), files).search;
  };
  const index = await openIndex(pagefind);
  return {
    texts: 'dossier',
    kinds: dossierKinds,
    index: new SearchEngine(index),
    servers: { opensearch: searchOn('opensearch'), typesense: searchOn('typesense') },
    differences: dossierDifferences,
    close: async () => {
      await index.close();
      rmSync(folder, { recursive: true });
    },
  };
}
