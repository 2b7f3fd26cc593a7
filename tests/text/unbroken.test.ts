import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unbrokenPieces } from '../../src/text/unbroken.ts';

const kept = (text: string) => {
  const pieces = unbrokenPieces(text);
  assert.equal(pieces.map((piece) => piece.text).join(''), text);
  return pieces.flatMap((piece) => (piece.kept ? [piece.text] : []));
};

test('words with up to three letters before a hyphen are kept together', () => {
  assert.deepEqual(kept('From al-Qaeda to Jurf al-Sakhar’s F-16s in mid-March'), [
    ...['al-Qaeda', 'al-Sakhar', 'F-16s', 'mid-March'],
  ]);
});

test('longer words may break at their hyphen, and so may chains and very long names', () => {
  assert.deepEqual(kept('court-house, well-known, up-to-date, al-Averyveryverylongname'), []);
  assert.deepEqual(kept(''), []);
});

test('letters of all scripts count, and their marks', () => {
  assert.deepEqual(kept('é-Straße, ال-بيت'), ['é-Straße', 'ال-بيت']);
});
