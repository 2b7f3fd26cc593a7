import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { violationsOf } from '../browser/axe.ts';
import { sharedChromium } from '../browser/shared-chromium.ts';
import { builtSite } from '../builds.ts';
import { openBook } from './books.ts';

/** What a book says that it conforms to. */
const wcag = { tags: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
const types: Record<string, string> = {
  xhtml: 'application/xhtml+xml',
  css: 'text/css',
  svg: 'image/svg+xml',
};

const books = [
  ['english', 'series/the-tallow.epub'],
  ['english', 'articles/one-bridge-two-entries-ar.epub'],
] as const;

for (const [site, book] of books)
  test(`no document of ${book} of ${site} has an accessibility violation in light and dark`, async () => {
    const files = unzipSync(openBook(builtSite(site), book).bytes);
    const documents = Object.keys(files).filter((name) => name.endsWith('.xhtml'));
    assert.ok(documents.length > 2, `${documents.length} documents`);
    const browser = await sharedChromium();
    const page = await browser.newPage();
    await page.route('**/*', (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      const bytes = files[name];
      const contentType = types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
      return bytes ? route.fulfill({ body: Buffer.from(bytes), contentType }) : route.abort();
    });
    const violations: string[] = [];
    for (const name of documents)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.goto(`http://book.example/${name}`);
        for (const violation of await violationsOf(page, wcag))
          violations.push(`${name} ${colorScheme} ${violation}`);
      }
    assert.deepEqual(violations, []);
    await page.close();
  });
