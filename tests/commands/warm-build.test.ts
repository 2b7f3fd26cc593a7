import assert from 'node:assert/strict';
import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import sharp from 'sharp';
import { PictureCache } from '../../src/integrations/picture-cache.ts';
import { noteUse } from '../../src/integrations/used-pictures.ts';
import { randomFrom } from '../bench/build/random.ts';
import { contentEdits } from '../bench/warm/edits.ts';
import { build, buildCommand, buildCopy, bytesOf, copySoftware } from '../builds.ts';
import { filesIn } from '../files-in.ts';
import { copyOf, publicationOf } from '../publications.ts';

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

function built(root: string, ...options: string[]): string {
  const { status, output } = build(root, env, buildCommand, options);
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

  test('shows a new picture, and another one under its name, without a new bundle', async () => {
    const published = (slug: string) => join(root, 'dist/articles', slug, 'index.html');
    const slug = readdirSync(join(root, 'content/articles'))
      .map((name) => name.replace(/\.md$/, ''))
      .find((name) => existsSync(published(name)));
    assert.ok(slug);
    appendFileSync(join(root, `content/articles/${slug}.md`), '\n![A wall](../pictures/wall.jpg)\n');
    const shown: string[] = [];
    for (const background of ['teal', 'maroon']) {
      await sharp({ create: { width: 600, height: 400, channels: 3, background } }).toFile(
        join(root, 'content/pictures/wall.jpg'),
      );
      const output = built(root);
      assert.doesNotMatch(output, /\[vite\]/);
      assert.ok(rendered(output) < 30, output);
      const page: string = readFileSync(published(slug), 'utf8');
      const named = new Set<string>(
        Array.from(page.matchAll(/\/assets\/(wall\.[\w.-]+)/g), ([, name = '']) => name),
      );
      const files = readdirSync(join(root, 'dist/assets')).filter((name) => name.startsWith('wall.'));
      assert.deepEqual(files, [...named].sort());
      // Two widths in three formats.
      assert.equal(files.length, 6);
      shown.push(...files);
    }
    assert.equal(new Set(shown).size, 12);
  });
});

test('a build after a clean one uses its pages, its search index and all its other results', () => {
  const root = copyOf('good');
  built(root);
  const before = resultsIn(root);
  assert.ok(before.size > 10);
  built(root, '--clean');
  const made = resultsIn(root);
  // Not one of them is from an earlier build, and none is missing.
  assert.deepEqual([...made.keys()], [...before.keys()]);
  for (const [path, changed] of made) assert.notEqual(changed, before.get(path), path);
  assert.equal(rendered(built(root)), 0);
  assert.deepEqual(resultsIn(root), made);
});

const otherDisk = '/dev/shm';
const isOther = existsSync(otherDisk) && statSync(otherDisk).dev !== statSync(tmpdir()).dev;

test('a clean build makes a site on another disk', { skip: !isOther }, (t) => {
  const root = copyOf('good');
  const folder = mkdtempSync(join(otherDisk, 'verbatim-'));
  t.after(() => {
    rmSync(folder, { recursive: true });
  });
  const output = built(root, '--clean', '--out', join(folder, 'site'));
  assert.doesNotMatch(output, /could not be removed/);
  assert.ok(existsSync(join(folder, 'site/index.html')));
});

/** Returns when each result was written that builds with this version left for the next one. */
function resultsIn(root: string): Map<string, number> {
  const folder = join(root, '.astro');
  // Builds of other settings may have lent theirs, but no index.
  const [version = ''] = readdirSync(join(folder, 'search-parts'));
  return new Map(
    ['indexed-pages', 'search-parts', 'texts'].flatMap((kind) =>
      filesIn(join(folder, kind, version)).map((path) => [
        path.slice(folder.length),
        lstatSync(path).mtimeMs,
      ]),
    ),
  );
}

test('a build that is made of the site before the previous one reads the files of which nothing is known', () => {
  const root = copyOf('good');
  const articles = join(root, 'content/articles');
  // Fewer files are not kept.
  for (let number = 0; number < 100; number++)
    writeFileSync(
      join(articles, `walk-${number}.md`),
      `---\ntitle: Walk ${number}\nstandfirst: About a walk.\ndate: 2026-01-02\nauthor: town-desk\ntopics: [bridges]\n---\n\nWe walked.\n`,
    );
  const edited = (text: string) => {
    appendFileSync(join(articles, 'walk-0.md'), `\n${text}\n`);
    // Where services run builds, no site is kept.
    const { status, output } = build(root, { ...env, CI: '' });
    assert.equal(status, 0, output);
    return sizeIn(output);
  };
  for (const text of ['One.', 'Two.', 'Three.']) edited(text);
  assert.ok(existsSync(join(root, '.astro/spare-dist')));
  for (const file of filesIn(join(root, '.astro/published-files'))) appendFileSync(file, 'x');
  const sizes = [edited('Four.'), edited('Five')];
  const { status, output } = build(root, { ...env, CI: '' }, buildCommand, ['--clean', '--out', 'once']);
  assert.equal(status, 0, output);
  assert.deepEqual(bytesOf(join(root, 'dist')), bytesOf(join(root, 'once')));
  assert.deepEqual(sizes, [sizeIn(output), sizeIn(output)]);
});

/** Returns what a build reports of the size of the site. */
const sizeIn = (output: string) => /^[\d,]+ files, [\d.]+ MB/m.exec(output)?.[0];

test('a build without the bundle of the previous one places all pictures, also those of pages that have not changed, and removes what no build has used for long', () => {
  const root = copySoftware(publicationOf('pictured'), { keepsBundles: true });
  const builtCopy = () => {
    const { status, output } = buildCopy(root, env);
    assert.equal(status, 0, output);
    return output;
  };
  const caches = ['cards', 'pictures'].map((kind) => join(root, 'node_modules/.cache', `verbatim-${kind}`));
  for (const cache of caches) leaveUnused(cache);
  const cold = builtCopy();
  // Also those of other publications, which the copy was given.
  assert.match(cold, /\[cards\] \d+ cards? removed from the cache: no build on the last 30 days/);
  assert.match(cold, /\[pictures\] .*; \d+ pictures? removed from the cache: no build on the last 30 days/);
  for (const cache of caches) assert.ok(![...new PictureCache(cache).files()].includes(unused), cache);
  const dist = join(root, 'dist');
  const first = bytesOf(dist);
  // As installing packages does.
  rmSync(join(root, 'node_modules/.cache/verbatim-bundles'), { recursive: true });
  builtCopy();
  assert.deepEqual(bytesOf(dist), first);
  // Without pages of the previous build, but with a bundle.
  rmSync(join(root, '.astro'), { recursive: true });
  const output = builtCopy();
  assert.doesNotMatch(output, /bundle is dropped/);
  assert.match(output, /\[cards\] 0 cards drawn/);
  assert.match(output, /\[pictures\] 0 pictures made/);
  assert.deepEqual(bytesOf(dist), first);
});

const unused = 'unused.0123456789.png';
/** Puts a picture into a cache that no build has used for thirty days. */
function leaveUnused(cache: string): void {
  new PictureCache(cache).set(unused, Buffer.from('a picture'));
  for (let day = 1; day <= 30; day++)
    noteUse(cache, day === 1 ? [unused] : [], new Date(Date.UTC(2000, 0, day)).toISOString().slice(0, 10));
}
