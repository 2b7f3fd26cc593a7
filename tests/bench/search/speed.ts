import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../browser/chromium.ts';
import { percentile } from './measures.ts';
import { type BenchArticle, readDigitalgov, sample } from './speed/digitalgov.ts';
import { countingServer } from './speed/server.ts';
import { type BrowserEngine, browserEngines, writeSite } from './speed/sites.ts';
import { arrive, type FirstTime, typeAll, typeFirst } from './speed/typist.ts';
import { markdownTable } from './table.ts';

const sizes = [10, 200, 1811];

/** What readers of that site look for. The first five are each also the first query of somebody who just came. */
const queries = [
  'mobile apps',
  'social media',
  'how to write for the web',
  'open data',
  'customer service',
  'plain language',
  'usability testing',
  'terms of service',
  'fema disaster app',
  'accessibility 508',
  'spanish language content',
  'api strategy',
  'crowdsourcing citizen science',
  'search engine optimization',
  'what is agile',
  'drones',
  'cloud security',
  'wearables and health',
  'chatbots',
  'who pays for challenge prizes',
];

export interface SpeedRow {
  engine: string;
  articles: number;
  /** Each of five readers who just came. */
  first: FirstTime[];
  /** Milliseconds of every key of all queries, typed by one reader, and once more by the same. */
  keys: { p50: number; p95: number };
  again: { p50: number; p95: number };
}

/** How long readers wait and what they download, in Chromium on real articles; engines in `only`, or all. */
export async function speed(only: readonly string[] = []): Promise<{ rows: SpeedRow[]; markdown: string }> {
  const articles = readDigitalgov();
  const browser = await launchChromium();
  const rows: SpeedRow[] = [];
  try {
    for (const size of sizes)
      for (const engine of browserEngines) {
        if (only.length > 0 && !only.includes(engine.name)) continue;
        console.error(`speed: ${engine.name}, ${size} articles`);
        rows.push(await measure(engine, sample(articles, size), browser));
      }
  } finally {
    await browser.close();
  }
  return { rows, markdown: toMarkdown(rows) };
}

async function measure(
  engine: BrowserEngine,
  articles: readonly BenchArticle[],
  browser: Browser,
): Promise<SpeedRow> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-bench-'));
  await writeSite(engine, articles, folder);
  const server = await countingServer(folder);
  try {
    const first: FirstTime[] = [];
    for (const query of queries.slice(0, 5)) {
      const page = await arrive(browser, server);
      first.push(await typeFirst(page, server, query));
      await page.context().close();
    }
    const page = await arrive(browser, server);
    // Its first query is this reader's arrival, and was measured above.
    await typeAll(page, queries.slice(0, 1));
    const keys = await typeAll(page, queries.slice(1));
    const again = await typeAll(page, queries.slice(1));
    await page.context().close();
    const of = (times: readonly number[]) => ({ p50: percentile(times, 0.5), p95: percentile(times, 0.95) });
    return { engine: engine.name, articles: articles.length, first, keys: of(keys), again: of(again) };
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(0);

function toMarkdown(rows: readonly SpeedRow[]): string {
  return [
    '## Speed and bytes: Chromium, real articles',
    `Cold: five readers who just came, each with another query; the median, and in brackets the most. A first result may need more than one key.
KB (1,000 bytes) are bodies as encoded, after the page itself; no line is slowed down.
Keys: ${queries.length - 1} further queries of one reader, each key answered at once; what the index lacks is fetched meanwhile. Again: the same, typed once more.`,
    markdownTable(
      [
        '',
        'articles',
        'cold, ms',
        'KB to first result',
        'requests',
        'KB to the first query',
        'key p50, ms',
        'p95',
        'again p50',
        'p95',
      ],
      rows.map(({ engine, articles, first, keys, again }) => {
        const both = (value: (time: FirstTime) => number, shown: (figure: number) => string) => {
          const all = first.map(value);
          return `${shown(percentile(all, 0.5))} (${shown(Math.max(...all))})`;
        };
        return [
          engine,
          String(articles),
          both(
            ({ ms }) => ms,
            (ms) => ms.toFixed(0),
          ),
          both(({ bytes }) => bytes, kilobytes),
          both(({ files }) => files.length, String),
          both(({ queryBytes }) => queryBytes, kilobytes),
          ...[keys.p50, keys.p95, again.p50, again.p95].map((ms) => ms.toFixed(1)),
        ];
      }),
    ),
  ].join('\n\n');
}
