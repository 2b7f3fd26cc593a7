import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold } from '../../src/text/fold.ts';

test('folds text of plain characters as any other', () => {
  const pieces = [
    'a',
    'Z',
    '7',
    '.',
    '"',
    "'",
    '-',
    '‘',
    '’',
    '“',
    '”',
    '‟',
    '‐',
    '—',
    ' ',
    '\n',
    '\u00a0',
    '\t',
  ];
  let seed = 5;
  for (let round = 0; round < 3000; round++) {
    const text = Array.from({ length: 1 + (round % 12) }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return pieces[seed % pieces.length] ?? '';
    }).join('');
    // An ellipsis keeps the text from being plain, and changes nothing before it, except that spaces there count.
    const other = fold(`${text}…`);
    const { length } = fold(text).text;
    const expected = {
      original: text,
      text: other.text.slice(0, length),
      starts: other.starts.slice(0, length),
      ends: other.ends.slice(0, length),
    };
    assert.deepEqual(fold(text), expected, JSON.stringify(text));
    assert.ok(['...', ' ...'].includes(other.text.slice(length)), JSON.stringify(text));
  }
});
