import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { tokensOf } from '../../src/search/tokens.ts';

/** Expected forms of the words of a text, separated by spaces. */
const cases: [does: string, text: string, forms: string][] = [
  [
    'splits words at all kinds of dashes',
    'Quito–Lima council—divided—met a―b',
    'quito lima council divided met a b',
  ],
  [
    'splits numbers at dashes, minus signs and hyphens',
    '1914–1918 52‒48 3−2 2014-08-31 1914‑1918',
    '1914 1918 52 48 3 2 2014 08 31 1914 1918',
  ],
  [
    'splits words at an ellipsis and at several points',
    'left…quietly left...quietly',
    'left quietly left quietly',
  ],
  ['splits words and numbers at slashes', 'and/or 9/11 km/h', 'and or 9 11 km h'],
  [
    'splits words at commas, colons and brackets without spaces',
    'one,two;three:four(five)[six]',
    'one two three four five six',
  ],
  ['splits Arabic words at Arabic punctuation', 'نعم،لا؛قال؟اليوم۔غدا', 'نعم لا قال اليوم غدا'],
  ['ignores tatweel', 'العـــراق', 'العراق'],
  [
    'keeps compounds with their parts',
    'al-Maliki non‑combatant COVID-19 F‐16',
    'al-maliki non-combatant covid-19 f-16',
  ],
  [
    'keeps elisions with their parts',
    "l’État d'Orsay dell’ospedale quʼil O’Brien Qur‘an",
    'l-etat d-orsay dell-ospedale qu-il o-brien qur-an',
  ],
  [
    'keeps English endings with their word',
    "Iraq’s don't we’re they‘ve I’ll he`d",
    'iraqs dont were theyve ill hed',
  ],
  ['keeps ampersands', 'AT&T R&D Q&A', 'at-t r-d q-a'],
  ['splits words at an ampersand between spaces', 'R & D', 'r d'],
  ['keeps names with points', 'U.S. Ph.D. example.org Node.js', 'us ph-d example-org node-js'],
  ['distinguishes C, C++ and C#', 'C++ C# F# C .NET', 'cplusplus csharp fsharp c net'],
  [
    'ignores thousands separators',
    '3,000 1,234,567 12\u202f000 12\u00a0000 1’000',
    '3000 1234567 12000 12000 1000',
  ],
  [
    'distinguishes decimals from integers',
    '1.8 3.141 1,234.5 v2.0 1.8bn 1.234.567',
    '1ꓸ8 3ꓸ141 1234ꓸ5 v2ꓸ0 1ꓸ8bn 1ꓸ234ꓸ567',
  ],
  ['splits a list of numbers', '1,2,3 1,8 2014,2015 12:30', '1 2 3 1 8 2014 2015 12 30'],
  ['converts digits of all scripts', '٢٠١٤ ۲۰۱۴ २०१४ ２０１４ ২০১৪ ๒๐๑๔', '2014 2014 2014 2014 2014 2014'],
  ['recognizes Arabic separators', '٣٬٠٠٠ ١٫٨', '3000 1ꓸ8'],
  [
    'removes accents and strokes, and splits ligatures',
    'Voß Sørensen Næss Œuvre Łódź Đặng Ísafjörðr Þór Ħal ırmak',
    'voss sorensen naess oeuvre lodz dang isafjordr thor hal irmak',
  ],
  ['maps Persian letters to Arabic ones', 'کتاب كتاب إلى الی', 'كتاب كتاب الي الي'],
  ['separates powers from their base', '10⁶ 5½', '10 6 5 1ꓸ2'],
  ['joins superscripts and subscripts to letters', 'km² CO₂ H₂O', 'km2 co2 h2o'],
  [
    'drops punctuation and symbols around words',
    '«الشرطة» (word), “quoted” $5 20% −3 #1 @name',
    'الشرطه word quoted 5 20 3 1 name',
  ],
  ['drops invisible characters', 'co\u00adoperate \u202Ewar\u202C', 'cooperate war'],
  [
    'joins parts at zero-width non-joiners',
    'نقل\u200cقول می\u200cخواهم کتاب\u200c، \u200c',
    'نقل-قول مي-خواهم كتاب',
  ],
  ['keeps the geresh of Hebrew', 'צה״ל ג׳ורג', 'צהל גורג'],
  ['returns no words for punctuation', '— … & ’ - ++', ''],
];

describe('tokens', () => {
  for (const [does, text, forms] of cases)
    test(does, () => {
      assert.equal(
        tokensOf(text)
          .map(({ form }) => form)
          .join(' '),
        forms,
      );
    });

  test('have their offsets', () => {
    assert.deepEqual(
      tokensOf('a «Quito–Lima»').map(({ at, text }) => [at, text]),
      [
        [0, 'a'],
        [3, 'Quito'],
        [9, 'Lima'],
      ],
    );
  });
});
