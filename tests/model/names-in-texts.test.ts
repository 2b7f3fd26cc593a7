import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hasName } from '../../src/model/name-match.ts';
import { Names } from '../../src/model/names-in-texts.ts';

describe('names looked for in a text together', () => {
  test('are found if the text contains them, in the order of the list', () => {
    const names = new Names(['Mara Lind', 'Ada Quist', 'Mara', 'O’Brien', 'UN']);
    assert.deepEqual(names.in("The UN said that Ada\u00a0Quist met O'Brien and Mara Lindt."), [
      'Ada Quist',
      'Mara',
      'O’Brien',
      'UN',
    ]);
  });

  test('are found after Arabic prefixes and zero-width non-joiners', () => {
    const names = new Names(['مارا', 'علی‌رضا', 'الحشد']);
    assert.deepEqual(names.in('قالت ولمارا'), ['مارا']);
    assert.deepEqual(names.in('می‌مارا و علی‌رضا'), ['مارا', 'علی‌رضا']);
    assert.deepEqual(names.in('والحَشْد'), ['الحشد']);
    assert.deepEqual(names.in('تمارا'), []);
  });

  test('are those that are found one by one, whatever the text', () => {
    const pieces = [
      ...['Mara', 'Lind', 'Zoé', 'Zoe\u0301', 'UN', 'O’Brien', "O'Brien", 'al-Maliki', 'Nouri', 'ʼAbd', '5'],
      ...['مارا', 'ما\u064eرا', 'و', 'ل', 'أ', 'علی\u200cرضا', 'علی', 'الحشد'],
      ...[
        ' ',
        ' ',
        ' ',
        '\n',
        '-',
        '…',
        '\u200c',
        '\u200d',
        '\u00ad',
        '\u2061',
        '\u0301',
        '\u064e',
        '\u200e',
        '.',
      ],
    ];
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    const text = (length: number) =>
      Array.from({ length }, () => pieces[random(pieces.length)] ?? '').join('');
    let found = 0;
    for (let round = 0; round < 2000; round++) {
      const names = [...new Set(Array.from({ length: 8 }, () => text(1 + random(4)).trim()))].filter((name) =>
        /\p{L}|\p{N}/u.test(name),
      );
      const where = text(30);
      const together = new Names(names).in(where);
      assert.deepEqual(
        together,
        names.filter((name) => hasName(where, name)),
        JSON.stringify({ names, where }),
      );
      found += together.length;
    }
    assert.ok(found > 500, `${found} names found`);
  });
});
