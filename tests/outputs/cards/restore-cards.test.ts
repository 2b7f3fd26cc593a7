import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { publicationOf } from '../../publications.ts';

const root = mkdtempSync(join(tmpdir(), 'verbatim-keep-'));
const published = join(root, 'published');
const project = join(root, 'project');
const golden = readFileSync(join(import.meta.dirname, 'golden/one-word.png'));
const [old, present, missing] = [
  'old.0123456789.png',
  'present.0123456789.png',
  'gone.0123456789.png',
] as const;

const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
  // Like many hosts: a page with status 200 for missing files.
  if (request.url === `/site/cards/${old}`) response.end(golden);
  else response.end('<!doctype html><title>Not found</title>');
});
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
after(() => {
  server.close();
  rmSync(root, { recursive: true });
});

beforeEach(() => {
  rmSync(project, { recursive: true, force: true });
  for (const folder of [join(published, 'cards'), join(project, 'dist/cards'), join(project, 'content')])
    mkdirSync(folder, { recursive: true });
  writeFileSync(join(published, 'cards', old), golden);
  writeFileSync(join(project, 'dist/cards', present), golden);
});

const ledger = (cards: string[]) => {
  const entry = { since: '2026-11-22', words: ['Words.'], cards };
  const text = JSON.stringify({
    '/q/a/': entry,
    '/topics/b/': { since: '2026-11-22' },
    '': 'Written by npm run seal.',
  });
  writeFileSync(join(project, 'content/permalinks.json'), text);
};

async function keep(...from: string[]): Promise<{ code: number | null; output: string; cards: string[] }> {
  const run = spawn(
    process.execPath,
    [join(import.meta.dirname, '../../../src/commands/restore-cards.ts'), ...from],
    { cwd: project },
  );
  let output = '';
  for (const stream of [run.stdout, run.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()));
  const code = await new Promise<number | null>((done) => run.on('close', done));
  return { code, output, cards: readdirSync(join(project, 'dist/cards')).sort() };
}

describe('npm run restore-cards', () => {
  it('copies the listed cards that dist lacks from a folder', async () => {
    ledger([old, present]);
    const { code, output, cards } = await keep(published);
    assert.equal(code, 0, output);
    assert.deepEqual(cards, [old, present]);
    assert.deepEqual(readFileSync(join(project, 'dist/cards', old)), golden);
    assert.match(
      output,
      /2 cards are in the ledger: 1 was in dist\/cards, 1 was copied, 0 could not be copied/,
    );
  });

  it('fetches them from a URL with or without a final slash', async () => {
    for (const slash of ['', '/']) {
      ledger([old]);
      rmSync(join(project, 'dist/cards', old), { force: true });
      const { code, output, cards } = await keep(
        `http://127.0.0.1:${(server.address() as AddressInfo).port}/site${slash}`,
      );
      assert.equal(code, 0, output);
      assert.deepEqual(cards, [old, present]);
    }
  });

  it('reports missing cards, copies the others and exits with 1', async () => {
    ledger([missing, old]);
    for (const from of [published, `http://127.0.0.1:${(server.address() as AddressInfo).port}/site`]) {
      const { code, output, cards } = await keep(from);
      assert.equal(code, 1);
      assert.match(output, /^gone\.0123456789\.png {2}/m);
      assert.deepEqual(cards, [old, present]);
    }
  });

  it('rejects a name that points outside the folder', async () => {
    ledger(['../../../etc/passwd']);
    const { code, output } = await keep(published);
    assert.equal(code, 1);
    assert.match(output, /etc\/passwd {2}in content\/permalinks\.json is not the name of a card/);
  });

  it('does not copy the card of a withdrawn quote', async () => {
    cpSync(join(publicationOf('good'), 'content'), join(project, 'content'), { recursive: true });
    const entry = (card: string) => ({ since: '2026-11-22', words: ['Words.'], cards: [card] });
    writeFileSync(
      join(project, 'content/permalinks.json'),
      JSON.stringify({ '/q/the-clerk-was-blameless/': entry(old), '/q/a/': entry(present) }),
    );
    const { code, output, cards } = await keep(published);
    assert.equal(code, 0, output);
    assert.deepEqual(cards, [present]);
  });

  it('does nothing without a ledger', async () => {
    assert.equal((await keep(published)).code, 0);
  });

  it('requires a folder or an https URL, and exits with 2 otherwise', async () => {
    for (const from of [[], ['http://verbatim.example'], [join(root, 'nowhere')]])
      assert.equal((await keep(...from)).code, 2);
  });
});
