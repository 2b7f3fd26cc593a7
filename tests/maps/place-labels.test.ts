import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type LabeledPoint,
  markBox,
  type Obstacles,
  overlap,
  placeLabels,
} from '../../src/maps/place-labels.ts';

const empty: Obstacles = { width: 360, height: 300, boxes: [], ink: [], isRightToLeft: false };
const at = (x: number, y: number, label = 'Old Bridge'): LabeledPoint => ({ x, y, label });
const anchorOf = (points: LabeledPoint[], obstacles = empty) =>
  placeLabels(points, obstacles).map((placed) => placed?.label.anchor);

/** A sequence of numbers from 0 to 1 that is the same on every run (mulberry32). */
function random(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

test('a label is where reading goes on: east of its place, or west of it in a right-to-left language', () => {
  assert.deepEqual(anchorOf([at(180, 150)]), ['left']);
  assert.deepEqual(anchorOf([at(180, 150)], { ...empty, isRightToLeft: true }), ['right']);
});

test('a label at the edge is on the other side', () => {
  assert.deepEqual(anchorOf([at(340, 150)]), ['right']);
});

test('the author’s side is the only one', () => {
  const [placed] = placeLabels([{ ...at(180, 150), side: 'north' }], empty);
  assert.equal(placed?.label.anchor, 'middle');
  assert.ok(placed.box.y + placed.box.height <= 150);
  assert.deepEqual(placeLabels([{ ...at(340, 150), side: 'east' }], empty), [undefined]);
});

test('a label avoids lines where it can', () => {
  const river = Array.from({ length: 30 }, (_, step): [number, number] => [186 + step * 4, 150]);
  assert.deepEqual(anchorOf([at(180, 150)], { ...empty, ink: river }), ['right']);
});

test('an earlier label moves if a later one would have no room', () => {
  const both = placeLabels([at(100, 150), { ...at(180, 150, 'Weir'), side: 'west' }], empty);
  assert.deepEqual(
    both.map((placed) => placed?.label.anchor),
    ['right', 'right'],
  );
});

test('labels cover no other label, no place and no obstacle, and never leave the map', () => {
  for (let seed = 0; seed < 200; seed++) {
    const next = random(seed);
    const points = Array.from({ length: 3 + (seed % 14) }, (_, index) =>
      at(20 + next() * 320, 20 + next() * 260, index % 3 ? 'Weir' : 'Lower Ferry'),
    );
    const boxes = [{ x: 6, y: 6, width: 88, height: 66 }];
    const placed = placeLabels(points, { ...empty, boxes });
    assert.deepEqual(placeLabels(points, { ...empty, boxes }), placed, 'the same labels each time');
    for (const [index, one] of placed.entries()) {
      if (!one) continue;
      const { x, y, width, height } = one.box;
      assert.ok(x >= 0 && y >= 0 && x + width <= 360 && y + height <= 300, `${seed}: inside`);
      const others = placed.flatMap((other, at) => (other && at !== index ? other.box : []));
      for (const box of [...others, ...boxes, ...points.map(markBox)])
        assert.ok(!overlap(one.box, box), `${seed}: label ${index} covers something`);
    }
  }
});
