import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { forIndex } from '../../src/search/indexed-text.ts';
import { tokensOf } from '../../src/search/tokens.ts';

/** What is passed to Pagefind as it is, without a look at each word. */
const plain = fc.stringMatching(/^[("“‘[]{0,2}(?:[A-Z]?[a-z]{1,8}|[A-Z]{1,6}|\d{1,6})[.,;:!?)\]"”’]{0,3}$/);
const other = fc.constantFrom(
  ...'GSAs|C++|C#|al-Maliki|AT&T|Iraq’s|dogs’|3,000|1.8|5%|3 000|é|naïve|ﬁn|كلمة|a_b|9/11|…|—|“|x\\y|U.S.|\t'.split(
    '|',
  ),
);

describe('words for the index', () => {
  test('are passed as they are if they are plain: each is one word in its own form', () => {
    fc.assert(
      fc.property(plain, (word) => {
        const letters = /[A-Za-z\d]+/.exec(word)?.[0] ?? '';
        assert.deepEqual(
          tokensOf(word).map(({ text, form }) => [text, form]),
          [[letters, letters.toLowerCase()]],
        );
        assert.equal(forIndex(word), word);
      }),
      { numRuns: 5000 },
    );
  });

  test('are the same in a text as alone', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(plain, other), { maxLength: 12 }), (words) => {
        const text = words.join(' ');
        assert.equal(forIndex(text), words.map(forIndex).join(' '));
        assert.equal(forIndex(`${text}\n`), `${words.map(forIndex).join(' ')}\n`);
      }),
      { numRuns: 5000 },
    );
  });
});
