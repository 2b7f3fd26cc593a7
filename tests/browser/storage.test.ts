import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { asReader, newReader, origin } from './reader.ts';

/** Blocked storage: choices apply to the page, and everything works. `asReader` fails on any exception. */

const article = `${origin}/articles/the-crew-on-paper/`;
const quote = `${origin}/q/plainly-and-simply/`;

const devices: Record<string, (page: Page) => Promise<unknown>> = {
  'storage that the browser refuses': (page) =>
    page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('The operation is insecure.', 'SecurityError');
          },
        });
    }),
  'storage that throws at each use': (page) =>
    page.addInitScript(() => {
      for (const name of ['getItem', 'setItem', 'removeItem'] as const)
        Storage.prototype[name] = () => {
          throw new DOMException('Storage is broken.', 'UnknownError');
        };
    }),
  'storage that is full': async (page) => {
    await page.goto(`${origin}/about/`);
    await page.evaluate(() => {
      let part = 'x'.repeat(4_000_000);
      for (let key = 0; part !== ''; key++)
        try {
          localStorage.setItem(`filling-${key}`, part);
        } catch {
          part = part.slice(0, Math.floor(part.length / 2));
        }
    });
    await assert.rejects(
      page.evaluate(() => {
        localStorage.setItem('more', 'more');
      }),
      /QuotaExceededError|exceeded the quota/,
    );
  },
};

for (const [what, prepare] of Object.entries(devices)) {
  test(`${what}: the chosen scheme applies to the page, and reading works`, () =>
    asReader(async (page) => {
      await prepare(page);
      await page.goto(article);
      const links = await page.locator('.contents li a').all();
      assert.ok(links.length > 2);
      for (const link of links) {
        const hash = (await link.getAttribute('href')) ?? '';
        await page.locator(`.prose ${hash}`).evaluate((element) => {
          element.scrollIntoView();
        });
        await page.locator(`.contents [aria-current][href="${hash}"]`).waitFor({ state: 'attached' });
      }
      await page.getByRole('button', { name: 'Appearance' }).first().click();
      await page.getByRole('radio', { name: 'Dark' }).check();
      assert.equal(await page.locator('html').getAttribute('data-scheme'), 'dark');
      await page.keyboard.press('Escape');
      await page.reload();
      assert.equal(await page.locator('html').getAttribute('data-scheme'), null);
      assert.equal(await page.locator('.contents > a').isVisible(), false);
    }, newReader));

  test(`${what}: sharing with a Mastodon server works, but the server is not stored`, () =>
    asReader(async (page) => {
      await prepare(page);
      for (let time = 0; time < 2; time++) {
        await page.goto(quote);
        await page.click('[data-network=mastodon]');
        assert.equal(await page.inputValue('[name=server]'), '');
        await page.fill('[name=server]', 'social.example.org');
        await page.keyboard.press('Enter');
        await page.waitForURL('https://social.example.org/share?**');
      }
    }, newReader));
}
