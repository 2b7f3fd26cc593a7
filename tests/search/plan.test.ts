import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { plan } from '../../src/search/plan.ts';
import { stopWords } from '../../src/search/stop-words.ts';

const common = new Set(stopWords(['en', 'ar']).en);

/** Formats a plan on one line: `+` required, `-` excluded, `_` joins a phrase, `~` half weight, `…` may be incomplete. */
const shown = (query: string, typing = false) =>
  plan(query, common, typing).map(
    ({ words, need, weight, open }) =>
      `${{ any: '', must: '+', not: '-' }[need]}${words.join('_')}${weight < 1 ? '~' : ''}${open ? '…' : ''}`,
  );

const cases: [does: string, query: string, plan: string[]][] = [
  ['keeps the significant words, in order', 'who led the fight at Amerli', ['led', 'fight', 'Amerli']],
  ['drops question words', 'show me an article about the army', ['army']],
  ['keeps a name in capitals that would be a common word', 'what did the US say about IS', ['US', 'IS']],
  ['treats lower-case letters as the common word', 'what is us', ['what', 'is', 'us']],
  ['ignores capitals in a query all in capitals', 'WHO LED THE FIGHT', ['LED', 'FIGHT']],
  ['treats a single word in capitals as a name', 'IS', ['IS']],
  ['recognizes a name with points', 'U.S. troops', ['U.S', 'troops']],
  ['searches for common words if there are no others', 'to be or not to be', ['to', 'be', 'or', 'not']],
  ['removes duplicates in any case', 'army Army ARMY militia', ['army', 'militia']],
  ['keeps an apostrophe inside a word', 'Iraq’s army', ['Iraq’s', 'army']],
  ['recognizes a common word with either apostrophe', "he’s on he's own army", ['army']],
  [
    'keeps the points, commas and hyphens of numbers and dates',
    '2014 1.5 50,000 2014-08-31',
    ['2014', '1.5', '50,000', '2014-08-31'],
  ],
  [
    'searches for a compound at half the weight, and for its significant parts',
    'al-Maliki',
    ['al-Maliki~', 'Maliki'],
  ],
  ['requires a phrase in quotation marks', '"army on paper" ghosts', ['+army_on_paper', 'ghosts']],
  [
    'accepts several phrases, in any quotation marks',
    '“two words” «كلمتان هنا»',
    ['+two_words', '+كلمتان_هنا'],
  ],
  ['treats an unclosed phrase as words', '"ghost soldiers', ['ghost', 'soldiers']],
  ['requires a word after a plus', '+Mosul army', ['+Mosul', 'army']],
  [
    'excludes a word or phrase after a minus',
    'army -Iran -"ghost soldiers"',
    ['army', '-Iran', '-ghost_soldiers'],
  ],
  ['does not treat a hyphen inside a word as a minus', 'pay-roll', ['pay-roll~', 'pay', 'roll']],
  ['keeps a required common word', '+the army', ['+the', 'army']],
  ['normalizes letters with diacritics', 'e\u0301tat', ['état']],
  ['drops common words in Arabic', 'من قاد القتال في آمرلي', ['قاد', 'القتال', 'آمرلي']],
  ['recognizes a common word with vowel marks or another alef', 'إلى أَينَ القتال', ['القتال']],
  ['searches also for the parts of a Persian compound', 'نقل\u200cقول', ['نقل\u200cقول~', 'نقل', 'قول']],
  ['returns no terms for an empty query', '', []],
  ['returns no terms for white space', ' \t\n\u00a0', []],
  ['returns no terms for punctuation', '…?!()[]{}*+.^$|\\/-–—""«»', []],
  ['returns no terms for emoji', '😀 🇮🇶 👩‍👩‍👧', []],
  ['finds the word between emoji', '😀war🇮🇶', ['war']],
  [
    'treats the names of JavaScript’s own properties as words',
    '__proto__ constructor',
    ['proto', 'constructor'],
  ],
  ['treats markup as words', '<img src=x onerror=qx>', ['img', 'src', 'x', 'onerror', 'qx']],
  ['ignores bidirectional control characters', '\u202Ewar\u202C', ['war']],
];

describe('query parsing', () => {
  for (const [does, query, expected] of cases)
    test(does, () => {
      assert.deepEqual(shown(query), expected);
    });

  test('marks only the last word as incomplete while typing', () => {
    assert.deepEqual(shown('army pap', true), ['army', 'pap…']);
    assert.deepEqual(shown('army paper ', true), ['army', 'paper']);
    assert.deepEqual(shown('"army pap"', true), ['+army_pap']);
    assert.deepEqual(shown('al-Sak', true), ['al-Sak~…', 'Sak…']);
  });

  test('returns at most 64 terms', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => `word${index}`).join(' ');
    assert.equal(plan(many, common).length, 64);
  });

  test('accepts any string and returns no empty words', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('"', '+', '-', '«', '__proto__', '<b>', 'الحشد', 'the', '\u202e', 'x'.repeat(10_000)),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.boolean(), (pieces, typing) => {
        for (const { words, text } of plan(pieces.join(' '), common, typing)) {
          assert.ok(words.length > 0 && words.every((word) => /[\p{L}\p{N}]/u.test(word)));
          assert.ok(text.length <= 2_000);
        }
      }),
    );
  });
});
