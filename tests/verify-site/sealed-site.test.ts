import './enter-english.ts';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { builtSite } from '../builds.ts';
import { type Fault, serveWithFaults } from './faulty-server.ts';

const { logFile, parseSealing } = await import('../../src/content/ledger-log.ts');
const { savedSchema, UnusableLedger } = await import('../../src/verify-site/audit-files.ts');
const { auditSite } = await import('../../src/verify-site/audit-site.ts');

/** A site whose log has two branches that were joined, signed with a key that was lost since. */
const dist = builtSite('english');
const roots = readFileSync(logFile, 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const parsed = parseSealing(line);
    assert.ok('sealing' in parsed);
    return parsed.sealing.root;
  });

/** How each file of the ledger is changed. */
const changes = new Map<string, (data: object) => void>();
const changed: (file: string) => Fault = (file) => (answer) => {
  const change = changes.get(file);
  if (!change) return answer;
  const data = JSON.parse(answer.body.toString()) as object;
  change(data);
  return { ...answer, body: Buffer.from(JSON.stringify(data)) };
};
const files = ['ledger.json', 'ledger/0.json'];
const { url } = await serveWithFaults(
  dist,
  Object.fromEntries(files.map((file) => [`/${file}`, changed(file)])),
);
const audit = (since?: Parameters<typeof auditSite>[0]['since'], most = 0) => auditSite({ url, since, most });

describe('the published ledger of a site that joined two branches', () => {
  test('has nothing that contradicts, since the root of each branch, and the words of every page', async () => {
    assert.equal(roots.length, 4);
    for (const root of roots) {
      const { faults, pages } = await audit(root, Infinity);
      assert.deepEqual(faults, []);
      assert.equal(pages.compared, pages.quotes);
      assert.ok(pages.quotes > 40);
    }
  });

  test('was signed with a key that was lost, and lists it with its last day', async () => {
    const { ledger } = await audit();
    assert.deepEqual(
      ledger.head.keys.map(({ id, until }) => [id, until]),
      [['2026', '2026-11-28']],
    );
    assert.equal(ledger.stated.filter(({ signature }) => signature !== undefined).length, 3);
  });
});

/** The paths of all values in JSON that are neither objects nor lists. */
function valuesIn(value: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return Array.isArray(value)
    ? value.flatMap((each, index) => valuesIn(each, [...at, index]))
    : Object.entries(value).flatMap(([key, each]) => valuesIn(each, [...at, key]));
}

/** Returns another value that such a field could have. */
function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'string') throw new TypeError(typeof value);
  const day = /^\d{4}-\d{2}-(\d{2})$/.exec(value)?.[1];
  if (day !== undefined) return value.replace(/\d{2}$/, day === '01' ? '02' : '01');
  return value.startsWith('0')
    ? value.replace(/^0/, '1')
    : value.replace(/^./, value.startsWith('A') ? 'B' : '0');
}

/** Every field of the published ledger; of the leaves, those of a few. */
const fields = files.flatMap((file) =>
  valuesIn(JSON.parse(readFileSync(join(dist, file), 'utf8')))
    .filter(([list, index]) => list !== 'leaves' || Number(index) % 9 === 0)
    .map((path) => ({ file, path })),
);

test('a change of any field of the published ledger is found, with the file that has it', async () => {
  assert.ok(fields.length > 60, `${fields.length}`);
  const { ledger } = await audit();
  const saved = savedSchema.parse({ site: url.href, ...ledger.head, leaves: ledger.leaves });
  const unseen: string[] = [];
  for (const { file, path } of fields) {
    changes.set(file, (data) => {
      const owner = path.slice(0, -1).reduce<unknown>((at, key) => (at as never)[key], data) as Record<
        string | number,
        unknown
      >;
      const last = path.at(-1) ?? '';
      owner[last] = other(owner[last]);
    });
    const found = await audit(saved).then(
      ({ faults }) => faults.map(({ where }) => where),
      (error: unknown) => {
        assert.ok(error instanceof UnusableLedger, String(error));
        return [error.message];
      },
    );
    changes.delete(file);
    if (found.length === 0) unseen.push(`${file} ${path.join('.')}`);
  }
  assert.deepEqual(unseen, []);
});
