import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type OpenSite, openSite } from './open-site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

test('a visited article opens offline: by link, in a new tab, and with Back', async () => {
  const { page } = await site.tab();
  const context = page.context();
  await page.goto('/articles/one-bridge-two-entries/');
  await page.locator('main').getByRole('link', { name: 'Bridges' }).first().click();
  await page.waitForURL('**/topics/bridges/');
  await context.setOffline(true);
  const whole = async (tab: typeof page) => {
    assert.equal(await tab.locator('h1').innerText(), 'One bridge, two entries');
    assert.match(await tab.evaluate(() => getComputedStyle(document.body).fontFamily), /^Newsreader/);
  };
  await page.locator('main').getByRole('link', { name: 'One bridge, two entries' }).first().click();
  await page.waitForURL('**/articles/one-bridge-two-entries/');
  await whole(page);
  await page.goBack();
  await page.goBack();
  await whole(page);
  const other = await context.newPage();
  await other.goto('/articles/one-bridge-two-entries/');
  await whole(other);
  await context.close();
});
