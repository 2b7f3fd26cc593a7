import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { languages } from '../../src/i18n/languages.ts';
import { dist } from './english.ts';
import { newTab, type OpenSite, openSite, read } from './open-site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite({ folder: dist });
});
after(() => site.close());

const { root } = JSON.parse(readFileSync(join(dist, 'ledger.json'), 'utf8')) as { root: string };
const status = (page: Page) => page.locator('.seal + [role=status]');

/** Checks the seal of a quote, and returns what its page says. */
async function check(page: Page, lang: 'en' | 'ar'): Promise<string> {
  const { verifyPage, seal } = languages[lang];
  await page.getByRole('link', { name: verifyPage.checkSeal }).click();
  await status(page).filter({ hasNotText: seal.working }).filter({ hasText: /\S/ }).waitFor();
  return status(page).innerText();
}

/** One that each branch sealed, and one that was new when they were joined. */
const paths = ['/q/a-list-of-those-present/', '/q/the-rope-remembers/', '/q/whose-line-it-was/'];
for (const path of paths)
  test(`the seal of ${path} is genuine in the ledger of two branches that were joined`, () =>
    read(
      site,
      path,
      async (page) => {
        const said = await check(page, 'en');
        assert.match(said, /^The seal is genuine\./);
        assert.ok(said.includes(root.slice(0, 12)));
      },
      newTab,
    ));

test('a quote in Arabic is proven in Arabic', () =>
  read(
    site,
    '/q/the-rope-remembers-ar/',
    async (page) => {
      const said = await check(page, 'ar');
      assert.ok(said.includes(root.slice(0, 12)));
      assert.match(said, /\p{Script=Arabic}/u);
      assert.doesNotMatch(said.replace(/\u2066.*?\u2069/g, ''), /[a-z]/i);
    },
    newTab,
  ));

test('a quote whose words the ledger does not have is never called genuine', () =>
  read(
    site,
    '/q/a-line-copied-is-a-line-paid/',
    async (page) => {
      await page.route('**/ledger/0.json', async (route: Route) => {
        const response = await route.fetch();
        await route.fulfill({
          response,
          body: (await response.text()).replaceAll(/"words":"./g, '"words":"0'),
        });
      });
      assert.match(await check(page, 'en'), /does not match the ledger/);
    },
    newTab,
  ));

test('a quote that is not sealed yet offers no seal', () =>
  read(site, '/q/the-clerk-was-blameless/', async (page) => {
    assert.equal(await page.locator('.seal').count(), 0);
  }));

test('the page that checks quotations shows the root of the ledger, in each language', () =>
  read(site, '/verify/', async (page) => {
    for (const path of ['/verify/', '/ar/verify/']) {
      await page.goto(path);
      assert.equal(await page.locator('code').innerText(), root);
    }
  }));
