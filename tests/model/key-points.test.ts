import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articleSchema } from '../../src/model/article.ts';

const field = articleSchema.shape.keyPoints;
const accepts = (points: string[]) => field.safeParse(points).success;

test('key points are two to four, without quotations', () => {
  assert.ok(accepts(['One thing is so.', 'Another’s reading of the state’s books differs.']));
  assert.ok(!accepts(['One thing is so.']));
  assert.ok(!accepts(Array(5).fill('A thing is so.') as string[]));
  for (const words of ['He said “no”.', 'He said "no".', 'قال «لا».'])
    assert.ok(!accepts(['One thing is so.', words]), words);
  assert.deepEqual(field.parse(undefined), []);
});
