import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { buildCopy, copySoftware } from '../builds.ts';
import { filesIn } from '../files-in.ts';
import { publicationOf } from '../publications.ts';

/** Sizes that the lists of a small publication fill. */
const sizes = { articles: 2, quotes: 3, changes: 2, archive: 2, parts: 2, onPerson: 2 };
const sitemapSize = 30;

/** Builds a copy of the software with small pages and the content of a fixture. */
const root = copySoftware(publicationOf('english'), { keepsBundles: true });
edit('src/model/page-sizes.ts', (text) =>
  Object.entries(sizes).reduce(
    (changed, [kind, size]) => changed.replace(new RegExp(`^ {2}${kind}: \\d+`, 'm'), `  ${kind}: ${size}`),
    text,
  ),
);
edit('src/outputs/sitemaps.ts', (text) => text.replace('45_000', String(sitemapSize)));
const { status, output } = buildCopy(root);
assert.equal(status, 0, output);
const dist = join(root, 'dist');

function edit(file: string, change: (text: string) => string): void {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  assert.notEqual(change(text), text);
  writeFileSync(path, change(text));
}

const read = filesIn(dist)
  .filter((file) => file.endsWith('/index.html'))
  .map((file): [string, string] => [
    file.slice(dist.length, -'index.html'.length),
    readFileSync(file, 'utf8'),
  ]);
const isRedirect = ([, html]: [string, string]) => html.includes('http-equiv="refresh"');
const redirects = new Map(read.filter(isRedirect));
const pages = new Map(read.filter((one) => !isRedirect(one)));
const page = (path: string) => pages.get(path) ?? assert.fail(`${path} is missing`);
const numbered = [...pages].filter(([path]) => /\/\d+\/$/.test(path) && !/\/archive\/\d{4}\/$/.test(path));
const match = (html: string, pattern: RegExp) => pattern.exec(html)?.[1];

describe('a publication with long lists', () => {
  test('has numbered pages of topics, series, people, quotes, corrections and years', () => {
    for (const list of [
      '/topics/[a-z-]+/',
      '/series/the-tallow/',
      '/people/[a-z-]+/(?:quotes|articles|named-in)/',
      '/topics/[a-z-]+/quotes/',
      '/quotes/',
      '/quotes/own-words/',
      '/corrections/',
      '/archive/\\d{4}/',
    ])
      assert.ok(
        numbered.some(([path]) => new RegExp(`^${list}\\d+/$`).test(path)),
        list,
      );
  });
  test('links to every page of a list, and to nothing that is missing', () => {
    const linked = new Set<string>();
    for (const [path, html] of pages)
      for (const [, href = ''] of html.matchAll(/(?:href|content)="(\/[^"#?]*)/g)) {
        linked.add(href);
        assert.ok(existsSync(join(dist, href)), `${path} links to ${href}`);
      }
    assert.deepEqual(
      [...pages.keys()].filter(
        (path) => /^\/(?:quotes|archive|people|topics|corrections)\//.test(path) && !linked.has(path),
      ),
      [],
    );
  });
  test('gives each page its own title, description and canonical link', () => {
    const lists = [...pages].filter(([path]) => !/^\/(?:articles|q)\//.test(path));
    for (const pattern of [/<title>([^<]*)/, /rel="canonical" href="([^"]*)/]) {
      const found = lists.map(([, html]) => match(html, pattern));
      assert.deepEqual(
        found.filter((text, index) => text === undefined || found.indexOf(text) !== index),
        [],
      );
    }
  });
  test('chains the pages of a list with links to the previous and the next', () => {
    for (const [path, html] of numbered) {
      const next = match(html, /<link rel="next" href="([^"]*)/);
      const previous = match(html, /<link rel="prev" href="([^"]*)/);
      assert.ok(previous, path);
      assert.ok(page(previous).includes(`<link rel="next" href="${path}">`), path);
      if (next) assert.ok(page(next).includes(`<link rel="prev" href="${path}">`), path);
    }
  });
  test('names the current page, and has a style sheet for the links to others', () => {
    for (const [path, html] of numbered) {
      assert.match(html, /<nav class="pager[^"]*" aria-label="[^"]+"/, path);
      assert.equal(html.match(/aria-current="page"/g)?.length, 1, path);
      assert.match(html, /assets\/pager\.[^"]+\.css/, path);
    }
  });
  test('replaces the filters of quotes by links to lists', () => {
    const html = page('/quotes/');
    assert.doesNotMatch(html, /type="radio"|filters\.css/);
    assert.match(html, /href="\/topics\/[a-z-]+\/quotes\/"/);
    assert.match(html, /href="\/people\/[a-z-]+\/(?:#quotes|quotes\/)"/);
    assert.match(html, /href="\/quotes\/in\/ar\/"/);
    assert.ok(!existsSync(join(dist, 'quotes/filters.css')));
  });
  test('writes the numbers of pages in the digits of the language', () => {
    assert.match(page('/ar/archive/'), /أرشيف/);
    for (const [path, html] of numbered)
      assert.match(
        match(html, /<title>([^<]*)/) ?? '',
        path.startsWith('/ar/') ? /الصفحة/ : /Page|Parts/,
        path,
      );
  });
  test('redirects the numbered pages of a former topic', () => {
    assert.match(
      redirects.get('/topics/river-crossings/quotes/1/') ?? '',
      /url=\/topics\/[a-z-]+\/quotes\/1\//,
    );
  });
  test('splits the sitemap, and lists every part in its index', () => {
    const parts = filesIn(dist).filter((file) => /\/sitemap-\d+\.xml$/.test(file));
    assert.ok(parts.length > 1);
    const index = readFileSync(join(dist, 'sitemap-index.xml'), 'utf8');
    for (const part of parts) {
      assert.ok(index.includes(`${part.slice(dist.length)}</loc>`));
      assert.ok((readFileSync(part, 'utf8').match(/<url>/g)?.length ?? 0) <= sitemapSize);
    }
    assert.equal(index.match(/<loc>/g)?.length, parts.length);
  });
});

test('a new article changes one full page of a list at most: the newest, which links to the page before it', () => {
  writeFileSync(
    join(root, 'content/articles/the-newest.md'),
    '---\ntitle: The newest\nstandfirst: About it.\ndate: 2026-11-01\nauthor: town-desk\ntopics: [bridges]\n---\nA line of text.\n',
  );
  const { status, output } = buildCopy(root);
  assert.equal(status, 0, output);
  const newestOf = Map.groupBy(numbered, ([path]) => path.replace(/\d+\/$/, ''));
  for (const list of newestOf.values())
    for (const [path, html] of list.sort(([a], [b]) => numberOf(a) - numberOf(b)).slice(0, -1))
      assert.equal(readFileSync(join(dist, path, 'index.html'), 'utf8'), html, path);
  assert.match(readFileSync(join(dist, 'topics/bridges/index.html'), 'utf8'), /The newest/);
});

const numberOf = (path: string) => Number(/(\d+)\/$/.exec(path)?.[1]);
