import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type OpenSite, openSite } from './open-site.ts';

/** Files that fail to load: the text stays readable, and no control that needs them is shown. */

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

const article = '/articles/one-bridge-two-entries/';

/** Opens a page and blocks files that match a pattern. */
async function without(pattern: string, path: string, visit: (page: Page) => Promise<void>): Promise<void> {
  const { page } = await site.tab();
  await page.route(pattern, (route) => route.abort());
  await page.goto(path);
  await visit(page);
  await page.context().close();
}

describe('without the script', () => {
  test('of the search page, a message and links to all articles replace the form', async () => {
    await without('**/assets/SearchPage*.js', '/search/?q=army', async (page) => {
      await page.getByText('part of its index is missing').waitFor();
      assert.equal(await page.locator('search-page form').isVisible(), false);
      assert.ok(await page.locator('search-page .without-script a').first().isVisible());
      await page.unroute('**/assets/SearchPage*.js');
      await page.getByRole('link', { name: 'Try again' }).click();
      await page.locator('[data-results] a').first().waitFor();
      assert.match(page.url(), /\?q=army$/);
    });
  });

  test('of the appearance, its button is hidden', async () => {
    await without('**/assets/PageScript*.js', '/about/', async (page) => {
      assert.equal(await page.locator('.appearance').isVisible(), false);
    });
  });

  test('of the appearance’s panel, the button disappears when it is used', async () => {
    await without('**/assets/appearance-panel*.js', '/about/', async (page) => {
      await page.locator('.appearance').click();
      await page.locator('.appearance').waitFor({ state: 'hidden' });
    });
  });

  test('of the search dialog, the link opens the search page', async () => {
    await without('**/assets/search-dialog*.js', article, async (page) => {
      await page.locator('header a[href="/search/"]').click();
      await page.waitForURL('**/search/');
    });
  });

  test('of an article, references link to notes, and share controls to the quote’s page', async () => {
    await without('**/assets/article.*.js', article, async (page) => {
      await page.locator('#Mark-2').click();
      await page.waitForURL('**#Note-2');
      await page.locator('a.share').first().click();
      await page.waitForURL('**/q/**#share');
    });
  });

  test('of a quote’s page, buttons are hidden, and links to networks work', async () => {
    await without('**/assets/share-panel*.js', '/q/plainly-and-simply/', async (page) => {
      assert.deepEqual(
        await page
          .locator('share-panel button')
          .evaluateAll((buttons) =>
            buttons
              .filter((button) => getComputedStyle(button).visibility === 'visible')
              .map((button) => button.textContent),
          ),
        [],
      );
      assert.ok(await page.locator('.share-links a').first().isVisible());
    });
  });
});

for (const [what, pattern] of [
  ['style sheets', '**/*.css'],
  ['fonts', '**/*.woff2'],
] as const)
  test(`without ${what} articles are readable, and search works`, async () => {
    await without(pattern, article, async (page) => {
      assert.ok(await page.locator('.prose > p').first().isVisible());
      await page.goto('/search/?q=army');
      await page.locator('[data-results] a').first().waitFor();
    });
  });
