import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { direction, scriptOfLanguage, scriptOfText } from '../../src/text/scripts.ts';

describe('the direction of a language', () => {
  const rightToLeft =
    `ar fa he iw yi ps sd ug ur ckb ks dv syr nqo rhg ku-Arab az-Arab pa-Arab ha-Arab ff-Adlm ar-EG fa-AF az-IR pa-PK
    uz-AF und-Arab AR`.split(/\s+/);
  for (const lang of rightToLeft)
    test(`${lang} runs from right to left`, () => {
      assert.equal(direction(lang), 'rtl');
    });
  for (const lang of 'en de fr tr ku az pa ha yi-Latn ar-Latn ur-Latn sd-Deva ks-Deva zh ja de-CH xx not!a!tag'.split(
    ' ',
  ))
    test(`${lang} runs from left to right`, () => {
      assert.equal(direction(lang), 'ltr');
    });

  /** Right to left, and written today by nobody but scholars: no reader is sent their names. */
  const historic = new Set(
    `Armi Avst Chrs Cprt Elym Hatr Hung Khar Lydi Mani Merc Mero Narb Nbat Orkh Ougr Palm Phli Phlp Phnx Prti Sarb Sidt Sogd Sogo`.split(
      ' ',
    ),
  );
  test('is what Node says, for every script that Unicode names and people write', () => {
    const names = new Intl.DisplayNames('en', { type: 'script', fallback: 'none' });
    const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
    const codes = letters.flatMap((a) =>
      letters.flatMap((b) => letters.flatMap((c) => letters.map((d) => a.toUpperCase() + b + c + d))),
    );
    const scripts = codes.filter((code) => names.of(code) !== undefined && !historic.has(code));
    assert.ok(scripts.length > 150, `${scripts.length} scripts`);
    for (const script of scripts) {
      const locale = new Intl.Locale(`und-${script}`) as Intl.Locale & {
        getTextInfo: () => { direction: string };
      };
      assert.equal(direction(`und-${script}`), locale.getTextInfo().direction, script);
    }
  });
});

test('the script of a language is the one its tag names, or the likely one of language and region', () => {
  const scripts = ['de', 'fa', 'ckb', 'yi', 'ku', 'ku-Arab', 'az-IR', 'yi-Latn', 'sr-Latn', 'xx', '?'].map(
    scriptOfLanguage,
  );
  assert.deepEqual(scripts, [
    'Latn',
    'Arab',
    'Arab',
    'Hebr',
    'Latn',
    'Arab',
    'Arab',
    'Latn',
    'Latn',
    'Zyyy',
    'Zyyy',
  ]);
});

test('the script of a text is that of its first letter', () => {
  assert.deepEqual(['12,5', 'Straße', '«گفت»', '2014 שלום', '橋'].map(scriptOfText), [
    undefined,
    'Latn',
    'Arab',
    'Hebr',
    'Zyyy',
  ]);
});
