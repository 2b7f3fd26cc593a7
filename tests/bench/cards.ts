import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawCards, placeCards } from '../../src/integrations/draw-cards.ts';
import type { Card } from '../../src/outputs/cards/card.ts';
import { samples } from '../outputs/cards/samples.ts';

/** `npm run bench:cards`: cards a second, drawn and from the cache, and the memory of the whole process at its peak. */
const count = Number(process.argv[2] ?? 600);
const cards: Card[] = Array.from({ length: count }, (_, index) => {
  const sample = samples[index % samples.length];
  if (!sample) throw new Error('no samples');
  return { ...sample, name: `${sample.name}-${index}`, address: `${sample.address}-${index}` };
});
const wide = cards.filter(({ shape }) => shape === 'wide');
const root = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));

async function rate(drawn: readonly Card[], cache: string, folder = cache): Promise<number> {
  const started = performance.now();
  await drawCards(drawn, join(root, `${cache}-cache`));
  placeCards(drawn, join(root, `${cache}-cache`), join(root, folder));
  return Math.round((drawn.length / (performance.now() - started)) * 1000);
}

try {
  const before = process.cpuUsage();
  const drawn = await rate(wide, 'wide');
  const { user, system } = process.cpuUsage(before);
  const rows: [string, number, string][] = [
    ['drawn, 1200×630, three at a time', drawn, 'cards a second (aim 150)'],
    // Where others share the machine, this says more than the rate does.
    ['processor time', Math.round((user + system) / 1000 / wide.length), 'ms a card'],
    ['drawn, a tenth of them squares', await rate(cards, 'cold'), 'cards a second'],
    ['from the cache', await rate(cards, 'cold', 'warm'), 'cards a second (aim 10,000)'],
    ['memory at its peak', Math.round(process.resourceUsage().maxRSS / 1024), 'MB (at most 250)'],
  ];
  console.log(`${count} cards, ${cpus().length} processors, Node ${process.version}`);
  for (const [what, figure, unit] of rows)
    console.log(`${what.padEnd(32)}${figure.toLocaleString('en').padStart(8)}  ${unit}`);
} finally {
  rmSync(root, { recursive: true });
}
