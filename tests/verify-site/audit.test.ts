import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Ledger } from '../../src/content/ledger.ts';
import { headsOf } from '../../src/content/ledger-log.ts';
import { ledgerFiles } from '../../src/content/published-ledger.ts';
import type { LedgerKey } from '../../src/model/ledger-keys.ts';
import { readLedgerFiles, savedSchema, UnusableLedger } from '../../src/verify-site/audit-files.ts';
import { auditLedger, auditSince } from '../../src/verify-site/audit-ledger.ts';
import { auditPages } from '../../src/verify-site/audit-pages.ts';
import {
  chain,
  merged,
  newKey,
  publication,
  sealingsOf,
  sealOn,
  second,
  signing,
  third,
} from '../content/ledger/logs.ts';

/** The files of the ledger that a site with these lines publishes. */
function filesOf(lines: readonly string[], keys: readonly LedgerKey[] = []): Map<string, string> {
  const sealings = sealingsOf(lines);
  const [head = ''] = headsOf(sealings);
  return ledgerFiles({ sealings, head: sealings.get(head) }, { publication, keys });
}

const read = (files: ReadonlyMap<string, string>) =>
  readLedgerFiles((path) => Promise.resolve(files.get(`/${path}`) ?? ''));

/** The places of all contradictions; or what makes the ledger unusable. */
async function faultsOf(
  files: ReadonlyMap<string, string>,
  since?: Parameters<typeof auditSince>[0],
): Promise<string[]> {
  try {
    const ledger = await read(files);
    const { faults, sealings } = auditLedger(ledger);
    return [...faults, ...(since === undefined ? [] : auditSince(since, ledger, sealings))].map(
      ({ where }) => where,
    );
  } catch (error) {
    if (error instanceof UnusableLedger) return [error.message];
    throw error;
  }
}

const saved = async (lines: readonly string[], keys: readonly LedgerKey[] = []) => {
  const { head, leaves } = await read(filesOf(lines, keys));
  return savedSchema.parse({ site: 'https://ledger.example/', ...head, leaves });
};
const rootOfLine = (line = '') => [...sealingsOf([line]).keys()][0] ?? '';

describe('a site that only added to its ledger', () => {
  test('has nothing that contradicts, since each of its roots', async () => {
    const files = filesOf(chain());
    assert.deepEqual(await faultsOf(files), []);
    for (const line of chain()) assert.deepEqual(await faultsOf(files, rootOfLine(line)), []);
    for (const count of [1, 2, 3])
      assert.deepEqual(await faultsOf(files, await saved(chain().slice(0, count))), []);
  });

  test('has nothing that contradicts after a merge, since the roots of both branches', async () => {
    const { lines, ledger } = merged();
    const joined = sealOn(lines, ledger, '2026-11-23');
    const files = filesOf(joined);
    for (const line of joined) assert.deepEqual(await faultsOf(files, rootOfLine(line)), []);
    for (const branch of [lines.slice(0, 2), [lines[0] ?? '', lines[2] ?? '']])
      assert.deepEqual(await faultsOf(files, await saved(branch)), []);
  });

  test('has nothing that contradicts with thousands of leaves in several files', async () => {
    const many: Ledger = new Map(
      Array.from({ length: 2500 }, (_, index) => [`/q/a-${index}/`, { since: '2026-11-20' }]),
    );
    const lines = sealOn(sealOn([], many, '2026-11-20'), new Map([...many, ...third]), '2026-11-24');
    const files = filesOf(lines);
    assert.deepEqual(
      [...files.keys()],
      ['/ledger.json', '/ledger/0.json', '/ledger/1.json', '/ledger/2.json'],
    );
    assert.deepEqual(await faultsOf(files, rootOfLine(lines[0])), []);
  });

  test('proves its latest sealings by consistency proofs', async () => {
    const { head } = await read(filesOf(chain()));
    assert.deepEqual(
      head.recent.map(({ size }) => size),
      [5, 3],
    );
  });
});

