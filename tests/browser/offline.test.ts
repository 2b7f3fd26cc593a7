import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { files, readText } from '../site/dist.ts';
import { headerRules, headersFor } from '../site/serve.ts';
import { openSite, type OpenSite } from './open-site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

test('an article that was read can be read again without a network: by link, in a new tab, by going back', async () => {
  const { page } = await site.tab();
  const context = page.context();
  await page.goto('/articles/whoever-comes-first/');
  await page.locator('main').getByRole('link', { name: 'Militias' }).first().click();
  await page.waitForURL('**/topics/militias/');
  await context.setOffline(true);
  const whole = async (tab: typeof page) => {
    assert.equal(await tab.locator('h1').innerText(), 'Whoever comes first');
    assert.match(await tab.evaluate(() => getComputedStyle(document.body).fontFamily), /^Newsreader/);
  };
  await page.locator('main').getByRole('link', { name: 'Whoever comes first' }).first().click();
  await page.waitForURL('**/articles/whoever-comes-first/');
  await whole(page);
  await page.goBack();
  await page.goBack();
  await whole(page);
  const other = await context.newPage();
  await other.goto('/articles/whoever-comes-first/');
  await whole(other);
  await context.close();
});

test('every file has one rule for caches: for good where its name has a hash, minutes at most elsewhere', () => {
  const rules = headerRules(readText('/_headers'));
  for (const file of files) {
    const values = headersFor(file.replace(/index\.html$/, ''), rules)['cache-control'] ?? [];
    assert.equal(values.length, 1, file);
    const [value = ''] = values;
    const hashed = /^\/(?:assets|cards)\//.test(file);
    assert.equal(value.includes('immutable'), hashed, file);
    if (hashed) assert.match(file, /[.-][\w-]{8,10}\.\w+$|_[\w-]{5,6}\.\w+$/, file);
    else assert.ok(Number(/max-age=(\d+)/.exec(value)?.[1] ?? 0) <= 600, file);
  }
});
