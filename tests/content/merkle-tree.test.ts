import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  consistencyProof,
  GrowingTree,
  isConsistent,
  leafHash,
  merkleRoot,
  rootOf,
} from '../../src/content/merkle-tree.ts';
import { leaves, proofs, roots } from '../verify/merkle-vectors.ts';

const hashes = leaves.map(leafHash);
const tree = (size: number) => ({ size, root: Buffer.from(roots[size] ?? '', 'hex') });

test('the root of a Merkle tree is that of RFC 6962 for every number of entries', () => {
  const growing = new GrowingTree();
  roots.forEach((root, count) => {
    assert.equal(merkleRoot(leaves.slice(0, count)), root, `${count} entries`);
    assert.deepEqual([growing.size, growing.root().toString('hex')], [count, root]);
    const [next] = hashes.slice(count);
    if (next) growing.append(next);
  });
});

test('a text is hashed as UTF-8, and never equals an inner node', () => {
  assert.equal(merkleRoot(['q']), merkleRoot([Buffer.from('q')]));
  const pair = merkleRoot(['a', 'b']);
  const one = (text: string) => merkleRoot([text]);
  assert.notEqual(pair, merkleRoot([Buffer.from(one('a') + one('b'), 'hex')]));
});

test('a copy of a tree grows without the original', () => {
  const growing = new GrowingTree();
  for (const hash of hashes.slice(0, 3)) growing.append(hash);
  const copy = growing.copy();
  for (const hash of hashes.slice(3)) copy.append(hash);
  assert.deepEqual(
    [growing, copy].map((each) => each.root().toString('hex')),
    [roots[3], roots[8]],
  );
});

describe('a consistency proof', () => {
  test('is that of the reference tests', () => {
    for (const { from, to, path } of proofs.consistency)
      assert.deepEqual(
        consistencyProof(from, hashes.slice(0, to)).map((hash) => hash.toString('hex')),
        path,
        `${from} to ${to}`,
      );
  });

  test('holds between all sizes, and for no other root, size or path', () => {
    for (let to = 1; to <= 8; to++)
      for (let from = 1; from <= to; from++) {
        const proof = consistencyProof(from, hashes.slice(0, to));
        const at = `${from} to ${to}`;
        assert.ok(isConsistent(tree(from), tree(to), proof), at);
        for (const [index, hash] of proof.entries()) {
          const changed = Buffer.from(hash);
          changed.writeUInt8(changed.readUInt8(0) ^ 1);
          assert.ok(!isConsistent(tree(from), tree(to), proof.with(index, changed)), `${at}, node ${index}`);
        }
        assert.ok(!isConsistent(tree(from), tree(to), [...proof, leafHash('')]), `${at}, a node too many`);
        if (proof.length > 0) assert.ok(!isConsistent(tree(from), tree(to), proof.slice(0, -1)), at);
        const [other, wrong] = [
          { ...tree(from), root: leafHash('x') },
          { ...tree(to), root: leafHash('x') },
        ];
        assert.ok(!isConsistent(other, tree(to), proof) && !isConsistent(tree(from), wrong, proof), at);
      }
    assert.ok(!isConsistent(tree(5), tree(4), []));
  });

  test('is that of the example in RFC 9162, 2.1.5: seven entries, and the trees of the first three, four and six', () => {
    const of = (from: number, to: number) => rootOf(hashes.slice(from, to)).toString('hex');
    const leaf = (index: number) => of(index, index + 1);
    const proof = (size: number) =>
      consistencyProof(size, hashes.slice(0, 7)).map((hash) => hash.toString('hex'));
    // c, d, g, l; l; i, j, k
    assert.deepEqual(proof(3), [leaf(2), leaf(3), of(0, 2), of(4, 7)]);
    assert.deepEqual(proof(4), [of(4, 7)]);
    assert.deepEqual(proof(6), [of(4, 6), leaf(6), of(0, 4)]);
  });
});
