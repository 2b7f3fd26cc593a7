import assert from 'node:assert/strict';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { randomFrom } from '../bench/build/random.ts';
import { contentEdits } from '../bench/warm/edits.ts';
import { build, buildCopy, bytesOf, copySoftware } from '../builds.ts';
import { copyOf, fixtures, publicationOf } from '../publications.ts';

/** Edits, and the seed that chooses a file for each. `npm run bench:warm` makes hundreds at random. */
const batches: [kind: string, seed: number][][] = [
  [['body', 1]],
  [['topics', 2]],
  [
    ['person', 4],
    ['rename', 5],
    ['quote', 6],
    ['source', 7],
  ],
  [
    ['title', 3],
    ['delete', 8],
    ['topicTitle', 9],
    ['correction', 10],
    ['page', 11],
  ],
];

const env = { SOURCE_DATE_EPOCH: '1796000000' };
const rendered = (output: string) => Number(/\[pages\] \d+ pages; (\d+) files? rendered/.exec(output)?.[1]);

function built(root: string): string {
  const { status, output } = build(root, env);
  assert.equal(status, 0, output);
  return output;
}

describe('a build after edits', () => {
  const root = copyOf('english');
  // Sealed URLs could not be deleted.
  rmSync(join(root, 'content/ledger-log.jsonl'));
  writeFileSync(join(root, 'content/permalinks.json'), '{}\n');
  built(root);
  let number = 0;
  const counts = batches.map((batch) => {
    for (const [kind, seed] of batch)
      contentEdits[kind]?.({ content: join(root, 'content'), random: randomFrom(seed), number: ++number });
    return rendered(built(root));
  });
  const warm = bytesOf(join(root, 'dist'));

  test('renders only pages of which something changed', () => {
    assert.ok(
      counts.every((count) => count > 0 && count < 80),
      counts.join(),
    );
    // A changed body changes its article, and the pages, embeds and oEmbed answers of its quotes, which show their paragraphs.
    for (const one of counts.slice(0, 2)) assert.ok(one < 30, counts.join());
  });

  test('produces the bytes of a build without earlier pages, which it makes if one of them was changed', () => {
    appendFileSync(join(root, 'dist/index.html'), '<!-- -->');
    assert.match(
      built(root),
      /no page of the previous build is used: index\.html is not as the build left it/,
    );
    assert.deepEqual(bytesOf(join(root, 'dist')), warm);
  });

  test('shows a new picture, and another one under its name, without a new bundle', () => {
    const published = (slug: string) => join(root, 'dist/articles', slug, 'index.html');
    const slug = readdirSync(join(root, 'content/articles'))
      .map((name) => name.replace(/\.md$/, ''))
      .find((name) => existsSync(published(name)));
    assert.ok(slug);
    appendFileSync(join(root, `content/articles/${slug}.md`), '\n![A wall](../pictures/wall.jpg)\n');
    const shown = ['pictures/gps.jpg', 'sites/english/content/pictures/bridge.jpg'].map((picture) => {
      copyFileSync(join(fixtures, picture), join(root, 'content/pictures/wall.jpg'));
      const output = built(root);
      assert.doesNotMatch(output, /\[vite\]/);
      assert.ok(rendered(output) < 30, output);
      const page = readFileSync(published(slug), 'utf8');
      const named = new Set(Array.from(page.matchAll(/\/assets\/(wall\.[\w.-]+)/g), ([, name = '']) => name));
      const files = readdirSync(join(root, 'dist/assets')).filter((name) => name.startsWith('wall.'));
      assert.deepEqual(files, [...named].sort());
      assert.equal(files.length, 15);
      return files;
    });
    assert.deepEqual(new Set(shown.flat()).size, 30);
  });
});

test('a build without the bundle of the previous one makes all pictures again, also those of pages that have not changed', () => {
  const root = copySoftware(publicationOf('pictured'), { keepsBundles: true });
  const builtCopy = () => {
    const { status, output } = buildCopy(root, env);
    assert.equal(status, 0, output);
    return output;
  };
  builtCopy();
  const dist = join(root, 'dist');
  const first = bytesOf(dist);
  // As installing packages does.
  rmSync(join(root, 'node_modules/.cache/verbatim-bundles'), { recursive: true });
  builtCopy();
  assert.deepEqual(bytesOf(dist), first);
  // The bundle that was kept has all of them.
  rmSync(join(root, '.astro'), { recursive: true });
  assert.doesNotMatch(builtCopy(), /bundle is dropped/);
  assert.deepEqual(bytesOf(dist), first);
});
