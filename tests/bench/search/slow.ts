import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../../browser/chromium.ts';
import { firstResult } from '../../browser/first-result.ts';
import { dist } from '../../site/dist.ts';
import { serve } from '../../site/serve.ts';
import { markdownTable } from './table.ts';

const lines = {
  '400 kbit/s, 400 ms': { bits: 400_000, latency: 400 },
  '1.6 Mbit/s, 150 ms': { bits: 1_600_000, latency: 150 },
};
const path = process.env.QUERY ?? '/search/?q=who+saved+amerli';

/** What a reader with a new browser waits for on slow lines until the first result of a search in the built site: the median of three runs. */
export async function slow() {
  if (!existsSync(join(dist, 'search/index.html'))) throw new Error('Build the site first: npm run build');
  const site = await serve(dist, { compress: true });
  const browser = await launchChromium();
  try {
    const rows = [];
    for (const [line, limits] of Object.entries(lines)) {
      const runs = [];
      for (let run = 0; run < 3; run++) runs.push(await firstResult(browser, site.url + path, limits));
      const [, median] = runs.sort((a, b) => a.result - b.result);
      if (!median) continue;
      const before = median.requests.filter(({ end }) => end > 0);
      rows.push({
        line,
        box: Math.round(median.box),
        result: Math.round(median.result),
        requests: before.length,
        bytes: before.reduce((sum, { bytes }) => sum + bytes, 0),
      });
    }
    const markdown = markdownTable(
      ['line', 'box (ms)', 'first result (ms)', 'requests', 'bytes'],
      rows.map((row) => Object.values(row).map(String)),
    );
    return { rows, markdown };
  } finally {
    await browser.close();
    await site.close();
  }
}
