import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type OpenSite, openSite, read } from './open-site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

/** An article with more corrections than its header shows expanded. */
const article = '/articles/one-bridge-two-entries/';

test('many corrections are collapsed, and expand on a click', () =>
  read(site, article, async (page) => {
    const folded = page.locator('details.corrections');
    assert.equal(await folded.getAttribute('open'), null);
    assert.equal(await page.locator('#C1').isVisible(), false);
    await folded.locator('summary').click();
    assert.ok(await page.locator('#C1').isVisible());
  }));

test('a link to a collapsed correction expands it and scrolls there', () =>
  read(site, `${article}#C2`, async (page) => {
    await page.locator('#C2').waitFor({ state: 'visible' });
    await page.waitForFunction(() => {
      const { top = -1 } = document.getElementById('C2')?.getBoundingClientRect() ?? {};
      return top >= 0 && top < innerHeight;
    });
  }));

test('a link on the page to a collapsed correction expands it too', () =>
  read(site, article, async (page) => {
    await page.locator('.prose .correction a[href="#C1"]').first().click();
    await page.locator('#C1').waitFor({ state: 'visible' });
  }));
