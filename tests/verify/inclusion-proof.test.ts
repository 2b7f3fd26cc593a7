import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Ledger } from '../../src/content/ledger.ts';
import { creditHash, headsOf, wordsHash } from '../../src/content/ledger-log.ts';
import { ledgerFiles } from '../../src/content/published-ledger.ts';
import type { LedgerLeaf } from '../../src/model/ledger-entry.ts';
import { proofPath } from '../../src/model/routes.ts';
import {
  auditPath,
  hashOfLeaf,
  type ProofHead,
  type ProofPart,
  rootAbove,
  type SealClaim,
  sealFaults,
  UnusableProof,
  webHash,
} from '../../src/verify/inclusion-proof.ts';
import { chain, publication, sealingsOf, sealOn, third } from '../content/ledger/logs.ts';
import { leaves, proofs, roots } from './merkle-vectors.ts';

const hash = webHash();
assert.ok(hash);
const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex');
const hashes = await Promise.all(leaves.map((leaf) => hashOfLeaf(Uint8Array.from(leaf), hash)));

describe('an audit path', () => {
  test('is that of the reference tests of Certificate Transparency', async () => {
    for (const { leaf, size, path } of proofs.inclusion) {
      const proof = await auditPath(leaf, hashes.slice(0, size), hash);
      assert.deepEqual(proof.path.map(hex), path, `${leaf} of ${size}`);
      assert.equal(hex(proof.root), roots[size]);
    }
  });

  test('leads to the root from every leaf of every tree, and from no other leaf, number, size or path', async () => {
    for (let size = 1; size <= 8; size++)
      for (const [index, own] of hashes.slice(0, size).entries()) {
        const at = `${index} of ${size}`;
        const { path } = await auditPath(index, hashes.slice(0, size), hash);
        const root = async (...parts: Parameters<typeof rootAbove>) => hex(await rootAbove(...parts));
        const leaf = { index, hash: own };
        assert.equal(await root(leaf, size, path, hash), roots[size], at);
        const other = { index, hash: Uint8Array.from(own, (byte) => byte ^ 1) };
        assert.notEqual(await root(other, size, path, hash), roots[size], at);
        for (const wrong of [index - 1, index + 1].filter((each) => each >= 0))
          assert.notEqual(await root({ index: wrong, hash: own }, size, path, hash), roots[size], at);
        assert.equal(await rootAbove(leaf, size, [...path, own], hash), undefined, at);
        if (path.length > 0) assert.equal(await rootAbove(leaf, size, path.slice(1), hash), undefined, at);
        assert.equal(await rootAbove({ ...leaf, index: size }, size, path, hash), undefined, at);
        for (const node of path.keys()) {
          const changed = path.map((each, other) => (other === node ? own : each));
          assert.notEqual(await root(leaf, size, changed, hash), roots[size], `${at}, node ${node}`);
        }
      }
  });
});

interface Published {
  head: ProofHead;
  parts: { first: number; leaves: LedgerLeaf[] }[];
}

/** What a site publishes whose log has these lines. */
function publish(lines: readonly string[]): Published {
  const sealings = sealingsOf(lines);
  const [head = ''] = headsOf(sealings);
  const [about = '', ...parts] = ledgerFiles(
    { sealings, head: sealings.get(head) },
    { publication, keys: [] },
  ).values();
  return {
    head: JSON.parse(about) as ProofHead,
    parts: parts.map((part) => JSON.parse(part) as Published['parts'][number]),
  };
}

const faultsOf = (claim: SealClaim, { head, parts }: Published) =>
  sealFaults(claim, head, (index) => Promise.resolve(parts[index] as ProofPart), hash);

const words = 'The bridge is paid for.';
const by = { speaker: 'mara', said: '2026-01-02' };
/** The quote of the first sealing: leaf 0 begins it, leaf 1 is an article. */
const claim: SealClaim = { url: '/q/b/', since: '2026-11-20', words, by, leaves: [2] };

