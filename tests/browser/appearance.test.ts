import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type OpenSite, openSite } from './open-site.ts';

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
/** Font sizes of running text at 390 pixels. */
const [usual, large] = [18.013, 20.715];
const [light, dark] = ['rgb(253, 253, 252)', 'rgb(19, 21, 25)'];

test('a reader chooses dark and larger text by keyboard, and other pages apply it before their first paint', async () => {
  const { page, errors } = await site.tab({ viewport: { width: 390, height: 844 } });
  await page.goto('/about/');
  assert.deepEqual(await look(page), { paper: light, size: usual });
  await page.getByRole('button', { name: 'Appearance' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'System' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  assert.deepEqual(await look(page), { paper: dark, size: large });
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement?.className.split(' ')[0]), 'appearance');

  // Attributes are set when the body starts, so the first paint is as chosen.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('body')) return;
      document.documentElement.dataset.first = document.documentElement.dataset.scheme ?? 'none';
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto('/articles/the-crew-on-paper/');
  assert.deepEqual(await look(page), { paper: dark, size: large });
  assert.equal(await page.evaluate(() => document.documentElement.dataset.first), 'dark');

  await page.locator('.contents').getByRole('button', { name: 'Appearance' }).click();
  await page.getByRole('radio', { name: 'System' }).check();
  await page.getByRole('radio', { name: 'Default' }).check();
  await page.reload();
  assert.deepEqual(await look(page), { paper: light, size: usual });
  assert.deepEqual(errors, []);
  await page.context().close();
});

test('a choice of light overrides a dark system, and invalid stored data is ignored', async () => {
  const { page, errors } = await site.tab({ colorScheme: 'dark' });
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
  assert.deepEqual(errors, []);
  await page.context().close();
});

test('without script there is no control, and the system’s setting applies', async () => {
  const { page } = await site.tab({ javaScriptEnabled: false, colorScheme: 'dark' });
  await page.goto('/');
  assert.equal(await page.locator('.appearance').isVisible(), false);
  assert.equal((await look(page)).paper, dark);
  await page.context().close();
});

for (const popovers of [true, false])
  test(`the panel closes by its own button and by Escape, ${popovers ? 'as a popover' : 'without popover support'}`, async () => {
    const { page, errors } = await site.tab();
    if (!popovers)
      await page.addInitScript(() => {
        Reflect.deleteProperty(HTMLElement.prototype, 'showPopover');
      });
    await page.goto('/about/');
    const control = page.locator('button.appearance');
    const panel = page.locator('.appearance-panel');
    await control.click();
    await panel.waitFor();
    await control.click();
    await panel.waitFor({ state: 'hidden' });
    await control.click();
    await panel.waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    assert.ok(await control.evaluate((button) => document.activeElement === button));
    assert.deepEqual(errors, []);
    await page.context().close();
  });

test('the table of contents closes on Escape and on a click outside, and is never higher than the window', async () => {
  const { page } = await site.tab({ viewport: { width: 568, height: 320 } });
  await page.goto('/articles/one-bridge-two-entries/');
  const contents = page.locator('.contents details');
  const isOpen = () => contents.evaluate((details) => (details as HTMLDetailsElement).open);
  await contents.locator('summary').click();
  const { y = 0, height = 0 } = (await contents.locator('ol').boundingBox()) ?? {};
  assert.ok(height > 50 && height <= 320 * 0.7 + 1, `${y} ${height}`);
  await page.keyboard.press('Escape');
  assert.equal(await isOpen(), false);
  await contents.locator('summary').click();
  await page.mouse.click(560, 310);
  assert.equal(await isOpen(), false);
  await page.context().close();
});

test('a dialog that opens over a note returns the focus to the reference', async () => {
  const { page } = await site.tab({ viewport: { width: 800, height: 800 } });
  await page.goto('/articles/one-bridge-two-entries/');
  await page.locator('#Mark-2').focus();
  await page.keyboard.press('Enter');
  await page.locator('#Note-2:popover-open').waitFor();
  await page.keyboard.press('/');
  await page.locator('dialog[open] input').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.id === 'Mark-2');
  await page.context().close();
});

test('a timeline entry in the URL is shown, whatever filter is chosen', async () => {
  const { page } = await site.tab();
  await page.goto('/articles/how-the-ledger-grew/');
  await page.locator('.timeline .show-1').check();
  const hidden = page.locator('.timeline .entry:not(.thread-1)').first();
  assert.equal(await hidden.isVisible(), false);
  const id = await hidden.getAttribute('id');
  await page.evaluate((hash) => {
    location.hash = hash;
  }, id ?? '');
  await hidden.waitFor();
  await page.context().close();
});

test('in an article the bar at the head of the window has search and appearance, with targets of 44 px, and on a phone the panel is a sheet', async () => {
  const { page, errors } = await site.tab({ viewport: { width: 360, height: 740 } });
  await page.goto('/articles/the-crew-on-paper/');
  await page.evaluate(() => {
    scrollTo(0, 3000);
  });
  const bar = page.locator('.contents');
  for (const control of [
    bar.getByRole('link', { name: 'Search' }),
    bar.getByRole('button', { name: 'Appearance' }),
  ]) {
    const { y = -1, height = 0, width = 0 } = (await control.boundingBox()) ?? {};
    assert.ok(y >= 0 && y < 20 && height >= 44 && width >= 44, `${y}, ${width} by ${height}`);
  }
  await bar.getByRole('button', { name: 'Appearance' }).click();
  const panel = page.locator('.appearance-panel');
  await panel.getByRole('radio', { name: 'System' }).waitFor();
  const { x = -1, y = 0, width = 0, height = 0 } = (await panel.boundingBox()) ?? {};
  assert.ok(x <= 0 && width >= 345 && height < 400 && y + height >= 739, `${x}, ${y}, ${width} by ${height}`);
  await page.keyboard.press('Escape');
  await bar.getByRole('link', { name: 'Search' }).click();
  await page.locator('dialog[open]').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('body > footer').getByRole('button', { name: 'Appearance' }).click();
  await panel.getByRole('radio', { name: 'System' }).waitFor();
  assert.deepEqual(errors, []);
  await page.context().close();
});

test('without script the bar of an article has the contents and a link to search, and nothing that does not work', async () => {
  const { page } = await site.tab({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  await page.goto('/articles/the-crew-on-paper/');
  const bar = page.locator('.contents');
  assert.equal(await bar.getByRole('button').count(), 0);
  await bar.locator('summary').click();
  const section = bar.getByRole('listitem').getByRole('link').first();
  const target = (await section.getAttribute('href')) ?? '';
  await section.click();
  const below = await page.locator(target).evaluate((heading) => heading.getBoundingClientRect().top);
  assert.ok(below >= 0 && below < 740, String(below));
  await bar.getByRole('link', { name: 'Search' }).click();
  await page.waitForURL('**/search/');
  await page.context().close();
});
