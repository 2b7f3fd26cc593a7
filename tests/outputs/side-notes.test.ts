import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sideNoteStyles } from '../../src/outputs/side-notes.ts';

test('each note is anchored to its own mark, and none past the last is taken out of the list', () => {
  const css = sideNoteStyles(3);
  for (const number of [1, 2, 3])
    assert.ok(css.includes(`#R${number}{anchor-name:--${number}}#N${number}{--mark:--${number}}`));
  assert.ok(!css.includes('#N4'));
  assert.ok(css.includes(':nth-child(-n+3)'));
  assert.equal(css.split('{').length, css.split('}').length);
});

test('a site without notes has no rules for them', () => {
  assert.equal(sideNoteStyles(0), '');
});
