import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { validateContent } from '../desk/schemas/validate-content.ts';

test('every content file of the publication is valid by the JSON Schemas for text editors', async () => {
  const { errors, files } = await validateContent(join(import.meta.dirname, '../..'));
  assert.deepEqual(errors, []);
  assert.ok(files > 0);
});
