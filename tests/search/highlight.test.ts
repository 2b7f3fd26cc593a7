import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  countedWords,
  densest,
  excerpt,
  markWords,
  shownText,
  type Span,
} from '../../src/search/highlight.ts';

/** Formats spans with the marked ones in square brackets. */
const shown = (spans: Span[]) => spans.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');

describe('highlighting', () => {
  const cases: [does: string, text: string, words: string[], expected: string, open?: string][] = [
    ['marks a word in any case', 'The Army, the army', ['army'], 'The [Army], the [army]'],
    ['marks a word with another ending', 'armies and an army', ['army'], '[armies] and an [army]'],
    ['marks a word whose last letter is doubled', 'planned a plan', ['plan'], '[planned] a [plan]'],
    [
      'does not mark longer words with the same beginning',
      'wardens, warm at war',
      ['war'],
      'wardens, warm at [war]',
    ],
    ['does not mark other short words', 'is it in', ['i'], 'is it in'],
    [
      'marks letters with and without diacritics',
      'Hürriyet, Hurriyet',
      ['hurriyet'],
      '[Hürriyet], [Hurriyet]',
    ],
    ['marks a word with an apostrophe', 'Iraq’s army', ['Iraq'], '[Iraq’s] army'],
    ['marks the name in a word with an apostrophe', 'the Guard', ['Guard’s'], 'the [Guard]'],
    [
      'marks the name after its particle',
      'al-Amiri at Jurf al-Sakhar',
      ['al-Sakhar'],
      'al-Amiri at Jurf al-[Sakhar]',
    ],
    ['marks a name in capitals only in capitals', 'IS is', ['IS'], '[IS] is'],
    ['marks Arabic', 'قاد القتال', ['القتال'], 'قاد [القتال]'],
    [
      'marks Arabic with and without particles and vowel marks',
      'والحَشدُ بالموصل',
      ['الحشد', 'الموصل'],
      '[والحَشدُ] [بالموصل]',
    ],
    ['marks Arabic in Persian letters', 'سلیمانی', ['سليماني'], '[سلیمانی]'],
    ['marks the text, not its markup', '<b>army</b>', ['army'], '<b>[army]</b>'],
    ['treats regular expressions as text', 'a.c $& abc', ['$&', '.*', '('], 'a.c $& abc'],
    [
      'marks beginnings of words while the reader is typing',
      'photos of photographers',
      [],
      '[photos] of [photographers]',
      'pho',
    ],
    ['marks nothing for a single letter', 'photos', [], 'photos', 'p'],
    ['marks nothing without words', 'some text', [], 'some text'],
    ['returns no spans for an empty text', '', ['army'], ''],
  ];
  for (const [does, text, words, expected, open] of cases)
    test(does, () => {
      assert.equal(shown(markWords(text, words, open)), expected);
    });

  test('keeps every character of the text', () => {
    const text = '\u202Eab\u0301 <x> 😀 \u200cمی\u200cخواهم — 10,000';
    const spans = markWords(text, ['ab', 'x', '10']);
    assert.equal(spans.map((span) => span.text).join(''), text);
  });
});

describe('excerpts', () => {
  const whole = { from: 0, to: 100 };
  const cases: [does: string, positions: number[][], expected: [number, number]][] = [
    ['are the beginning of the text without matches', [], [0, 10]],
    ['have some words before a late match', [[70]], [64, 74]],
    ['end with the text', [[98]], [90, 100]],
    ['prefer more terms to more matches', [[10, 11, 12, 63], [60]], [54, 64]],
    ['ignore positions outside the range', [[120], [50]], [44, 54]],
  ];
  for (const [does, positions, [from, to]] of cases)
    test(does, () => {
      assert.deepEqual(densest(positions, whole, 10), { from, to });
    });

  test('stay inside the given range', () => {
    assert.deepEqual(densest([[5]], { from: 4, to: 8 }, 10), { from: 4, to: 8 });
  });
  test('have ellipses where words are omitted', () => {
    const words = countedWords('one  two\nthree four');
    assert.equal(shownText(excerpt(words, { from: 0, to: 4 })), 'one two three four');
    assert.equal(shownText(excerpt(words, { from: 1, to: 3 })), '… two three …');
  });
  test('have no space between words that were typed without one', () => {
    const words = countedWords('Quito–\u205fLima, 12\u202f000');
    assert.equal(words.length, 3);
    assert.equal(shownText(excerpt(words, { from: 0, to: 3 })), 'Quito–Lima, 12\u202f000');
  });
});
