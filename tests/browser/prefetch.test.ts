import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newTab, type OpenSite, openSite, read } from './open-site.ts';
import { until } from './other-engines.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

test('a page is loaded when a link to it is pressed, and none when links are only passed over', () =>
  read(
    site,
    '/',
    async (page) => {
      const session = await page.context().newCDPSession(page);
      const loaded: string[] = [];
      session.on('Preload.prefetchStatusUpdated', ({ prefetchUrl, status }) => {
        if (status === 'Ready') loaded.push(new URL(prefetchUrl).pathname);
      });
      await session.send('Preload.enable');
      const link = page.locator('main h1 a, main h2 a').first();
      await link.hover();
      assert.deepEqual(loaded, []);
      const path = await link.getAttribute('href');
      await page.mouse.down();
      await until(() => Promise.resolve(loaded.length > 0));
      assert.deepEqual(loaded, [path]);
    },
    newTab,
  ));
