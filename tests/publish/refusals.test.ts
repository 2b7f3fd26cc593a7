import assert from 'node:assert/strict';
import { hostname } from 'node:os';
import { beforeEach, describe, test } from 'node:test';
import { back, deploy } from '../../src/publish/deploy.ts';
import { PublishFailure } from '../../src/publish/failure.ts';
import type { LocalRelease } from '../../src/publish/local-release.ts';
import type { Target } from '../../src/publish/target.ts';
import { targetOf } from '../../src/publish/target-of.ts';

const now = Date.parse('2026-06-30T12:00:00Z');
const minute = 60 * 1000;

/** A target in memory. */
let texts: Map<string, string>;
let delivered: string[];
let lock: string | undefined;
let clock = now;
let isEmpty = true;
const target: Target = {
  name: 'memory',
  read: (file) => Promise.resolve(texts.get(file)),
  write: (written) => {
    for (const [file, text] of Object.entries(written)) texts.set(file, text);
    return Promise.resolve();
  },
  isEmpty: () => Promise.resolve(isEmpty),
  lock: (text) => {
    if (lock !== undefined) return Promise.resolve({ held: lock });
    lock = text;
    return Promise.resolve({ now: clock });
  },
  unlock: () => {
    lock = undefined;
    return Promise.resolve();
  },
  breakLock: () => {
    lock = undefined;
    return Promise.resolve();
  },
  deliver: ({ name }) => {
    delivered.push(name);
    return Promise.resolve();
  },
  restore: ({ name }) => {
    delivered.push(name);
    return Promise.resolve();
  },
  forget: () => Promise.resolve(),
};

const entry = { since: '2026-01-01', words: ['The town paid once.'] };
const release = (more: Partial<LocalRelease> = {}): LocalRelease => ({
  folder: '/nowhere',
  files: { 'index.html': '1' },
  id: 'a'.repeat(64),
  publication: 'tag:ledger.example.org,2026:publication',
  base: '/',
  redirects: {},
  ledger: new Map([['/q/paid-once/', entry]]),
  ledgerText: `{\n"/q/paid-once/": ${JSON.stringify(entry)},\n}\n`,
  cards: { kept: new Set(), withdrawn: new Set() },
  ...more,
});

/** Asserts that a publish is refused with a sentence and a fix, and that the target stays as it was. */
async function refused(work: () => Promise<unknown>, message: RegExp, fix: RegExp): Promise<void> {
  const before = new Map(texts);
  const [count, owner] = [delivered.length, lock];
  await assert.rejects(work(), (error: unknown) => {
    assert.ok(error instanceof PublishFailure, String(error));
    assert.match(error.message, message);
    assert.match(error.fix, fix);
    return true;
  });
  assert.deepEqual([texts, delivered.length, lock], [before, count, owner]);
}

beforeEach(() => {
  texts = new Map();
  delivered = [];
  lock = undefined;
  clock = now;
  isEmpty = true;
});

describe('a publish is refused', () => {
  test('where another publication is', async () => {
    await deploy(target, release({ publication: 'tag:other.example,2026:publication' }), { now });
    await refused(
      () => deploy(target, release(), { now }),
      /memory holds another publication: tag:other\.example,2026:publication/,
      /address under publish/,
    );
  });

  test('where files are that this command did not put there, unless they are adopted', async () => {
    isEmpty = false;
    await refused(
      () => deploy(target, release(), { now }),
      /files that npm run publish did not bring/,
      /--adopt/,
    );
    await deploy(target, release(), { now, adopt: true });
    assert.equal(delivered.length, 1);
  });

  test('with another path than the live site', async () => {
    await deploy(target, release({ base: '/news/' }), { now });
    await refused(
      () => deploy(target, release(), { now }),
      /is at the path \/news\/ .* built for \/\./,
      /url in content/,
    );
  });

  test('with a ledger that lacks a URL or a wording of the live site', async () => {
    const words = [...entry.words, 'The town paid twice.'];
    const newer = `{\n"/q/paid-once/": ${JSON.stringify({ ...entry, words })},\n}\n`;
    await deploy(target, release({ ledgerText: newer }), { now });
    await refused(
      () => deploy(target, release(), { now }),
      /lacks 1 URL or wordings .* \/q\/paid-once\//,
      /git pull/,
    );
    await refused(() => deploy(target, release({ ledger: new Map() }), { now }), /lacks 1 URL/, /git pull/);
  });

  test('with a clock that is wrong', async () => {
    clock = now - 61 * 24 * 60 * minute;
    await refused(
      () => deploy(target, release(), { now }),
      /clock .* is 61 days ahead of the target/,
      /set the clock/,
    );
    clock = now;
    await deploy(target, release(), { now });
    const past = now - 90 * minute;
    clock = past;
    await refused(
      () => deploy(target, release({ id: 'b' }), { now: past }),
      /clock .* is 90 minutes behind the last publish/,
      /set the clock/,
    );
  });

  test('while somebody else publishes, with the owner and the age of the lock', async () => {
    const since = new Date(now - 7 * minute).toISOString();
    lock = JSON.stringify({ owner: 'anna', host: 'another-host', pid: 7, since });
    await refused(
      () => deploy(target, release(), { now }),
      /^anna on another-host is publishing to this target, since 2026-06-30T11:53:00\.000Z \(7 minutes\)\.$/,
      /--unlock/,
    );
    lock = 'no JSON';
    await refused(() => deploy(target, release(), { now }), /^Somebody else is publishing/, /--unlock/);
  });

  test('where the state is damaged', async () => {
    texts.set('live.json', '{"publication":');
    await refused(() => deploy(target, release(), { now }), /live\.json of memory is damaged/, /backup/);
  });

  test('at an address that contains credentials, which are not repeated', () => {
    for (const address of ['me:s3cret@server:/srv', ':s3,secret_access_key=s3cret:bucket'])
      for (const kind of ['nginx', 's3'] as const)
        assert.throws(
          () => targetOf({ target: kind, address, releases: 'storage:releases' }),
          (error: PublishFailure) =>
            error.message.includes('address must be') && !(error.message + error.fix).includes('s3cret'),
        );
  });
});

test('a lock of a process of this machine that has ended is taken over', async () => {
  const since = new Date(now).toISOString();
  lock = JSON.stringify({ owner: 'anna', host: hostname(), pid: 2 ** 22 + 1, since });
  await deploy(target, release(), { now });
  assert.deepEqual([delivered.length, lock], [1, undefined]);
});

test('a release that is live already is not delivered again', async () => {
  await deploy(target, release(), { now });
  await deploy(target, release(), { now });
  assert.equal(delivered.length, 1);
});

test('without an earlier release, nothing comes back', async () => {
  await refused(() => back(target, release(), { now }), /no earlier release/, /older commit/);
});
