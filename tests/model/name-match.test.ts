import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findNames, hasName, NamesIn } from '../../src/model/name-match.ts';

const named: [name: string, text: string][] = [
  ['UN', 'the UN said'],
  ['UN', 'the UN’s envoy'],
  ['UN', "the UN's envoy"],
  ['UN', 'the UNʼs envoy'],
  ['UN', 'a UN-led force, non-UN staff'],
  ['UN', 'the UN.'],
  ['UN', '“UN”/EU'],
  ['ONU', 'le chef de l’ONU'],
  ['Mara Lind', 'Then Mara\n Lind spoke'],
  ['Mara Lind', 'Then Mara\u00a0Lind spoke'],
  ['Nouri al-Maliki', 'Nouri al‑Maliki’s men'],
  ['Zoé', 'Zoe\u0301 said'],
  ['O’Brien', "O'Brien said"],
  ['الحشد', 'قال الحَشْد'],
  ['الحشد', 'والحشد قال'],
  ['مارا', 'قالت لمارا'],
  ['مارا', 'ولمارا'],
];
describe('matches a name:', () => {
  for (const [name, text] of named)
    test(`${name} in “${text}”`, () => {
      assert.equal(hasName(text, name), true);
      assert.equal(new NamesIn(text).has(name), true);
    });
});

const absent: [name: string, text: string][] = [
  ['UN', 'UNESCO, UNHCR and the UNs'],
  ['UN', 'SUN, 3UN and U.N.'],
  ['UN', 'UN2'],
  ['UN', 'the un'],
  ['Zoe', 'Zoe\u0301 said'],
  ['Mara Lind', 'Mara Lindt spoke'],
  ['Mara Lind', 'Mara and Lind'],
  ['حشد', 'الحشد'],
  ['الحشد', 'الحشدي'],
  ['مارا', 'تمارا'],
  ['', 'any text'],
];
describe('does not match a name:', () => {
  for (const [name, text] of absent)
    test(`${name || 'no words'} in “${text}”`, () => {
      assert.deepEqual(findNames(text, name), []);
      assert.equal(new NamesIn(text).has(name), false);
    });
});

test('a text does not contain a name that is absent', () => {
  assert.equal(new NamesIn('any text').has(undefined), false);
});
