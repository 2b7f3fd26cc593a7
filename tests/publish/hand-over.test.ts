import assert from 'node:assert/strict';
import childProcess from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { after, beforeEach, describe, mock, test } from 'node:test';
import type { Release } from '../../src/model/release.ts';
import { builtSite } from '../builds.ts';
import { copyOf } from '../publications.ts';

const root = copyOf('english');
cpSync(builtSite('english'), join(root, 'dist'), { recursive: true });
// The software reads the settings of the publication in the working directory.
process.chdir(root);
const { ledgerHead } = await import('../../src/content/release.ts');
const { parseLedger } = await import('../../src/content/ledger.ts');
const { assertPublic } = await import('../../src/publish/public-release.ts');
const { isLedgerRoot } = await import('../../src/content/ledger-history.ts');
const { localPublication } = await import('../../src/publish/local-release.ts');
const { handOver } = await import('../../src/publish/target-of.ts');
const { publishSite, goBack } = await import('../../src/commands/publish-steps.ts');

const built = JSON.parse(readFileSync('dist/.well-known/verbatim.json', 'utf8')) as Release;
const ledgerFile = 'content/permalinks.json';
const ledger = readFileSync(ledgerFile, 'utf8');
const realSpawn = childProcess.spawnSync;
const git = (...args: string[]) =>
  realSpawn('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args]);

/** What the live site says about itself; undefined if it cannot be reached. */
let live: Partial<Release> | undefined;
let printed: string[];
let commands: string[][];
mock.method(globalThis, 'fetch', () =>
  live ? Promise.resolve(Response.json({ ...built, ...live })) : Promise.reject(new Error('no such host')),
);
mock.method(console, 'log', (text: string) => printed.push(text));
// The other commands of the project are only noted; git runs.
mock.method(childProcess, 'spawnSync', (...args: Parameters<typeof realSpawn>) => {
  const [program, options] = args as unknown as [string, string[]];
  if (program !== process.execPath) return realSpawn(...args);
  const [file = '', ...others] = options;
  commands.push([file.replace(/^.*\/|\.ts$/g, ''), ...others]);
  return { status: 0 };
});
syncBuiltinESMExports();
after(() => {
  mock.restoreAll();
  syncBuiltinESMExports();
});

const choices = {
  only: undefined,
  isDry: false,
  seals: true,
  allowsDirty: true,
  adopt: false,
  verifies: true,
};
const read = (text: string) => parseLedger(text, '2100-01-01').ledger;
const revised = ledger.replace(/"words":\["/, '"words":["An earlier wording.","');
const other = ledger.replace('"/topics/tallow/"', '"/topics/tar/"');
const local = {
  ...localPublication(read(revised), []),
  folder: '',
  files: {},
  id: '',
  redirects: {},
  ledgerText: '',
};

beforeEach(() => {
  live = {};
  printed = [];
  commands = [];
});

describe('a publish to a host with a tool of its own', () => {
  test('prepares dist/ with the cards that are live, and says how the host publishes it', async () => {
    await publishSite({ target: 'netlify' }, choices);
    const home = new URL('/', built.url).href;
    assert.deepEqual(commands, [['check'], ['build'], ['restore-cards', home], ['seal']]);
    const text = printed.join('\n');
    assert.match(text, /^live {5}[0-9a-f]{12} of /m);
    assert.match(text, /dist\/ is ready\. Netlify .* npx netlify deploy --prod --dir dist/);
  });

  for (const [target, how] of [
    ['github-pages', /commit, push, and the workflow/],
    ['cloudflare', /npx wrangler deploy/],
    ['container', /Build the image/],
  ] as const)
    test(`says how ${target} publishes it and goes back`, async () => {
      assert.match(handOver({ target }) ?? '', how);
      await assert.rejects(goBack({ target }), /keeps earlier releases itself/);
    });

  test('says that a live site which cannot be reached is not compared', async () => {
    live = undefined;
    await publishSite({ target: 'container' }, { ...choices, only: 'compare' });
    assert.match(printed.join('\n'), /live {5}not compared: .* cannot be reached/);
  });

  test('stops if another publication, another folder or a longer ledger is live', async () => {
    const { size, root: sealedRoot } = built.ledger;
    for (const [said, reason] of [
      [{ publication: 'tag:other.example,2026:publication' }, /another publication/],
      [{ url: `${built.url}news/` }, /built for .*\/news\//],
      [{ ledger: { size: size + 9, root: sealedRoot } }, /sealed URLs, and the ledger/],
    ] as const)
      await assert.rejects(
        assertPublic({ ...built, ...said }, local, () => Promise.resolve(true)),
        reason,
      );
  });
});

describe('a live ledger of the same size', () => {
  const compare = (text: string, today = '2100-01-01') =>
    assertPublic({ ...built, ledger: ledgerHead(read(text)) }, local, (wanted) =>
      isLedgerRoot(root, wanted, today),
    );

  test('may be the one before a quote was revised here, and may not have other URLs', async () => {
    assert.notEqual(ledgerHead(read(ledger)).root, ledgerHead(read(revised)).root);
    // Without a history, nothing is known.
    await compare(other);
    git('init', '--quiet');
    git('add', ledgerFile);
    git('commit', '--quiet', '--message', 'Seal');
    writeFileSync(ledgerFile, revised);
    git('commit', '--quiet', '--all', '--message', 'Revise a quote');
    await compare(revised);
    await compare(ledger);
    await assert.rejects(
      compare(other),
      /as many sealed URLs as the ledger here, but not the same: its root/,
    );
  });
});
