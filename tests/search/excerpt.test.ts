import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { excerpt, markWords, type Span } from '../../src/search/excerpt.ts';

/** Spans as one line, with what is marked in square brackets. */
const shown = (spans: Span[]) => spans.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');
const marks = (text: string, words: string[]) => shown(markWords(text, words));

describe('marking a query’s words in a text', () => {
  const cases: [does: string, text: string, words: string[], expected: string][] = [
    ['marks a word in any case', 'The Army, the army', ['army'], 'The [Army], the [army]'],
    ['marks a word with another ending', 'armies and an army', ['army'], '[armies] and an [army]'],
    ['leaves longer words of the same beginning', 'wardens at war', ['war'], 'wardens at [war]'],
    ['leaves short words that are not the same', 'is it in', ['i'], 'is it in'],
    [
      'marks letters with and without their signs',
      'Hürriyet, Hurriyet',
      ['hurriyet'],
      '[Hürriyet], [Hurriyet]',
    ],
    ['marks a word before an apostrophe', 'Iraq’s army', ['Iraq'], '[Iraq]’s army'],
    ['marks the name in a word with an apostrophe', 'the Guard', ['Guard’s'], 'the [Guard]'],
    [
      'marks the name behind its particle',
      'al-Amiri at Jurf al-Sakhar',
      ['al-Sakhar'],
      'al-Amiri at Jurf al-[Sakhar]',
    ],
    ['marks Arabic', 'قاد القتال', ['القتال'], 'قاد [القتال]'],
    ['marks the text, not its markup', '<b>army</b>', ['army'], '<b>[army]</b>'],
    ['takes regular expressions for text', 'a.c $& abc', ['$&', '.*', '('], 'a.c $& abc'],
    ['marks nothing without words', 'some text', [], 'some text'],
    ['gives nothing back for nothing', '', ['army'], ''],
  ];
  for (const [does, text, words, expected] of cases)
    test(does, () => {
      assert.equal(marks(text, words), expected);
    });

  test('keeps every character of the text', () => {
    const text = '\u202Eab\u0301 <x> 😀 \u200cمی\u200cخواهم — 10,000';
    const spans = markWords(text, ['ab', 'x', '10']);
    assert.equal(spans.map((span) => span.text).join(''), text);
  });
});

describe('the excerpt of a text', () => {
  const words = (count: number, change: Record<number, string> = {}) =>
    Array.from({ length: count }, (_, index) => change[index] ?? `w${index}`).join(' ');

  test('is the whole text where that is short', () => {
    assert.equal(shown(excerpt('An  army\non paper.', ['army'])), 'An [army] on paper.');
  });
  test('is the beginning where no word is found', () => {
    assert.equal(shown(excerpt(words(10), ['army'], 3)), 'w0 w1 w2 …');
  });
  test('shows a late word with some words before it and after it', () => {
    assert.equal(
      shown(excerpt(words(100, { 70: 'army' }), ['army'], 10)),
      '… w64 w65 w66 w67 w68 w69 [army] w71 w72 w73 …',
    );
  });
  test('shows a word at the very end', () => {
    assert.equal(shown(excerpt(words(20, { 19: 'army' }), ['army'], 4)), '… w16 w17 w18 [army]');
  });
  test('prefers the place with most different words to that with most words', () => {
    const text = words(100, { 10: 'army', 11: 'army', 12: 'army', 60: 'army', 63: 'ghost' });
    assert.equal(
      shown(excerpt(text, ['ghost', 'army'], 10)),
      '… w54 w55 w56 w57 w58 w59 [army] w61 w62 [ghost] …',
    );
  });
  test('loses no word of the place it chose', () => {
    const text = words(100, { 52: 'army', 60: 'ghost' });
    assert.match(shown(excerpt(text, ['ghost', 'army'], 10)), /\[army\].*\[ghost\]/);
  });
  test('finds a name behind its particle', () => {
    assert.match(shown(excerpt(words(100, { 80: 'al-Sakhar,' }), ['al-Sakhar'], 8)), /al-\[Sakhar\],/);
  });
  test('of nothing is nothing', () => {
    assert.deepEqual(excerpt('', ['army']), []);
    assert.deepEqual(excerpt(' \n ', []), []);
  });
});
