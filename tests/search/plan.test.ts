import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { plan } from '../../src/search/plan.ts';
import { stopWords } from '../../src/search/stop-words.ts';

const common = new Set(stopWords(['en', 'ar']).en);

/** A plan in one line: `+` must be there, `-` must not, `_` joins a phrase, `~` counts half, `…` may go on. */
const shown = (query: string, typing = false) =>
  plan(query, common, typing).map(
    ({ words, need, weight, open }) =>
      `${{ any: '', must: '+', not: '-' }[need]}${words.join('_')}${weight < 1 ? '~' : ''}${open ? '…' : ''}`,
  );

const cases: [does: string, query: string, plan: string[]][] = [
  [
    'keeps the words that carry meaning, in their order',
    'who led the fight at Amerli',
    ['led', 'fight', 'Amerli'],
  ],
  ['leaves out the words readers ask with', 'show me an article about the army', ['army']],
  ['keeps a name in capitals that would be a common word', 'what did the US say about IS', ['US', 'IS']],
  ['takes the small letters for the common word', 'what is us', ['what', 'is', 'us']],
  ['takes a query all in capitals for shouting', 'WHO LED THE FIGHT', ['LED', 'FIGHT']],
  ['takes one word in capitals for a name', 'IS', ['IS']],
  ['knows a name with points in it', 'U.S. troops', ['U.S', 'troops']],
  [
    'searches for the common words where there are no others',
    'to be or not to be',
    ['to', 'be', 'or', 'not'],
  ],
  ['takes each word once, however it is written', 'army Army ARMY militia', ['army', 'militia']],
  ['keeps an apostrophe inside a word', 'Iraq’s army', ['Iraq’s', 'army']],
  ['knows a common word with either apostrophe', "he’s on he's own army", ['army']],
  [
    'keeps numbers, dates and dots inside them',
    '2014 1.5 50,000 2014-08-31',
    ['2014', '1.5', '50,000', '2014-08-31'],
  ],
  [
    'takes a compound whole, at half the weight, and its telling parts',
    'al-Maliki',
    ['al-Maliki~', 'Maliki'],
  ],
  [
    'takes words in quotation marks for a phrase that must stand so',
    '"army on paper" ghosts',
    ['+army_on_paper', 'ghosts'],
  ],
  ['takes several phrases, in any pair of marks', '“two words” «كلمتان هنا»', ['+two_words', '+كلمتان_هنا']],
  ['takes a phrase that is not closed for words', '"ghost soldiers', ['ghost', 'soldiers']],
  ['takes a plus before a word for must', '+Mosul army', ['+Mosul', 'army']],
  [
    'takes a minus before a word or phrase for not',
    'army -Iran -"ghost soldiers"',
    ['army', '-Iran', '-ghost_soldiers'],
  ],
  ['takes a hyphen inside a word for a hyphen', 'pay-roll', ['pay-roll~', 'pay', 'roll']],
  ['keeps a common word that must be there', '+the army', ['+the', 'army']],
  ['keeps letters with signs whole, in one Unicode form', 'e\u0301tat', ['état']],
  ['leaves out common words in Arabic', 'من قاد القتال في آمرلي', ['قاد', 'القتال', 'آمرلي']],
  ['knows a common word with vowel signs or another alef', 'إلى أَينَ القتال', ['القتال']],
  ['keeps the joiner inside a Persian word', 'می\u200cخواهم', ['می\u200cخواهم']],
  ['finds nothing in nothing', '', []],
  ['finds nothing in white space', ' \t\n\u00a0', []],
  ['finds nothing in signs alone', '…?!()[]{}*+.^$|\\/-–—""«»', []],
  ['finds nothing in emoji alone', '😀 🇮🇶 👩‍👩‍👧', []],
  ['finds the word between emoji', '😀war🇮🇶', ['war']],
  [
    'takes the names of JavaScript’s own properties for words',
    '__proto__ constructor',
    ['proto', 'constructor'],
  ],
  ['takes markup for words', '<img src=x onerror=qx>', ['img', 'src', 'x', 'onerror', 'qx']],
  ['reads past marks of direction', '\u202Ewar\u202C', ['war']],
];

describe('the plan of a query', () => {
  for (const [does, query, expected] of cases)
    test(does, () => {
      assert.deepEqual(shown(query), expected);
    });

  test('lets the last word go on while it is typed, and no other', () => {
    assert.deepEqual(shown('army pap', true), ['army', 'pap…']);
    assert.deepEqual(shown('army paper ', true), ['army', 'paper']);
    assert.deepEqual(shown('"army pap"', true), ['+army_pap']);
    assert.deepEqual(shown('al-Sak', true), ['al-Sak~…', 'Sak…']);
  });

  test('has at most sixteen things, however much is typed', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => `word${index}`).join(' ');
    assert.equal(plan(many, common).length, 16);
  });

  test('comes of any string, without empty words', () => {
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
