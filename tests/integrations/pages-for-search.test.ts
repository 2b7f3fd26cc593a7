import assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { PagesForSearch } from '../../src/integrations/pages-for-search.ts';
import type { Article } from '../../src/model/joined.ts';
import { temporaryFolder } from '../publications.ts';

const articles = ['a', 'b', 'c'].map((slug) => ({ slug, path: `/articles/${slug}/` }) as Article);

function setUp() {
  const root = temporaryFolder();
  const content = join(root, 'content');
  for (const folder of ['articles', 'people']) mkdirSync(join(content, folder), { recursive: true });
  for (const { slug } of articles)
    writeFileSync(join(content, 'articles', `${slug}.md`), `the text of ${slug}`);
  writeFileSync(join(content, 'people/desk.md'), 'name: The desk');
  const folder = join(root, '.astro/search-in-development');
  const start = (code = 'code') => new PagesForSearch(folder, content, () => code);
  /** Renews all pages, and returns the paths that were rendered. */
  const rendered = async (pages: PagesForSearch, listed = articles) => {
    const paths: string[] = [];
    await pages.renew(listed, (path) => {
      paths.push(path);
      return Promise.resolve(`the page at ${path}`);
    });
    return paths;
  };
  return { content, folder, start, rendered };
}
const all = articles.map(({ path }) => path);

describe('pages from which the dev server makes the search index', () => {
  test('are rendered once', async () => {
    const { start, rendered } = setUp();
    const pages = start();
    assert.deepEqual(await rendered(pages), all);
    assert.deepEqual(await rendered(pages), []);
    assert.equal(
      readFileSync(join(pages.folder, 'articles/b/index.html'), 'utf8'),
      'the page at /articles/b/',
    );
  });

  test('are those of the last start where nothing has changed', async () => {
    const { start, rendered, content } = setUp();
    await rendered(start());
    assert.deepEqual(await rendered(start()), []);
    appendFileSync(join(content, 'articles/b.md'), ' and more');
    assert.deepEqual(await rendered(start()), ['/articles/b/']);
    assert.deepEqual(await rendered(start()), []);
  });

  test('are rendered again after a change of their file', async () => {
    const { start, rendered, content } = setUp();
    const pages = start();
    await rendered(pages);
    appendFileSync(join(content, 'articles/b.md'), ' and more');
    pages.changed('articles/b.md');
    assert.deepEqual(await rendered(pages), ['/articles/b/']);
    assert.deepEqual(await rendered(start()), []);
  });

  test('are all rendered again after a change of anything else in the content, or of the code', async () => {
    const { start, rendered, content } = setUp();
    const pages = start();
    await rendered(pages);
    appendFileSync(join(content, 'people/desk.md'), ' of the town');
    pages.changed('people/desk.md');
    assert.deepEqual(await rendered(pages), all);
    assert.deepEqual(await rendered(start()), []);
    assert.deepEqual(await rendered(start('other code')), all);
    appendFileSync(join(content, 'people/desk.md'), ' and the country');
    assert.deepEqual(await rendered(start('other code')), all);
  });

  test('are rendered again where they or the list of them are missing or damaged', async () => {
    const { start, rendered, folder } = setUp();
    await rendered(start());
    rmSync(join(folder, 'pages/articles/a'), { recursive: true });
    assert.deepEqual(await rendered(start()), ['/articles/a/']);
    const list = join(folder, 'files.bin');
    assert.ok(existsSync(list));
    writeFileSync(list, readFileSync(list).subarray(0, -1));
    assert.deepEqual(await rendered(start()), all);
  });

  test('that were rendered before one failed are there, and the one that failed is rendered next time', async () => {
    const { start, rendered } = setUp();
    const render = (path: string) =>
      path === '/articles/b/' ? Promise.reject(new Error('it is not valid')) : Promise.resolve('a page');
    await assert.rejects(start().renew(articles, render), /not valid/);
    assert.deepEqual(await rendered(start()), ['/articles/b/', '/articles/c/']);
  });

  test('are kept if another one failed, which costs only its own', async () => {
    const { start, rendered, content } = setUp();
    await rendered(start());
    for (const slug of ['a', 'b']) appendFileSync(join(content, `articles/${slug}.md`), ' and more');
    const render = (path: string) =>
      path === '/articles/b/' ? Promise.reject(new Error('it is not valid')) : Promise.resolve('a page');
    await assert.rejects(start().renew(articles, render), /not valid/);
    assert.deepEqual(await rendered(start()), ['/articles/b/']);
    // As it was when its page was rendered.
    appendFileSync(join(content, 'articles/b.md'), ' and more');
    await assert.rejects(start().renew(articles, render), /not valid/);
    writeFileSync(join(content, 'articles/b.md'), 'the text of b and more');
    assert.deepEqual(await rendered(start()), []);
  });

  test('are not taken for those of a text that came back while they were rendered', async () => {
    const { start, rendered, content } = setUp();
    await rendered(start());
    const file = join(content, 'articles/a.md');
    appendFileSync(file, ' and more');
    const pages = start();
    await pages.renew(articles, () => {
      writeFileSync(file, 'the text of a');
      pages.changed('articles/a.md');
      return Promise.resolve('a page with more');
    });
    assert.deepEqual(await rendered(start()), ['/articles/a/']);
  });

  test('are not kept if anything else in the content changed while one was rendered', async () => {
    const { start, rendered, content } = setUp();
    await rendered(start());
    appendFileSync(join(content, 'articles/a.md'), ' and more');
    const pages = start();
    await pages.renew(articles, () => {
      appendFileSync(join(content, 'people/desk.md'), ' of the town');
      pages.changed('people/desk.md');
      return Promise.resolve('a page');
    });
    // The other two were kept after the change, so they are right no longer.
    writeFileSync(join(content, 'people/desk.md'), 'name: The desk');
    assert.deepEqual(await rendered(start()), all);
  });
});