describe('a change of the published ledger is found and named:', () => {
  const key = newKey('2026', '2026-11-01');
  const next = newKey('2027', '2026-11-24');
  const lines = sealOn(
    sealOn(chain().slice(0, 1), second, '2026-11-21', signing(key, '2026-11-21')),
    third,
    '2026-11-24',
    signing(key, '2026-11-24'),
  );
  const zeros = '0'.repeat(64);
  type Json = Record<string, unknown> & {
    leaves: Record<string, unknown>[];
    sealings: Record<string, unknown>[];
    files: Record<string, unknown>[];
    recent: Record<string, unknown>[];
    keys: Record<string, unknown>[];
  };
  const tampered = (file: string, change: (data: Json) => unknown): Map<string, string> => {
    const files = filesOf(lines, [key.key]);
    const data = JSON.parse(files.get(file) ?? '') as Json;
    change(data);
    return files.set(file, JSON.stringify(data));
  };
  const [head, part] = ['/ledger.json', '/ledger/0.json'];
  const cases: [what: string, files: () => Map<string, string>, where: RegExp][] = [
    ['root', () => tampered(head, (data) => (data.root = zeros)), /^ledger\.json root$/],
    ['size', () => tampered(head, (data) => (data.size = 6)), /^ledger\.json size$/],
    ['sealed', () => tampered(head, (data) => (data.sealed = '2026-11-25')), /^ledger\.json sealed$/],
    [
      'sealings',
      () => tampered(head, (data) => Object.assign(data, { sealings: 4 })),
      /^ledger\.json sealings$/,
    ],
    [
      'publication',
      () => tampered(head, (data) => (data.publication = 'tag:x.example,2026:publication')),
      /publication/,
    ],
    ['key', () => tampered(head, (data) => (data.key = 'x')), /^ledger\.json key$/],
    [
      'signature',
      () => tampered(head, (data) => (data.signature = `${'A'.repeat(86)}==`)),
      /^ledger\.json signature$/,
    ],
    ['keys', () => tampered(head, (data) => Object.assign(data, { keys: [next.key] })), /: key$/],
    [
      'publicKey',
      () => tampered(head, (data) => Object.assign(data.keys[0] ?? {}, { publicKey: next.key.publicKey })),
      /: signature$/,
    ],
    [
      'files',
      () => tampered(head, (data) => Object.assign(data.files[0] ?? {}, { root: zeros })),
      /^ledger\.json files\.0\.root$/,
    ],
    ['leavesInFile', () => tampered(head, (data) => (data.leavesInFile = 3)), /^ledger\.json leavesInFile$/],
    [
      'path of a file',
      () => tampered(head, (data) => Object.assign(data.files[0] ?? {}, { path: '/ledger/1.json' })),
      /^ledger\.json files\.0\.path$/,
    ],
    [
      'recent root',
      () => tampered(head, (data) => Object.assign(data.recent[0] ?? {}, { root: zeros })),
      /recent\.0\.root$/,
    ],
    [
      'recent size',
      () => tampered(head, (data) => Object.assign(data.recent[0] ?? {}, { size: 4 })),
      /recent\.0\.size$/,
    ],
    [
      'recent sealed',
      () => tampered(head, (data) => Object.assign(data.recent[0] ?? {}, { sealed: '2026-11-01' })),
      /recent\.0\.sealed$/,
    ],
    [
      'consistency',
      () => tampered(head, (data) => Object.assign(data.recent[0] ?? {}, { consistency: [zeros] })),
      /recent\.0\.consistency$/,
    ],
    ['another field', () => tampered(head, (data) => (data.note = 'x')), /^ledger\.json: .*note/],
    ['first', () => tampered(part, (data) => (data.first = 1)), /^ledger\/0\.json: first is 1/],
    [
      'leaf url',
      () => tampered(part, (data) => Object.assign(data.leaves[1] ?? {}, { url: '/x/' })),
      /: root$/,
    ],
    [
      'leaf since',
      () => tampered(part, (data) => Object.assign(data.leaves[1] ?? {}, { since: '2025-01-01' })),
      /: root$/,
    ],
    [
      'leaf words',
      () => tampered(part, (data) => Object.assign(data.leaves[2] ?? {}, { words: zeros })),
      /: root$/,
    ],
    [
      'leaf by',
      () => tampered(part, (data) => Object.assign(data.leaves[2] ?? {}, { by: zeros })),
      /: root$/,
    ],
    [
      'leaf sealed',
      () => tampered(part, (data) => Object.assign(data.leaves[0] ?? {}, { sealed: '2025-01-01' })),
      /: root$/,
    ],
    [
      'leaf previous',
      () => tampered(part, (data) => Object.assign(data.leaves[3] ?? {}, { previous: [zeros] })),
      /^leaf 3: previous$/,
    ],
    ['a leaf left out', () => tampered(part, (data) => data.leaves.splice(2, 1)), /: size$/],
    [
      'a leaf added',
      () => tampered(part, (data) => data.leaves.push({ url: '/x/', since: '2026-11-24' })),
      /: size$/,
    ],
    [
      'sealing size',
      () => tampered(part, (data) => Object.assign(data.sealings[0] ?? {}, { size: 4 })),
      /^sealing 1 of 2026-11-20: size$/,
    ],
    [
      'sealing root',
      () => tampered(part, (data) => Object.assign(data.sealings[0] ?? {}, { root: zeros })),
      /^sealing 1 of 2026-11-20: root$/,
    ],
    [
      'sealing signature',
      () =>
        tampered(part, (data) => Object.assign(data.sealings[1] ?? {}, { signature: `${'A'.repeat(86)}==` })),
      /^sealing 2 of 2026-11-21: signature$/,
    ],
    [
      'sealing key',
      () => tampered(part, (data) => Object.assign(data.sealings[1] ?? {}, { key: 'x' })),
      /^sealing 2 of 2026-11-21: key$/,
    ],
  ];
  test('nothing, before a change', async () => {
    assert.deepEqual(await faultsOf(filesOf(lines, [key.key])), []);
  });
  for (const [what, files, where] of cases)
    test(what, async () => {
      const found = await faultsOf(files());
      assert.ok(
        found.some((each) => where.test(each)),
        found.join('\n'),
      );
    });

  test('a history that was rewritten with all its roots, by a root that was saved', async () => {
    const other: Ledger = new Map([
      ...third,
      ['/q/c/', { since: '2026-11-21', words: ['Everybody asked the town.'], by: [{}] }],
    ]);
    const rewritten = filesOf(sealOn(chain().slice(0, 1), other, '2026-11-24'));
    assert.deepEqual(await faultsOf(rewritten), []);
    assert.deepEqual(await faultsOf(rewritten, rootOfLine(chain().at(-1))), ['ledger.json']);
    assert.deepEqual(await faultsOf(rewritten, rootOfLine(chain()[0])), []);
    const found = await faultsOf(rewritten, await saved(chain()));
    assert.ok(
      found.some((each) => each.includes('/q/c/')),
      found.join('\n'),
    );
  });

  test('a ledger that was cut to an earlier sealing, by the leaves that a saved copy has', async () => {
    const found = await faultsOf(filesOf(chain().slice(0, 2)), await saved(chain()));
    assert.deepEqual(found, ['leaf 5: sealing of 2026-11-24', 'leaf 6: /q/b/', 'ledger.json']);
  });
});

