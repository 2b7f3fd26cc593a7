import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openSite, read, type OpenSite } from './open-site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

const dialog = (page: Page) => page.getByRole('dialog');
const query = (page: Page, words: string) => page.waitForURL((url) => url.searchParams.get('q') === words);

for (const [speed, delay] of [
  ['fast', 0],
  ['slowly', 120],
] as const)
  test(`searches that were submitted are steps back, typed ${speed}`, () =>
    read(site, '/search/', async (page) => {
      const field = page.getByRole('searchbox');
      for (const words of ['army', 'payroll', 'militia']) {
        await field.fill('');
        await field.pressSequentially(words, { delay });
        await field.press('Enter');
        await query(page, words);
      }
      // A step that was only typed may lie between two that were submitted.
      for (const words of ['payroll', 'army']) {
        for (let steps = 0; steps < 3 && !page.url().endsWith(`q=${words}`); steps++) await page.goBack();
        assert.ok(page.url().endsWith(`q=${words}`), page.url());
      }
    }));

test('Back from a result opens the dialog again with its query; Escape forgets it', () =>
  read(site, '/articles/three-towns-three-wars/', async (page) => {
    await page.keyboard.press('/');
    await dialog(page).getByRole('textbox').fill('payroll');
    await dialog(page).locator('.results a').first().click();
    await dialog(page).waitFor({ state: 'detached' });
    await page.waitForURL((url) => !url.pathname.includes('three-towns'));
    await page.goBack();
    await dialog(page).waitFor();
    assert.equal(await dialog(page).getByRole('textbox').inputValue(), 'payroll');
    await dialog(page).locator('.results a').first().waitFor();
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => (history.state as { search?: string } | null)?.search), undefined);
  }));

test('a click with Control leaves the dialog, behind which the page does not scroll', () =>
  read(site, '/articles/three-towns-three-wars/', async (page) => {
    await page.keyboard.press('/');
    await dialog(page).getByRole('textbox').fill('payroll');
    const first = dialog(page).locator('.results a').first();
    await first.waitFor();
    await first.evaluate((link) => {
      addEventListener(
        'click',
        (event) => {
          event.preventDefault();
        },
        { once: true },
      );
      link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }));
    });
    assert.ok(await dialog(page).isVisible());
    const before = await page.evaluate(() => scrollY);
    await page.mouse.move(5, 500);
    await page.mouse.wheel(0, 600);
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    assert.equal(await page.evaluate(() => scrollY), before);
  }));

test('160 keys in ten seconds change the history fewer than a hundred times', () =>
  read(site, '/search/', async (page) => {
    const changes = await page.evaluate(async () => {
      let count = 0;
      const replace = history.replaceState.bind(history);
      history.replaceState = (...change) => {
        count++;
        replace(...change);
      };
      const field = document.querySelector<HTMLInputElement>('search-page input[name=q]');
      for (let key = 0; key < 160 && field; key++) {
        field.value = `army ${key}`;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((resolve) => setTimeout(resolve, 62));
      }
      return count;
    });
    assert.ok(changes > 0 && changes < 90, `${changes} changes`);
  }));

test('a chosen color scheme reaches pages that are open, and theme-color', () =>
  read(site, '/about/', async (page) => {
    const other = await page.context().newPage();
    await other.goto('/topics/');
    await other.waitForFunction(() => !document.body.dataset.scripts);
    await page.getByRole('button', { name: 'Appearance' }).click();
    await page.getByRole('radio', { name: 'Dark' }).check();
    await other.waitForFunction(() => document.documentElement.dataset.scheme === 'dark');
    for (const tab of [page, other])
      assert.deepEqual(
        await tab
          .locator('[name=theme-color]')
          .evaluateAll((colors) => colors.map((color) => (color as HTMLMetaElement).media)),
        ['not all', ''],
      );
  }));
