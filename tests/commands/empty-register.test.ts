import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readContent } from '../../src/content/read-content.ts';
import { build } from '../builds.ts';
import { publicationWith } from '../publications.ts';

const forms = { 'of no bytes': '', 'of a comment': '# Nothing yet.\n', 'of no entries': '{}\n' };

for (const [form, text] of Object.entries(forms))
  test(`a register of sources ${form} has no problems`, async () => {
    const root = publicationWith([['the-town', 'The town paid once']]);
    writeFileSync(join(root, 'content/sources.yaml'), text);
    assert.deepEqual((await readContent(root)).problems, []);
  });

test('a site with an empty register of sources builds without warnings', () => {
  const root = publicationWith([['the-town', 'The town paid once']]);
  writeFileSync(join(root, 'content/sources.yaml'), '');
  const { status, output } = build(root);
  assert.equal(status, 0, output);
  // What Astro says of collections; that every build starts from nothing is one of them.
  const said = output.split('\n').filter((line) => /\[(?:WARN|ERROR)\] \[content\]/.test(line));
  assert.deepEqual(
    said.filter((line) => !line.includes('data store cleared')),
    [],
  );
});
