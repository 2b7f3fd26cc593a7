import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BlockKind, type BlockName, blockNames, blockParts, placeable } from '../../src/model/blocks.ts';

const claim = { id: 'no-plan', claim: 'x', record: 'y', verdict: 'wrong' as const, sources: ['ledger'] };
const chart = {
  ...{ id: 'by-year', kind: 'bars' as const, title: 'x', summary: 'x', unit: 'x' },
  ...{ lines: [], rows: [], groups: [], sources: ['ledger'] },
};

test('returns the blocks for which an article has data, and which of them are required', () => {
  assert.deepEqual(
    placeable({ claims: [claim], charts: [chart], people: ['mara-lind'], timeline: undefined }),
    [
      { name: 'claims', mustBePlaced: true },
      { name: 'people', mustBePlaced: false },
      { name: 'chart:by-year', mustBePlaced: true },
    ],
  );
  assert.deepEqual(placeable({ claims: [], charts: [], people: [] }), []);
});

test('returns the ids of blocks with their fields', () => {
  assert.deepEqual(blockParts({ claims: [claim], people: ['mara-lind'] }), [
    { id: 'no-plan', field: 'claims.0.id' },
    { id: 'mara-lind', field: 'people.0', derived: ['mara-lind-name'] },
  ]);
});

test('requires every property of a kind, and a component for every kind, by type', () => {
  const whole = {
    field: 'claims',
    isPerItem: false,
    mustBePlaced: true,
    parts: () => [],
    correctable: () => [],
  };
  const { correctable: _, ...incomplete } = whole;
  // @ts-expect-error: the texts that corrections can point to are missing.
  const kind: BlockKind = { ...incomplete, field: 'claims' };
  // @ts-expect-error: no schema declares this field.
  const unknown: BlockKind = { ...whole, field: 'galleries' };
  // @ts-expect-error: the other kinds are missing.
  const components: Record<BlockName, string> = { claims: 'ClaimsChecked' };
  assert.equal(kind.correctable, undefined);
  assert.equal(unknown.field, 'galleries');
  assert.ok(blockNames.some((name) => !(name in components)));
});
