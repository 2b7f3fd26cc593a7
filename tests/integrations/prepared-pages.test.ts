import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { PreparedPages } from '../../src/integrations/prepared-pages.ts';
import { ResultCache } from '../../src/integrations/result-cache.ts';
import { pageForIndex } from '../../src/search/indexed-text.ts';
import { indexedPart } from '../../src/search/record-page.ts';
import { temporaryFolder } from '../publications.ts';

const pageWith = (text: string) =>
  `<html><head></head><body><main data-pagefind-body><p>${text}</p></main></body></html>`;
const url = '/articles/fog/';

/** Returns a function that makes the pages of a build, and the URLs that it has read. */
function builds() {
  const folder = temporaryFolder();
  const cacheOf = (kind: string) => new ResultCache(join(folder, kind, 'version'));
  return {
    folder,
    next: (html: string, isSame = false) => {
      const pages = new PreparedPages(cacheOf('pages'), cacheOf('hashes'));
      const read: string[] = [];
      pages.from({
        pageAt: (of) => {
          read.push(of);
          return Promise.resolve(html);
        },
        hashes: new Map(isSame ? [[url, hash('sha256', html)]] : []),
      });
      return { pages, read };
    },
  };
}

describe('a page that is prepared for the search index', () => {
  const prepared = pageForIndex(indexedPart(pageWith('It rains.')));

  test('is read and prepared once, and is not read in the next build if it is the same', async () => {
    const { next } = builds();
    const first = next(pageWith('It rains.'));
    assert.equal(await first.pages.hashAt(url), hash('sha256', prepared));
    first.pages.keep();
    assert.deepEqual(first.read, [url]);
    const second = next(pageWith('It rains.'), true);
    assert.equal(await second.pages.hashAt(url), hash('sha256', prepared));
    assert.equal(await second.pages.contentAt(url), prepared);
    second.pages.keep();
    assert.deepEqual(second.read, []);
    const third = next(pageWith('It rains.'), true);
    assert.equal(await third.pages.contentAt(url), prepared);
    assert.deepEqual(third.read, []);
  });

  test('is read again if it has changed, or if nobody knows that it is the same', async () => {
    const { next } = builds();
    const first = next(pageWith('It rains.'));
    await first.pages.hashAt(url);
    first.pages.keep();
    for (const [html, isSame] of [
      [pageWith('It snows.'), true],
      [pageWith('It snows.'), false],
      [pageWith('It rains.'), false],
    ] as const) {
      const { pages, read } = next(html, isSame);
      assert.equal(await pages.contentAt(url), pageForIndex(indexedPart(html)));
      assert.deepEqual(read, [url]);
    }
  });

  test('is read again if what was prepared of it is gone', async () => {
    const { folder, next } = builds();
    const first = next(pageWith('It rains.'));
    await first.pages.hashAt(url);
    first.pages.keep();
    new ResultCache(join(folder, 'pages', 'version')).prune();
    assert.deepEqual(readdirSync(join(folder, 'pages', 'version')), []);
    const { pages, read } = next(pageWith('It rains.'), true);
    assert.equal(await pages.contentAt(url), prepared);
    assert.deepEqual(read, [url]);
  });
});
