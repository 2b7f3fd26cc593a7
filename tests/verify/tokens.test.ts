import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { align, isExact } from '../../src/verify/align.ts';
import { cleaned, pasted, readings } from '../../src/verify/pasted.ts';
import { sha256 } from '../../src/verify/sha256.ts';
import { keyOf, shardOf } from '../../src/verify/shard.ts';
import { isNear, sketchOf } from '../../src/verify/sketch.ts';
import { skeletonOf, tokensIn } from '../../src/verify/tokens.ts';

const isSameText = (one: string, other: string) =>
  isExact(align(tokensIn(one), tokensIn(other), { isWhole: true }));
const skeleton = (text: string) => skeletonOf(tokensIn(text));

describe('words are compared', () => {
  const same: [name: string, published: string, asked: string][] = [
    ['quotation marks and dashes', 'He said “no” — twice', 'He said "no" - twice'],
    ['Unicode forms and ligatures', 'the office café', 'the oﬃce cafe\u0301'],
    ['capitals', 'The bridge at Lindau', 'THE BRIDGE AT LINDAU'],
    ['invisible characters', 'the bridge', '\u202ethe\u200b bri\u00addge\u2069'],
    ['the hyphen of a line', 'the committee met', 'the commit-\ntee met'],
    ['lost spaces', 'the committee met', 'thecommittee met'],
    ['l and I', 'Iran will fall', 'lran wiIl faIl'],
    ['rn and m', 'the modern burn', 'the modem bum'],
    ['digits read as letters', 'in 1910', 'in l9lO'],
    ['separators of thousands', '12,000 men', '12 000 men'],
    ['Arabic vowel marks, tatweel and alef', 'الأمر كتاب', 'الاَمْــر كتاب'],
    ['Arabic and Persian digits', 'في عام 2014', 'في عام ٢٠١٤'],
    ['Persian letters of Arabic keyboards', 'کتاب می‌خواهیم', 'كتاب مي خواهيم'],
  ];
  for (const [name, published, asked] of same)
    test(`without regard to ${name}`, () => {
      assert.ok(isSameText(asked, published));
      assert.equal(skeleton(asked), skeleton(published));
    });

  const different: [published: string, asked: string][] = [
    ['it will fail', 'it will fall'],
    ['it is 1.8 of them', 'it is 18 of them'],
    ['it is 5% of them', 'it is 5 of them'],
    ['it cost $7 in all', 'it cost €7 in all'],
    ['it was -5 degrees', 'it was 5 degrees'],
    ['it is not so', 'it is so'],
    ['in 1914', 'in 1974'],
    ['لا أدين لهم', 'أدين لهم'],
  ];
  for (const [published, asked] of different)
    test(`“${asked}” is not “${published}”`, () => {
      assert.ok(!isSameText(asked, published));
    });
});

describe('pasted text', () => {
  const clean: [name: string, pasted: string, words: string][] = [
    ['markup', '<p>One <b>two</b></p><script>', 'One two'],
    ['entities', 'one&nbsp;&amp;&#32;two &__proto__;', 'one two __proto__'],
    ['Markdown links', '[one two](https://a.example/x)', 'one two'],
    ['URLs', 'one two https://a.example/q/x/', 'one two'],
    ['note numbers', 'one of them.3 Two', 'one of them Two'],
  ];
  for (const [name, text, words] of clean)
    test(`loses its ${name}`, () => {
      assert.ok(isSameText(cleaned(text), words), cleaned(text));
    });

  test('is read without the name of who said it', () => {
    const [first] = readings(cleaned('“The bridge is safe for all of us.” — Mara Lind, 3 March'));
    assert.ok(isSameText(first?.text ?? '', 'The bridge is safe for all of us'));
  });

  test('has gaps where there is an ellipsis', () => {
    assert.deepEqual([...pasted('… one two […] three … four.').gaps], [2, 3]);
  });
});

test('hashes are those of Node', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      assert.equal(sha256(text), createHash('sha256').update(text.toWellFormed()).digest('hex'));
    }),
  );
});

test('a key is in the shard of its first bits', () => {
  assert.equal(shardOf('ffffffffffffffff', 0), '0.json');
  assert.equal(shardOf('8fffffffffffffff', 1), '1.json');
  assert.equal(shardOf('fedcba9876543210', 9), '1fd.json');
  assert.match(keyOf('x'), /^[0-9a-f]{16}$/);
});

test('sketches of texts are near if most words are the same, and far otherwise', () => {
  const text = 'They fought for the same bridge and never for the same side of the river in all these years';
  const of = (words: string) => sketchOf(tokensIn(words)) ?? '';
  assert.ok(isNear(of(text), of(text.replace('never', 'always'))));
  assert.ok(
    !isNear(of(text), of('In spring the council sold the old mill to a company that nobody had heard of')),
  );
  assert.equal(sketchOf(tokensIn('too few')), undefined);
});

test('tokens are ranges of the text in order, for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      let end = 0;
      for (const token of tokensIn(text)) {
        assert.ok(token.start >= end && token.end > token.start);
        ({ end } = token);
      }
    }),
  );
});

test('any text is the same as itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      assert.ok(isSameText(text, text));
    }),
  );
});
