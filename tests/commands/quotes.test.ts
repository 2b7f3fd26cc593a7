import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { publicationWith } from '../publications.ts';

const body = `The river rose in the night. “The town *paid*[^a] twice for it,” said Ann Lee, a clerk. Nobody ever asked her why.

[^a]: A note.
`;
const root = publicationWith([['rose-in-the-night', 'The river rose in the night.']], body);
const article = join(root, 'content/articles/two-bridges.md');
const quotes = (...options: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, '../../src/commands/quotes.ts'), ...options], {
    cwd: root,
    encoding: 'utf8',
  });

describe('npm run quotes', () => {
  test('adds the chosen proposal with its person, and leaves every other byte', () => {
    const before = readFileSync(article, 'utf8').replace('pullQuotes:', 'pullQuotes: # chosen');
    writeFileSync(article, before);
    assert.equal(quotes('content/articles/two-bridges.md', '--write', '1').status, 0);
    const added = /\n *- id: town-paid-twice\n *text: The town paid twice for it\n *speaker: ann-lee/u;
    const after = readFileSync(article, 'utf8');
    assert.match(after, added);
    assert.equal(after.replace(added, ''), before);
    assert.match(readFileSync(join(root, 'content/people/ann-lee.md'), 'utf8'), /^---\nname: Ann Lee\n/u);
  });

  test('names the nearest articles for one that is not there, and refuses broken frontmatter with its problem', () => {
    const missing = quotes('bridges');
    assert.deepEqual([missing.status, missing.stdout], [1, '']);
    assert.match(
      missing.stderr,
      /found +no article of that name\n.*\n +fix +npm run quotes -- two-bridges\n/u,
    );
    const text = readFileSync(article, 'utf8');
    writeFileSync(article, text.replace('title: ', 'title: [ '));
    const broken = quotes('two-bridges');
    writeFileSync(article, text);
    assert.deepEqual([broken.status, broken.stdout], [1, '']);
    assert.match(
      broken.stderr,
      /content\/articles\/two-bridges\.md[\s\S]*Quotes can be proposed when the frontmatter can be read/u,
    );
  });
});
