import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { tokensOf } from '../../src/search/tokens.ts';

/** The forms of a text’s words, parted by spaces. */
const cases: [does: string, text: string, forms: string][] = [
  [
    'parts words at dashes of all kinds',
    'Quito–Lima council—divided—met a―b',
    'quito lima council divided met a b',
  ],
  [
    'parts figures at dashes, minus signs and hyphens',
    '1914–1918 52‒48 3−2 2014-08-31 1914‑1918',
    '1914 1918 52 48 3 2 2014 08 31 1914 1918',
  ],
  [
    'parts words at an ellipsis and at dots in a row',
    'left…quietly left...quietly',
    'left quietly left quietly',
  ],
  ['parts words and figures at slashes', 'and/or 9/11 km/h', 'and or 9 11 km h'],
  [
    'parts words at commas, colons and brackets without spaces',
    'one,two;three:four(five)[six]',
    'one two three four five six',
  ],
  ['parts Arabic words at Arabic signs', 'نعم،لا؛قال؟اليوم۔غدا', 'نعم لا قال اليوم غدا'],
  ['takes tatweel for nothing', 'العـــراق', 'العراق'],
  [
    'keeps compounds whole and in parts',
    'al-Maliki non‑combatant COVID-19 F‐16',
    'al-maliki non-combatant covid-19 f-16',
  ],
  [
    'keeps elisions whole and in parts',
    "l’État d'Orsay dell’ospedale quʼil O’Brien Qur‘an",
    'l-etat d-orsay dell-ospedale qu-il o-brien qur-an',
  ],
  [
    'keeps English endings with their word',
    "Iraq’s don't we’re they‘ve I’ll he`d",
    'iraqs dont were theyve ill hed',
  ],
  ['keeps ampersands', 'AT&T R&D Q&A', 'at-t r-d q-a'],
  ['parts words at an ampersand between spaces', 'R & D', 'r d'],
  ['keeps names with points', 'U.S. Ph.D. example.org Node.js', 'us ph-d example-org node-js'],
  ['keeps apart what differs by a sign', 'C++ C# F# C .NET', 'cplusplus csharp fsharp c net'],
  [
    'takes separators of thousands for nothing',
    '3,000 1,234,567 12\u202f000 12\u00a0000 1’000',
    '3000 1234567 12000 12000 1000',
  ],
  [
    'keeps decimals apart from whole figures',
    '1.8 3.141 1,234.5 v2.0 1.8bn 1.234.567',
    '1ꓸ8 3ꓸ141 1234ꓸ5 v2ꓸ0 1ꓸ8bn 1ꓸ234ꓸ567',
  ],
  ['parts figures of a list', '1,2,3 1,8 2014,2015 12:30', '1 2 3 1 8 2014 2015 12 30'],
  ['reads digits of all scripts', '٢٠١٤ ۲۰۱۴ २०१४ ２０１４ ২০১৪ ๒๐๑๔', '2014 2014 2014 2014 2014 2014'],
  ['reads Arabic separators', '٣٬٠٠٠ ١٫٨', '3000 1ꓸ8'],
  [
    'spells letters without accents, strokes and ligatures',
    'Voß Sørensen Næss Œuvre Łódź Đặng Ísafjörðr Þór Ħal ırmak',
    'voss sorensen naess oeuvre lodz dang isafjordr thor hal irmak',
  ],
  ['reads letters of Arabic and Persian alike', 'کتاب كتاب إلى الی', 'كتاب كتاب الي الي'],
  ['keeps powers apart from their base', '10⁶ 5½', '10 6 5 1ꓸ2'],
  ['joins raised and lowered figures to letters', 'km² CO₂ H₂O', 'km2 co2 h2o'],
  [
    'leaves out signs around words',
    '«الشرطة» (word), “quoted” $5 20% −3 #1 @name',
    'الشرطه word quoted 5 20 3 1 name',
  ],
  [
    'leaves out what cannot be seen',
    'co\u00adoperate \u202Ewar\u202C می\u200cخواهم',
    'cooperate war ميخواهم',
  ],
  ['keeps the geresh of Hebrew', 'צה״ל ג׳ורג', 'צהל גורג'],
  ['finds nothing in signs', '— … & ’ - ++', ''],
];

describe('words of a text', () => {
  for (const [does, text, forms] of cases)
    test(does, () => {
      assert.equal(
        tokensOf(text)
          .map(({ form }) => form)
          .join(' '),
        forms,
      );
    });

  test('say where they begin', () => {
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