describe('the seal of a quote', () => {
  test('is genuine with the words, the attribution, the address and the day that were sealed, in whatever spelling matching ignores', async () => {
    assert.deepEqual(await faultsOf(claim, publish(chain())), []);
    assert.deepEqual(
      await faultsOf({ ...claim, words: 'The\u00a0 bridge is paid for.' }, publish(chain())),
      [],
    );
  });

  for (const [what, change] of [
    ['words', { words: 'The bridge is not paid for.' }],
    ['by', { by: { ...by, speaker: 'tom' } }],
    ['by', { by: { ...by, said: '2026-01-03' } }],
    ['by', { by: { ...by, url: 'https://other.example/' } }],
    ['url', { url: '/q/x/' }],
    ['since', { since: '2026-11-19' }],
  ] as const)
    test(`names “${what}” on a page with ${JSON.stringify(change)}`, async () => {
      assert.deepEqual(await faultsOf({ ...claim, ...change }, publish(chain())), [what]);
    });

  for (const [field, value] of [
    ['url', '/q/x/'],
    ['since', '2026-11-19'],
    ['words', wordsHash('Other words.')],
    ['by', creditHash({ speaker: 'tom' })],
  ] as const)
    test(`names “${field}” and the file if the entry has another ${field}`, async () => {
      const published = publish(chain());
      Object.assign(published.parts[0]?.leaves[2] ?? {}, { [field]: value });
      assert.deepEqual(await faultsOf(claim, published), [field, 'file', 'root']);
    });

  test('names the file if another entry of it was changed', async () => {
    const published = publish(chain());
    Object.assign(published.parts[0]?.leaves[1] ?? {}, { since: '2025-01-01' });
    assert.deepEqual(await faultsOf(claim, published), ['file', 'root']);
  });

  test('names the root, or the root of the file, if only that was changed', async () => {
    const published = publish(chain());
    const zeros = '0'.repeat(64);
    assert.deepEqual(await faultsOf(claim, { ...published, head: { ...published.head, root: zeros } }), [
      'root',
    ]);
    assert.deepEqual(
      await faultsOf(claim, { ...published, head: { ...published.head, files: [{ root: zeros }] } }),
      ['file'],
    );
  });

  test('is proven by several entries where the attribution was sealed with other words', async () => {
    const published = publish(chain());
    const revised = { ...claim, words: 'The bridge is paid for twice.' };
    const last = (published.parts[0]?.leaves.length ?? 0) - 1;
    assert.deepEqual(await faultsOf({ ...revised, leaves: [last] }, published), ['by']);
    assert.deepEqual(await faultsOf({ ...revised, leaves: [last, 2] }, published), []);
  });

  test('is not judged by a file that lacks entries, and judged by one that is newer than the root', async () => {
    const [before, now] = [publish(chain().slice(0, 2)), publish(chain())];
    await assert.rejects(faultsOf(claim, { ...now, parts: before.parts }), UnusableProof);
    assert.deepEqual(await faultsOf(claim, { ...before, parts: now.parts }), []);
  });

  test('is proven across files of 1,024 entries', async () => {
    const many: Ledger = new Map(
      Array.from({ length: 2500 }, (_, index) => [`/q/a-${index}/`, { since: '2026-11-20' }]),
    );
    const published = publish(
      sealOn(sealOn([], many, '2026-11-20'), new Map([...many, ...third]), '2026-11-24'),
    );
    const entries = published.parts.flatMap((part) => part.leaves);
    const leaf = entries.findIndex((each) => 'words' in each && each.words === wordsHash(words));
    assert.ok(leaf > 2048);
    assert.equal(proofPath({ leaf }), `/ledger/2.json#${leaf}`);
    assert.deepEqual(await faultsOf({ ...claim, leaves: [leaf] }, published), []);
    const [first] = published.head.files;
    assert.ok(first);
    first.root = '0'.repeat(64);
    assert.deepEqual(await faultsOf({ ...claim, leaves: [leaf] }, published), ['root']);
  });
});
