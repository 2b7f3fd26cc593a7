import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openSite, type OpenSite } from './open-site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

const look = (page: Page) =>
  page.evaluate(() => ({
    paper: getComputedStyle(document.documentElement).backgroundColor,
    size: parseFloat(getComputedStyle(document.body).fontSize),
  }));
/** Of running text at 390 pixels. */
const [usual, large] = [18.013, 20.715];
const [light, dark] = ['rgb(253, 253, 252)', 'rgb(19, 21, 25)'];

test('by keyboard a reader chooses dark and larger text, and other pages have it before their first paint', async () => {
  const { page, faults } = await site.tab({ viewport: { width: 390, height: 844 } });
  await page.goto('/about/');
  assert.deepEqual(await look(page), { paper: light, size: usual });
  await page.getByRole('button', { name: 'Appearance' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'As the system' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  assert.deepEqual(await look(page), { paper: dark, size: large });
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement?.className.split(' ')[0]), 'appearance');

  // Styles are there when the body begins: what is drawn first is drawn as chosen.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('body')) return;
      document.documentElement.dataset.first = document.documentElement.dataset.scheme ?? 'none';
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto('/articles/the-army-on-paper/');
  assert.deepEqual(await look(page), { paper: dark, size: large });
  assert.equal(await page.evaluate(() => document.documentElement.dataset.first), 'dark');

  await page.getByRole('button', { name: 'Appearance' }).click();
  await page.getByRole('radio', { name: 'As the system' }).check();
  await page.getByRole('radio', { name: 'Usual' }).check();
  await page.reload();
  assert.deepEqual(await look(page), { paper: light, size: usual });
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('a choice of light holds where the system is dark, and what is kept wrongly does no harm', async () => {
  const { page, faults } = await site.tab({ colorScheme: 'dark' });
  await page.goto('/');
  assert.equal((await look(page)).paper, dark);
  await page.evaluate(() => {
    localStorage.setItem('appearance', '{"scheme":"light"}');
  });
  await page.reload();
  assert.equal((await look(page)).paper, light);
  await page.evaluate(() => {
    localStorage.setItem('appearance', '{not JSON');
  });
  await page.reload();
  assert.equal((await look(page)).paper, dark);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('without script there is no control, and the system’s setting holds', async () => {
  const { page } = await site.tab({ javaScriptEnabled: false, colorScheme: 'dark' });
  await page.goto('/');
  assert.equal(await page.locator('.appearance').isVisible(), false);
  assert.equal((await look(page)).paper, dark);
  await page.context().close();
});
