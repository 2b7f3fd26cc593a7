import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type OpenSite, openSite, read } from './open-site.ts';

/** Machine-translated pages: quotes keep the original text, and translated text is not offered for sharing. */

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

const article = '/articles/one-bridge-two-entries/';

/** Traces of a translation: many in Chrome, only changed text in Safari. */
const translations: Record<string, (page: Page) => Promise<void>> = {
  'as Chrome does': (page) =>
    page.evaluate(() => {
      document.documentElement.lang = 'de';
      document.documentElement.classList.add('translated-ltr');
      for (const element of document.querySelectorAll('h1, .prose > p, .pull-quote .words')) {
        element.replaceChildren(document.createElement(['fo', 'nt'].join('')));
        if (element.firstElementChild)
          element.firstElementChild.textContent = 'Übersetzte Worte dieser Seite, alle gleich.';
      }
    }),
  'as Firefox does': (page) =>
    page.evaluate(() => {
      document.documentElement.lang = 'de';
      for (const element of document.querySelectorAll('h1, .prose > p, .pull-quote .words'))
        element.textContent = 'Übersetzte Worte dieser Seite, alle gleich.';
    }),
  'as Safari does': (page) =>
    page.evaluate(() => {
      for (const element of document.querySelectorAll('h1, .prose > p, .pull-quote .words'))
        element.textContent = 'Übersetzte Worte dieser Seite, alle gleich.';
    }),
};

for (const [how, translate] of Object.entries(translations))
  test(`on a page translated ${how}, quotes are shared in their original text, and other text is not offered`, () =>
    read(site, article, async (page) => {
      const words = (await page.locator('.pull-quote .words').first().innerText()).trim();
      await translate(page);
      await page.evaluate(() => {
        const paragraph = document.querySelector('.prose > p');
        paragraph?.scrollIntoView({ block: 'center' });
        if (paragraph) getSelection()?.selectAllChildren(paragraph);
      });
      await page.locator('p.share-offer').waitFor();
      assert.match(await page.locator('p.share-offer').innerText(), /machine translation/);
      assert.equal(await page.locator('button.share-offer').count(), 0);
      await page.locator('.pull-quote a.share').first().click();
      await page.locator('dialog .words').waitFor();
      assert.ok((await page.locator('dialog .words').innerText()).includes(words));
    }));

test('an untranslated page is not detected as a translation', async () => {
  for (const path of [article, '/articles/one-bridge-two-entries-ar/', '/articles/the-crew-on-paper/'])
    await read(site, path, async (page) => {
      await page.evaluate(() => {
        const paragraph = document.querySelector('.prose > p');
        paragraph?.scrollIntoView({ block: 'center' });
        if (paragraph) getSelection()?.selectAllChildren(paragraph);
      });
      await page.locator('button.share-offer').waitFor();
      assert.equal(await page.locator('p.share-offer').count(), 0);
    });
});
