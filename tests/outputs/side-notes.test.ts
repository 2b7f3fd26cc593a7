import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sideNoteAnchors } from '../../src/outputs/side-notes.ts';

test('anchors each note to its reference', () => {
  const css = sideNoteAnchors(3);
  for (const number of [1, 2, 3])
    assert.ok(css.includes(`#Mark-${number}{anchor-name:--${number}}#Note-${number}{--mark:--${number}}`));
  assert.ok(!css.includes('#Note-4'));
});
