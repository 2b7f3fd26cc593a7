import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { buildCopy, copySoftware } from '../builds.ts';

const component = `---
import type { BlockProps } from './block-props.ts';

type Props = BlockProps;

const { terms } = Astro.props.article;
---

<ul class="terms">
  {terms.map(({ id, term, meaning }) => (
    <li id={id}>
      <b>{term}</b>: {meaning}
    </li>
  ))}
</ul>
`;

test('a kind of block added in three files is in the page, feeds, Markdown and search', () => {
  const root = copySoftware();
  const edit = (file: string, ...changes: [before: string, after: string][]) => {
    const path = join(root, file);
    let text = readFileSync(path, 'utf8');
    for (const [before, after] of changes) {
      assert.ok(text.includes(before), `${file} has no ${before}`);
      text = text.replace(before, after);
    }
    writeFileSync(path, text);
  };
  edit(
    'src/model/blocks.ts',
    [
      'export const blockFields = {',
      `export const blockFields = {
  terms: z.array(z.strictObject({ id, term: line, meaning: line })).default([]),`,
    ],
    [
      'export const blocks = {',
      `export const blocks = {
  terms: {
    field: 'terms',
    isPerItem: false,
    mustBePlaced: true,
    parts: ({ terms = [] }) => idsOf('terms', terms),
    correctable: none,
  },`,
    ],
  );
  writeFileSync(join(root, 'src/components/blocks/TermList.astro'), component);
  edit(
    'src/components/article/ArticleBody.astro',
    ['import Timeline from', "import TermList from '../blocks/TermList.astro';\nimport Timeline from"],
    ['const blocks = {', 'const blocks = {\n  terms: { Block: TermList, sheet: undefined },'],
  );
  const article = 'content/articles/one-bridge-two-entries.md';
  edit(article, ['\npart: 1\n', '\npart: 1\nterms: [{ id: a-weir, term: weir, meaning: a low riverdam }]\n']);
  writeFileSync(join(root, article), `${readFileSync(join(root, article), 'utf8').trimEnd()}\n\n::terms\n`);

  const { status, output } = buildCopy(root);
  assert.equal(status, 0, output);
  const published = (file: string) => readFileSync(join(root, 'dist', file), 'utf8');
  assert.match(
    published('articles/one-bridge-two-entries/index.html'),
    /<li id="a-weir">\s*<b>weir<\/b>: a low riverdam/,
  );
  assert.match(published('articles/one-bridge-two-entries.md'), /[-*] \*\*weir\*\*: a low riverdam/);
  for (const feed of ['feed.xml', 'atom.xml', 'feed.json'])
    assert.match(published(feed), /weir.*: a low riverdam/);
  const fragments = join(root, 'dist/pagefind/fragment');
  assert.ok(
    readdirSync(fragments).some((file) =>
      gunzipSync(readFileSync(join(fragments, file)))
        .toString('utf8')
        .includes('riverdam'),
    ),
    'no text of the search index has the words of the block',
  );
});