describe('the pages of quotes', () => {
  const page = (shown: string, described = shown) =>
    `<html><blockquote><p>${shown}</p></blockquote><script type="application/ld+json">${JSON.stringify({ '@graph': [{ '@type': 'Quotation', text: described }] })}</script>`;
  const audit = (pages: Record<string, string>, most = 10) =>
    auditPages(
      [...sealingsOf(chain()).values()],
      (path) => Promise.resolve({ status: path in pages ? 200 : 404, text: pages[path] ?? '' }),
      most,
    );
  const right = { 'q/b/': page('The bridge is paid for twice.'), 'q/c/': page('Nobody asked the town.') };

  test('have words that were sealed, or an earlier wording, or none', async () => {
    assert.deepEqual(await audit(right), { faults: [], compared: 2, quotes: 2, withdrawn: 0 });
    assert.deepEqual((await audit({ ...right, 'q/b/': page('The bridge is paid for.') })).faults, []);
    assert.equal((await audit({ ...right, 'q/c/': '<html><p>Withdrawn</p>' })).withdrawn, 1);
  });

  test('with other words, shown or described, or without an answer, are found', async () => {
    for (const text of [
      page('Everybody asked the town.'),
      page('Nobody asked the town.', 'Everybody did.'),
      page('Everybody did.', 'Nobody asked the town.'),
    ])
      assert.equal((await audit({ ...right, 'q/c/': text })).faults[0]?.where, '/q/c/');
    assert.match((await audit({ 'q/b/': right['q/b/'] })).faults[0]?.found ?? '', /status 404/);
  });

  test('are asked for as many as wanted, evenly', async () => {
    assert.equal((await audit(right, 1)).compared, 1);
    assert.equal((await audit(right, 0)).compared, 0);
  });
});
