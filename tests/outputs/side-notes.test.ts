import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { mostSideNotes, sideNoteStyles } from '../../src/outputs/side-notes.ts';

test('gives each note and its reference the same mark', () => {
  const css = sideNoteStyles();
  for (const number of [1, 2, mostSideNotes])
    assert.ok(css.includes(`#Mark-${number},#Note-${number}{--mark:--${number}}`));
  assert.ok(!css.includes(`#Note-${mostSideNotes + 1}`));
});

test('articles with more notes than are anchored keep all of them in the list', () => {
  const styles = readFileSync(join(import.meta.dirname, '../../src/styles/prose.css'), 'utf8');
  assert.ok(styles.includes(`[data-footnotes]:not(:has(li:nth-child(${mostSideNotes + 1})))`));
});
