import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fold } from '../../src/text/fold.ts';
import { findWords } from '../../src/text/match.ts';
import { dress, plain, sentence, wordLists } from '../model/written-words.ts';

/** Any string that UTF-8 can encode, often with the characters that folding handles. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
      fc.constantFrom(
        ...Array.from(
          ' \u00a0\u00ad\u200b\u200c\u200d\ufeff\u0640\u064e\u05b8\u0301\u0323’\'“"—-….eاש\u0654가각',
        ),
      ),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

describe('for any text', () => {
  test('folding does not depend on Unicode form', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        assert.equal(fold(text.normalize('NFC')).text, fold(text).text);
        assert.equal(fold(text.normalize('NFD')).text, fold(text).text);
      }),
      { numRuns: 3000 },
    );
  });

  test('folding is idempotent', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = fold(text).text;
        assert.equal(fold(once).text, once);
      }),
      { numRuns: 3000 },
    );
  });

  test('every unit of the folded text has its range in the original, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: folded, starts, ends } = fold(text);
        assert.equal(starts.length, folded.length);
        assert.equal(ends.length, folded.length);
        starts.forEach((start, unit) => {
          assert.ok(start >= 0 && start < (ends[unit] ?? -1) && (ends[unit] ?? Infinity) <= text.length);
          if (unit > 0) assert.ok(start >= (starts[unit - 1] ?? 0));
        });
      }),
      { numRuns: 3000 },
    );
  });

  test('ranges have the folded text of the needle, and do not overlap', () => {
    fc.assert(
      fc.property(anyText, fc.nat(30), fc.nat(30), (text, from, length) => {
        const words = text.slice(from, from + length);
        let end = 0;
        for (const range of findWords(text, words)) {
          assert.equal(fold(text.slice(range.start, range.end)).text, fold(words).text);
          assert.ok(range.start >= end);
          end = range.end;
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('a text matches itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        // A mark or joiner at the start does not belong to any character.
        fc.pre(fold(text).text !== '' && !/^[\s\p{M}\p{Cf}]|\s$/u.test(text));
        assert.equal(findWords(text, text).length, 1);
      }),
      { numRuns: 3000 },
    );
  });
});

for (const [script, words] of wordLists) {
  describe(`in ${script}`, () => {
    const cut = sentence(words, { min: 3, max: 25 }).chain((all) =>
      fc.tuple(fc.constant(all), fc.nat(all.length - 1), fc.nat(all.length - 1), dress, dress),
    );

    test('whole words match once, whatever the spelling of either side', () => {
      fc.assert(
        fc.property(cut, ([all, a, b, inBody, inQuote]) => {
          const [from, to] = [Math.min(a, b), Math.max(a, b) + 1];
          const quoted = all.slice(from, to);
          const text = inBody(all.join(' '));
          const ranges = findWords(text, inQuote(quoted.join(' ')));
          assert.equal(ranges.length, 1);
          const { start, end } = ranges[0] ?? { start: 0, end: 0 };
          assert.equal(plain(text.slice(start, end)), plain(quoted.join(' ')));
        }),
        { numRuns: 400 },
      );
    });

    test('words that are changed, added, dropped or reordered do not match', () => {
      const change = fc.constantFrom('drop', 'add', 'swap', 'replace', 'letter', 'cut', 'join');
      fc.assert(
        fc.property(cut, change, fc.nat(), fc.nat(), ([all, , , inBody, inQuote], how, at, other) => {
          const spare = all.at(-1) ?? '';
          const body = all.slice(0, -1);
          const quoted = [...body];
          // The first and the last stay, so that every change is inside.
          const inside = 1 + (at % Math.max(1, quoted.length - 1));
          const word = quoted[inside] ?? '';
          const letters = [...word.matchAll(/\p{L}/gu)].map(({ index }) => index);
          const letter = letters[other % Math.max(1, letters.length)] ?? 0;
          if (how === 'drop') fc.pre(quoted.length > 2 && inside < quoted.length - 1);
          else fc.pre(quoted.length > 1 && letters.length > 2);
          if (how === 'drop') quoted.splice(inside, 1);
          if (how === 'add') quoted.splice(inside, 0, spare);
          if (how === 'swap') quoted.splice(inside - 1, 2, word, quoted[inside - 1] ?? '');
          if (how === 'replace') quoted[inside] = spare;
          if (how === 'letter') quoted[inside] = word.slice(0, letter) + word.slice(letter + 1);
          if (how === 'join') quoted.splice(inside - 1, 2, `${quoted[inside - 1] ?? ''}${word}`);
          // The quote ends inside its last word.
          if (how === 'cut') quoted.splice(inside, Infinity, word.slice(0, letters.at(-1)));
          assert.deepEqual(findWords(inBody(body.join(' ')), inQuote(quoted.join(' '))), []);
        }),
        { numRuns: 600 },
      );
    });
  });
}

describe('a match does not cut', () => {
  const cases: [what: string, text: string, words: string][] = [
    ['a contraction', 'They can’t hold the town', 'They can'],
    ['a possessive', 'The army’s pay', 'The army'],
    ['a compound after its hyphen', 'for non-combatants alone', 'combatants alone'],
    ['a compound before its hyphen', 'they were half-hearted', 'they were half'],
    ['a figure at its point', 'about 1.5 million', 'about 1'],
    ['a figure at its comma', 'some 50,000 names', '000 names'],
    ['an ellipsis', 'He left… at night', 'He left.'],
    ['three points', 'He left... at night', 'He left.'],
    ['a Persian word at its joiner', 'سپس می\u200cرود', 'سپس می'],
    ['a sign and the stroke through it', 'x =\u0338 y', 'x ='],
    ['an astronaut', 'the 👩\u200d🚀 left', 'the 👩'],
  ];
  for (const [what, text, words] of cases)
    test(what, () => {
      assert.deepEqual(findWords(text, words), []);
    });
});
