import assert from 'node:assert/strict';
import { test } from 'node:test';
import { align } from '../../src/verify/align.ts';
import { compare } from '../../src/verify/comparison.ts';
import { tokensIn } from '../../src/verify/tokens.ts';

/** Returns the comparison of asked words with published ones. */
function compared(asked: string, published: string) {
  const [one, other] = [asked, published].map((text) => ({ text, tokens: tokensIn(text) }));
  assert.ok(one && other);
  return compare(one, other, align(one.tokens, other.tokens, { isWhole: true }).steps, () => 'word');
}
const textOf = ({ parts }: ReturnType<typeof compared>) => parts.map(({ text }) => text).join(' ');

test('a change is named without the marks around its words', () => {
  const { changes } = compared('Nobody in Iraq and Lebanon.', 'Nobody in Iraq and “Syria”.');
  assert.deepEqual(
    changes.map(({ asked, published }) => [asked, published]),
    [['Lebanon', 'Syria']],
  );
});

test('a quotation mark without its other half is left out, and complete ones stay', () => {
  const half = compared('the town pays for two bridges', 'the town paid for two bridges.”');
  assert.equal(textOf(half), 'the town paid pays for two bridges.');
  const whole = compared('the town pays for “two bridges”', 'the town paid for “two bridges”');
  assert.equal(textOf(whole), 'the town paid pays for “two bridges”');
});
