import assert from 'node:assert/strict';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { auditSite } from '../../src/verify-site/audit-site.ts';
import { temporaryFolder } from '../publications.ts';
import { dist, fileAt, readText } from '../site/dist.ts';
import { serve, type Served } from '../site/serve.ts';

/** A copy of the built site, of which tests change files. */
const copy = temporaryFolder();
let served: Served;
before(async () => {
  for (const folder of ['ledger.json', 'ledger', 'q', 'assets'])
    cpSync(join(dist, folder), join(copy, folder), { recursive: true });
  served = await serve(copy);
});
after(async () => {
  await served.close();
  rmSync(copy, { recursive: true, force: true });
});

const { root } = JSON.parse(readText('ledger.json')) as { root: string };
const audit = () => auditSite({ url: new URL('/', served.url), since: root, most: Infinity });
/** Returns what an audit finds while a file has other words. */
async function whereWith(file: string, from: string | RegExp, to: string): Promise<string[]> {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  const changed = text.replaceAll(from, to);
  assert.notEqual(changed, text);
  writeFileSync(path, changed);
  try {
    return (await audit()).faults.map(({ where }) => where);
  } finally {
    writeFileSync(path, text);
  }
}

describe('an audit of the built site', () => {
  test('finds nothing, and compares every page of a sealed quote', async () => {
    const { faults, pages } = await audit();
    assert.deepEqual(faults, []);
    assert.equal(pages.compared, pages.quotes);
  });

  test('finds the page of a quote with another word', async () => {
    const { ledger } = await audit();
    const quote = ledger.leaves.find((leaf) => 'words' in leaf && fileAt(leaf.url)?.includes('q/'));
    assert.ok(quote && 'url' in quote);
    const found = await whereWith(
      `${quote.url.slice(1)}index.html`,
      /(?<=<span class="hand [^"]*">)[^<]+/g,
      'Other words.',
    );
    assert.deepEqual(found, [quote.url]);
  });

  test('finds a root and a leaf that were changed', async () => {
    assert.ok((await whereWith('ledger.json', root, '0'.repeat(64))).includes('ledger.json root'));
    const found = await whereWith('ledger/0.json', /"since":"2026/g, '"since":"2025');
    assert.ok(found.includes('ledger.json files.0.root') && found.includes('ledger.json'), found.join('\n'));
  });
});
