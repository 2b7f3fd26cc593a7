import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { countedWords, cut, densest, markWords, shownText, type Span } from '../../src/search/marks.ts';

/** Spans as one line, with what is marked in square brackets. */
const shown = (spans: Span[]) => spans.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');

describe('marking a query’s words in a text', () => {
  const cases: [does: string, text: string, words: string[], expected: string, open?: string][] = [
    ['marks a word in any case', 'The Army, the army', ['army'], 'The [Army], the [army]'],
    ['marks a word with another ending', 'armies and an army', ['army'], '[armies] and an [army]'],
    ['marks a word whose last letter is doubled', 'planned a plan', ['plan'], '[planned] a [plan]'],
    ['leaves longer words of the same beginning', 'wardens, warm at war', ['war'], 'wardens, warm at [war]'],
    ['leaves short words that are not the same', 'is it in', ['i'], 'is it in'],
    [
      'marks letters with and without their signs',
      'Hürriyet, Hurriyet',
      ['hurriyet'],
      '[Hürriyet], [Hurriyet]',
    ],
    ['marks a word with an apostrophe', 'Iraq’s army', ['Iraq'], '[Iraq’s] army'],
    ['marks the name in a word with an apostrophe', 'the Guard', ['Guard’s'], 'the [Guard]'],
    [
      'marks the name behind its particle',
      'al-Amiri at Jurf al-Sakhar',
      ['al-Sakhar'],
      'al-Amiri at Jurf al-[Sakhar]',
    ],
    ['marks a name in capitals alone', 'IS is', ['IS'], '[IS] is'],
    ['marks Arabic', 'قاد القتال', ['القتال'], 'قاد [القتال]'],
    [
      'marks Arabic with and without particles and vowel signs',
      'والحَشدُ بالموصل',
      ['الحشد', 'الموصل'],
      '[والحَشدُ] [بالموصل]',
    ],
    ['marks Arabic in Persian letters', 'سلیمانی', ['سليماني'], '[سلیمانی]'],
    ['marks the text, not its markup', '<b>army</b>', ['army'], '<b>[army]</b>'],
    ['takes regular expressions for text', 'a.c $& abc', ['$&', '.*', '('], 'a.c $& abc'],
    [
      'marks the beginnings of words while one is typed',
      'photos of photographers',
      [],
      '[photos] of [photographers]',
      'pho',
    ],
    ['marks nothing for a single letter', 'photos', [], 'photos', 'p'],
    ['marks nothing without words', 'some text', [], 'some text'],
    ['gives nothing back for nothing', '', ['army'], ''],
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

describe('the stretch of a text that is shown', () => {
  const whole = { from: 0, to: 100 };
  const cases: [does: string, places: number[][], expected: [number, number]][] = [
    ['is the beginning where nothing is found', [], [0, 10]],
    ['has some words before a late one', [[70]], [64, 74]],
    ['ends with the text', [[98]], [90, 100]],
    ['prefers most different words to most words', [[10, 11, 12, 63], [60]], [54, 64]],
    ['leaves places outside aside', [[120], [50]], [44, 54]],
  ];
  for (const [does, places, [from, to]] of cases)
    test(does, () => {
      assert.deepEqual(densest(places, whole, 10), { from, to });
    });

  test('stays inside what it is given', () => {
    assert.deepEqual(densest([[5]], { from: 4, to: 8 }, 10), { from: 4, to: 8 });
  });
  test('is cut out with ellipses where words are left out', () => {
    const words = countedWords('one  two\nthree four');
    assert.equal(shownText(cut(words, { from: 0, to: 4 })), 'one two three four');
    assert.equal(shownText(cut(words, { from: 1, to: 3 })), '… two three …');
  });
  test('shows no space between words that stand together', () => {
    const words = countedWords('Quito–\u205fLima, 12\u202f000');
    assert.equal(words.length, 3);
    assert.equal(shownText(cut(words, { from: 0, to: 3 })), 'Quito–Lima, 12\u202f000');
  });
});
