import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  countedWords,
  excerpt,
  markStems,
  markWords,
  passages,
  type Span,
  type WordRange,
} from '../../src/search/highlight.ts';

/** Formats spans with the marked ones in square brackets. */
const shown = (spans: Span[]) => spans.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');

describe('highlighting', () => {
  const cases: [does: string, text: string, forms: string[], expected: string][] = [
    ['marks a word in any case', 'The Army, the army', ['army'], 'The [Army], the [army]'],
    ['marks only the words given', 'wardens, warm at war', ['war'], 'wardens, warm at [war]'],
    ['marks figures', 'in 2003, ٢٠٠٣ and 12,003', ['2003'], 'in [2003], [٢٠٠٣] and 12,003'],
    [
      'marks letters with and without diacritics',
      'Hürriyet, Hurriyet',
      ['hurriyet'],
      '[Hürriyet], [Hurriyet]',
    ],
    ['marks the name after its particle', 'al-Amiri at al-Sakhar', ['sakhar'], 'al-Amiri at al-[Sakhar]'],
    ['marks Arabic in Persian letters', 'سلیمانی', ['سليماني'], '[سلیمانی]'],
    ['marks the text, not its markup', '<b>army</b>', ['army'], '<b>[army]</b>'],
    ['treats regular expressions as text', 'a.c $& abc', ['$&', '.*', '('], 'a.c $& abc'],
    ['marks nothing without words', 'some text', [], 'some text'],
    ['returns no spans for an empty text', '', ['army'], ''],
  ];
  for (const [does, text, forms, expected] of cases)
    test(does, () => {
      assert.equal(shown(markWords(text, new Set(forms))), expected);
    });

  test('keeps every character of the text', () => {
    const text = '\u202Eab\u0301 <x> 😀 \u200cمی\u200cخواهم — 10,000';
    const spans = markWords(text, new Set(['ab', 'x', '10000']));
    assert.equal(spans.map((span) => span.text).join(''), text);
  });
});

describe('excerpts', () => {
  const whole = { from: 0, to: 100 };
  const found = (positions: number[][], within: WordRange, worth = [1, 1]) =>
    passages(positions, within, worth, 10).map(({ from, to }) => [from, to]);
  const cases: [does: string, positions: number[][], expected: [number, number][]][] = [
    ['are the beginning of the text without matches', [], [[0, 10]]],
    ['have some words before a late match', [[70]], [[64, 74]]],
    ['end with the text', [[98]], [[90, 100]]],
    ['prefer more terms to more matches', [[10, 11, 12, 63], [60]], [[54, 64]]],
    ['contain all the matches that they are chosen for', [[50], [59]], [[50, 60]]],
    [
      'have two parts if the terms are far from each other, in the order of the text',
      [[70], [30, 31]],
      [
        [27, 32],
        [66, 71],
      ],
    ],
    ['ignore positions outside the range', [[120], [50]], [[44, 54]]],
  ];
  for (const [does, positions, expected] of cases)
    test(does, () => {
      assert.deepEqual(found(positions, whole), expected);
    });

  test('prefer one rare term to two frequent ones', () => {
    const positions = [[10], [11], [50], [90]];
    const expected = [
      [46, 51],
      [86, 91],
    ];
    assert.deepEqual(found(positions, whole, [0.1, 0.2, 2, 2]), expected);
  });
  test('stay inside the given range', () => {
    assert.deepEqual(found([[5]], { from: 4, to: 8 }), [[4, 8]]);
  });
  const matching = { positions: new Set([2, 0]), stems: [] };
  test('have ellipses where words are omitted, and mark words by their position', () => {
    const words = countedWords('one  two\nthree, four');
    assert.equal(shown(excerpt(words, [{ from: 0, to: 4 }], matching)), '[one] two [three], four');
    assert.equal(shown(excerpt(words, [{ from: 1, to: 3 }], matching)), '… two [three], …');
    const ranges = [
      { from: 0, to: 1 },
      { from: 2, to: 3 },
    ];
    assert.equal(shown(excerpt(words, ranges, matching)), '[one] … [three], …');
  });
  test('mark of a compound what matches', () => {
    const words = countedWords('the al-Sakhar, non-combatants');
    const mark = (stem: string, position: number) =>
      shown(excerpt(words, [{ from: 0, to: 3 }], { positions: new Set([position]), stems: [stem] }));
    assert.equal(mark('sakhar', 1), 'the al-[Sakhar], non-combatants');
    assert.equal(mark('alsakhar', 1), 'the [al-Sakhar], non-combatants');
    assert.equal(mark('combat', 2), 'the al-Sakhar, non-[combatants]');
  });
  test('mark of the speaker and topics the words nearest to what the index has, or parts of them', () => {
    const mark = (text: string, ...stems: string[]) => shown(markStems(text, stems));
    assert.equal(mark('Hadi al-Ameri', 'ameri'), 'Hadi al-[Ameri]');
    assert.equal(mark('Arms, Iraqi army', 'armi'), 'Arms, Iraqi [army]');
    assert.equal(mark('Official statements, Office', 'offic'), 'Official statements, [Office]');
    assert.equal(mark('Militias', 'corrupt'), 'Militias');
  });
  test('have no space between words that were typed without one', () => {
    const words = countedWords('Quito–\u205fLima, 12\u202f000');
    assert.equal(words.length, 3);
    assert.equal(shown(excerpt(words, [{ from: 0, to: 3 }], matching)), '[Quito]–Lima, [12\u202f000]');
  });
});
