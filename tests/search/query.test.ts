import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contentWords } from '../../src/search/query.ts';

const cases: [does: string, query: string, words: string[], lang?: string][] = [
  [
    'keeps the words that carry meaning, in their order',
    'who led the fight at Amerli',
    ['led', 'fight', 'Amerli'],
  ],
  ['leaves out the words readers ask with', 'show me an article about the army', ['army']],
  ['keeps a name in capitals that would be a common word', 'what did the US say about IS', ['US', 'IS']],
  ['takes a query all in capitals for shouting', 'WHO LED THE FIGHT', ['LED', 'FIGHT']],
  ['takes one word in capitals for a name', 'IS', ['IS']],
  [
    'searches for the common words where there are no others',
    'to be or not to be',
    ['to', 'be', 'or', 'not'],
  ],
  ['takes each word once, however it is written', 'army Army ARMY militia', ['army', 'militia']],
  ['keeps hyphens and apostrophes inside a word', 'al-Maliki’s army', ['al-Maliki’s', 'army']],
  ['knows a common word with either apostrophe', 'he’s on his own', ['he’s']],
  ['keeps numbers and dots inside them', '2014 1.5 billion', ['2014', '1.5', 'billion']],
  [
    'drops quotation marks, which would make Pagefind search for a phrase',
    '"ghost soldiers"',
    ['ghost', 'soldiers'],
  ],
  ['keeps letters with signs whole, in one Unicode form', 'e\u0301tat', ['état']],
  ['leaves out common words in Arabic', 'من قاد القتال في آمرلي', ['قاد', 'القتال', 'آمرلي'], 'ar'],
  ['searches for common words in Arabic where there are no others', 'ما هو', ['ما', 'هو'], 'ar'],
  ['keeps vowel signs with their letters', 'صلاحُ الدِّين', ['صلاحُ', 'الدِّين'], 'ar'],
  ['keeps the joiner inside a Persian word', 'می\u200cخواهم', ['می\u200cخواهم'], 'fa'],
  ['drops no words of a language it has no list for', 'the war', ['the', 'war'], 'fa'],
  ['finds nothing in nothing', '', []],
  ['finds nothing in white space', ' \t\n\u00a0', []],
  ['finds nothing in signs alone', '…?!()[]{}*+.^$|\\/-–—', []],
  ['finds nothing in emoji alone', '😀 🇮🇶 👩‍👩‍👧', []],
  ['finds the word between emoji', '😀war🇮🇶', ['war']],
  [
    'takes the names of JavaScript’s own properties for words',
    '__proto__ constructor',
    ['proto', 'constructor'],
  ],
  ['takes markup for words', '<img src=x onerror=alert(1)>', ['img', 'src', 'x', 'onerror', 'alert', '1']],
  ['reads past marks of direction', '\u202Ewar\u202C', ['war']],
];

describe('the words of a query', () => {
  for (const [does, query, words, lang] of cases) {
    test(does, () => {
      assert.deepEqual(contentWords(query, lang), words);
    });
  }

  test('are in English where no language is named', () => {
    assert.deepEqual(contentWords('the war'), ['war']);
  });

  test('are at most sixteen, however much is typed', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => `word${index}`).join(' ');
    assert.deepEqual(contentWords(many).length, 16);
    assert.equal(contentWords('a b '.repeat(2_500)).join(), 'b');
  });

  for (const piece of ['x', 'a.', "a'", 'a-', '\u0301', '<', '😀', 'ا\u064e'])
    test(`come of 10,000 characters of ${JSON.stringify(piece)} too`, () => {
      const words = contentWords(piece.repeat(10_000 / piece.length));
      assert.ok(words.length <= 1 && (words[0] ?? '').length <= 2_000);
    });
});
