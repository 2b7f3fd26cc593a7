import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';

const folder = () => {
  const root = mkdtempSync(join(tmpdir(), 'verbatim-'));
  after(() => {
    rmSync(root, { recursive: true, force: true });
  });
  return root;
};
const create = (root: string, ...options: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, '../../src/commands/new.ts'), ...options], {
    cwd: root,
    encoding: 'utf8',
  });

describe('npm run new', () => {
  for (const kind of ['toString', 'constructor', '__proto__', 'articles', ''])
    test(`refuses the kind “${kind}” in one line, and writes nothing`, () => {
      const root = folder();
      const { status, stdout, stderr } = create(root, kind, 'foo');
      assert.deepEqual([status, stdout], [1, '']);
      assert.match(
        stderr,
        /^(?:Unknown kind “.*”|No kind of file): run npm run new -- article\|topic\|series\|person <id>\n$/,
      );
      assert.deepEqual(readdirSync(root), []);
    });
  for (const id of ['toString', 'constructor', 'Three Towns', '../three-towns', ''])
    test(`refuses the id “${id}” in one line, and writes nothing`, () => {
      const root = folder();
      const { status, stdout, stderr } = create(root, 'article', id);
      assert.deepEqual([status, stdout], [1, '']);
      assert.match(stderr, /^“.*” is not an id: write lower-case words with hyphens, like three-towns\n$/);
      assert.deepEqual(readdirSync(root), []);
    });
  test('begins an article with one example of each block that is named, and refuses others', () => {
    const root = folder();
    assert.equal(create(root, 'article', 'with-chart', '--with', 'chart,timeline').status, 0);
    const text = readFileSync(join(root, 'content/articles/with-chart.md'), 'utf8');
    assert.match(
      text,
      /\ncharts:\n[^]*\ntimeline:\n[^]*\ndraft: true\n---\n[^]*::chart\{#a-chart\}\n\n::timeline\n$/,
    );
    assert.equal(create(root, 'article', 'with-one-chart', '--with', 'chart,map,chart').status, 0);
    const once = readFileSync(join(root, 'content/articles/with-one-chart.md'), 'utf8');
    assert.equal(once.match(/^charts:$|^::chart/gm)?.length, 2);
    for (const [kind, blocks] of [
      ['article', 'video'],
      ['topic', 'chart'],
    ] as const) {
      const { status, stderr } = create(root, kind, 'another', '--with', blocks);
      assert.equal(status, 1);
      assert.equal(stderr, '--with is for articles, and takes chart, map, timeline, separated by commas\n');
    }
  });
  test('says at the placeholder of a quote that its id becomes permanent', () => {
    const root = folder();
    assert.equal(create(root, 'article', 'three-towns').status, 0);
    assert.match(
      readFileSync(join(root, 'content/articles/three-towns.md'), 'utf8'),
      /\n {2}# The id becomes the permanent URL of the quote: .*\n {2}- id: what-the-quote-is-about-in-three-towns\n/,
    );
  });
  test('writes a file of each kind once, and never over another', () => {
    const root = folder();
    for (const [kind, file] of [
      ['article', 'content/articles/three-towns.md'],
      ['topic', 'content/topics/three-towns.md'],
      ['series', 'content/series/three-towns.md'],
      ['person', 'content/people/three-towns.md'],
    ] as const) {
      assert.equal(create(root, kind, 'three-towns').status, 0);
      const text = readFileSync(join(root, file), 'utf8');
      const { status, stderr } = create(root, kind, 'three-towns');
      assert.deepEqual([status, stderr], [1, `${file} already exists\n`]);
      assert.equal(readFileSync(join(root, file), 'utf8'), text);
    }
  });
});
