import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SearchServer, searchServers } from '../../../src/model/site-search.ts';
import { type PartLimits, partLimits } from '../../../src/search/group-records.ts';
import { launchChromium } from '../../browser/chromium.ts';
import { serverOf } from '../../search/server/filled.ts';
import { percentile } from './measures.ts';
import { type BenchArticle, readDigitalgov, sample } from './speed/digitalgov.ts';
import { bytesOf, countingServer } from './speed/server.ts';
import { type BrowserEngine, writeSite } from './speed/sites.ts';
import { arrive, typeAll } from './speed/typist.ts';
import { markdownTable } from './table.ts';
import { nameOfServer, standInFor } from './verbatim/servers.ts';
import { writeSearchFiles, type WrittenSite } from './verbatim/site.ts';

const queries = ['social media', 'open data', 'plain language', 'accessibility', 'what is agile'];

/** A way to search: limits of texts, which decide whether there are parts, and perhaps a server. */
interface Way {
  limits: (articles: number) => PartLimits;
  server?: SearchServer['engine'];
}

const whole = () => ({ whole: Infinity, least: 0, most: Infinity });

/** Everything in one index, or in parts, however few there are. */
const ways: Record<string, Way> = {
  'one index': { limits: whole },
  parts: {
    limits: (articles) => ({
      whole: 0,
      least: Math.min(partLimits.least, articles / 4),
      most: partLimits.most,
    }),
  },
};

const servers: Record<string, Way> = Object.fromEntries(
  searchServers.map((server) => [nameOfServer(server), { limits: whole, server }]),
);

/** Articles of twenty years. More than there are real ones are real ones again, with other dates and ids. */
function articlesOf(count: number): BenchArticle[] {
  const real = readDigitalgov();
  const all = Array.from({ length: Math.ceil(count / real.length) }, (_, copy) =>
    real.map((article, index) => ({
      ...article,
      id: `${article.id}-${copy}`,
      date: `${2006 + ((index + copy) % 20)}${article.date.slice(4)}`,
    })),
  ).flat();
  return sample(all, Math.min(count, all.length));
}

/** Calls a function, and returns the most memory that a process of Pagefind had meanwhile, in MB (Linux). */
async function peakOf(work: () => Promise<void>): Promise<number> {
  let peak = 0;
  const look = () => {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
      try {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        if (!/^Name:\s+pagefind/m.test(status) || !status.includes(`PPid:\t${process.pid}\n`)) continue;
        peak = Math.max(peak, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
      } catch {
        // The process has ended.
      }
  };
  const timer = setInterval(look, 100);
  await work();
  clearInterval(timer);
  return Math.round(peak);
}

export interface PartsRow {
  articles: number;
  way: string;
  /** Seconds to write the index, and Pagefind’s memory in MB. */
  seconds: number;
  memory: number;
  /** Medians of five readers who just came: to the first result, and to the complete answer. */
  first: { ms: number; kb: number };
  complete: { ms: number; kb: number };
  /** Milliseconds of every key, typed a second time. */
  warm: { p50: number; p95: number };
}

interface Measured {
  rows: PartsRow[];
  markdown: string;
}

/** What a search of one index and of parts costs, in Chromium, by the number of articles; `SIZES=200,2000` measures these, `WAY=parts` or `WAY='one index'` one of the two. */
export const parts = (): Promise<Measured> => measure(ways, '200,2000,20000');

/** The same, and of a search server: a stand-in on this machine. */
export const partsAndServers = (): Promise<Measured> => measure({ ...ways, ...servers }, '200,2000');

async function measure(all: Record<string, Way>, usualSizes: string): Promise<Measured> {
  const browser = await launchChromium();
  const rows: PartsRow[] = [];
  try {
    for (const size of (process.env.SIZES ?? usualSizes).split(',').map(Number))
      for (const [way, { limits, server: kind }] of Object.entries(all)) {
        if (process.env.WAY !== undefined && process.env.WAY !== way) continue;
        console.error(`parts: ${way}, ${size} articles`);
        const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));
        let written: WrittenSite | undefined;
        const engine: BrowserEngine = {
          name: way,
          module: '../verbatim/in-page.ts',
          write: async (articles, to) => {
            written = await writeSearchFiles(articles, to, limits(size));
          },
          // At the origin of the page.
          ...(kind && { server: { ...serverOf(kind), url: '' } }),
        };
        const began = performance.now();
        const memory = await peakOf(() => writeSite(engine, articlesOf(size), folder));
        const seconds = Math.round((performance.now() - began) / 1000);
        const standIn = kind && written ? await standInFor(written, kind) : undefined;
        const server = await countingServer(folder, standIn && ((path, body) => standIn.answer(path, body)));
        const cold: Record<'first' | 'firstBytes' | 'complete' | 'completeBytes', number>[] = [];
        for (const query of queries) {
          const page = await arrive(browser, server);
          await page.locator('input').fill(query);
          const first = await page.waitForFunction(() => document.querySelector('li') && performance.now());
          const firstBytes = bytesOf(server.sent);
          await page.waitForFunction(() => document.body.dataset.completed);
          const at = await page.evaluate(() => ({
            complete: Number(document.body.dataset.completed),
            took: Number(document.body.dataset.took),
          }));
          await first.dispose();
          cold.push({
            first: at.took,
            firstBytes,
            complete: at.complete,
            completeBytes: bytesOf(server.sent),
          });
          await page.context().close();
        }
        const page = await arrive(browser, server);
        await typeAll(page, queries);
        const warm = await typeAll(page, queries);
        await page.context().close();
        await server.close();
        rmSync(folder, { recursive: true });
        const median = (of: (one: (typeof cold)[number]) => number) =>
          Math.round(percentile(cold.map(of), 0.5));
        rows.push({
          articles: size,
          way,
          seconds,
          memory,
          first: { ms: median((one) => one.first), kb: median((one) => one.firstBytes / 1000) },
          complete: { ms: median((one) => one.complete), kb: median((one) => one.completeBytes / 1000) },
          warm: { p50: percentile(warm, 0.5), p95: percentile(warm, 0.95) },
        });
      }
  } finally {
    await browser.close();
  }
  return { rows, markdown: toMarkdown(rows) };
}

const toMarkdown = (rows: readonly PartsRow[]): string =>
  [
    '## One index, parts and servers: Chromium, real articles',
    `Above 1,811, the articles are repeated with other dates. Cold: the median of five readers who just came; KB (1,000 bytes) as encoded, with the scripts of the engine, without page and fonts; the engine is loaded
at the first key. Warm: every key of all queries, typed a second time. Memory: of Pagefind’s process. A stand-in for a search server is on the same machine, so it has no network; its answers are counted, compressed.`,
    markdownTable(
      [
        'articles',
        '',
        'written, s',
        'memory, MB',
        'first result, ms',
        'KB',
        'complete, ms',
        'KB',
        'warm p50, ms',
        'p95',
      ],
      rows.map(({ articles, way, seconds, memory, first, complete, warm }) => [
        String(articles),
        way,
        ...[seconds, memory, first.ms, first.kb, complete.ms, complete.kb].map(String),
        ...[warm.p50, warm.p95].map((ms) => ms.toFixed(1)),
      ]),
    ),
  ].join('\n\n');
