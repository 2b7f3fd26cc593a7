import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { newTab, type OpenSite, openSite, read, scriptsOf } from './open-site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

const reader = (path: string, visit: (page: Page) => Promise<void>) => read(site, path, visit);
/** A reader whose tab has no earlier pages, and a clock of its own. */
const newReader = (path: string, visit: (page: Page) => Promise<void>) => read(site, path, visit, newTab);

const dialog = (page: Page) => page.getByRole('dialog');
const query = (page: Page, words: string) => page.waitForURL((url) => url.searchParams.get('q') === words);

for (const [speed, delay] of [
  ['fast', 0],
  ['slowly', 120],
] as const)
  test(`Back goes through submitted searches, typed ${speed}`, () =>
    newReader('/search/', async (page) => {
      const field = page.getByRole('searchbox');
      for (const words of ['army', 'payroll', 'militia']) {
        await field.fill('');
        await field.pressSequentially(words, { delay });
        await field.press('Enter');
        await query(page, words);
      }
      // An entry that was only typed may be between two submitted ones.
      for (const words of ['payroll', 'army']) {
        for (let steps = 0; steps < 3 && !page.url().endsWith(`q=${words}`); steps++) await page.goBack();
        assert.ok(page.url().endsWith(`q=${words}`), page.url());
      }
    }));

test('Back from a result opens the dialog again with its query; Escape discards it', () =>
  newReader('/articles/three-ferries-three-rules/', async (page) => {
    await page.keyboard.press('/');
    await dialog(page).getByRole('textbox').fill('payroll');
    await dialog(page).locator('.results a').first().click();
    await dialog(page).waitFor({ state: 'detached' });
    await page.waitForURL((url) => !url.pathname.includes('three-ferries'));
    await page.goBack();
    await dialog(page).waitFor();
    assert.equal(await dialog(page).getByRole('textbox').inputValue(), 'payroll');
    await dialog(page).locator('.results a').first().waitFor();
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => (history.state as { search?: string } | null)?.search), undefined);
  }));

/** Opens the dialog with results. The whole answer is shown with its fonts, so nothing moves under the pointer. */
async function firstResult(page: Page): Promise<Locator> {
  await page.keyboard.press('/');
  await dialog(page).getByRole('textbox').fill('payroll');
  await dialog(page).getByRole('status').filter({ hasText: /\d/ }).waitFor();
  await page.evaluate(() => document.fonts.ready);
  const first = dialog(page).locator('.results a').first();
  await first.hover();
  return first;
}
async function assertDialogStays(page: Page, first: Locator) {
  assert.ok(await dialog(page).isVisible());
  assert.equal(await dialog(page).getByRole('textbox').inputValue(), 'payroll');
  assert.ok(await first.isVisible());
  assert.ok(page.url().endsWith('/articles/three-ferries-three-rules/'), page.url());
}

// Chromium without a window opens no tab for some clicks in a modal dialog, though the page leaves them to it (two of 50 clicks of the middle
// button). So these tests judge what the page does with a click, and another opens the link in a tab.
const clicks: [how: string, event: 'click' | 'auxclick', options: Parameters<Locator['click']>[0]][] = [
  ['the middle button', 'auxclick', { button: 'middle' }],
  ['Control', 'click', { modifiers: ['Control'] }],
  ['Shift', 'click', { modifiers: ['Shift'] }],
  ['Alt', 'click', { modifiers: ['Alt'] }],
];
for (const [how, kind, options] of clicks)
  test(`a click with ${how} is left to the browser, and keeps the dialog with its query and results`, () =>
    reader('/articles/three-ferries-three-rules/', async (page) => {
      const first = await firstResult(page);
      await page.evaluate((name) => {
        addEventListener(name, (event) => {
          const link = event.target instanceof Element ? event.target.closest('a') : null;
          Object.assign(document.documentElement.dataset, {
            canceled: event.defaultPrevented,
            clicked: link?.getAttribute('href'),
          });
          event.preventDefault();
        });
      }, kind);
      await first.click(options);
      const html = page.locator('html');
      assert.equal(await html.getAttribute('data-canceled'), 'false');
      assert.equal(await html.getAttribute('data-clicked'), await first.getAttribute('href'));
      await assertDialogStays(page, first);
    }));

test('a result of the dialog opens in a new tab at the article of its link', () =>
  reader('/articles/three-ferries-three-rules/', async (page) => {
    const first = await firstResult(page);
    const [href, title] = await Promise.all([first.getAttribute('href'), first.textContent()]);
    const tab = await page.context().newPage();
    const response = await tab.goto(new URL(href ?? '', page.url()).href);
    assert.equal(response?.status(), 200);
    assert.equal(await tab.locator('h1').textContent(), title);
    await tab.close();
    await assertDialogStays(page, first);
  }));

test('the page does not scroll behind the dialog', () =>
  reader('/articles/three-ferries-three-rules/', async (page) => {
    await page.keyboard.press('/');
    await dialog(page).waitFor();
    const before = await page.evaluate(() => scrollY);
    await page.mouse.move(5, 500);
    await page.mouse.wheel(0, 600);
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    assert.equal(await page.evaluate(() => scrollY), before);
  }));

// Time is mocked, so that a slow machine types as fast as any (tests/client/history.test.ts counts longer typing).
test('160 keystrokes in ten seconds change the history fewer than a hundred times, and the last one wins', () =>
  newReader('/about/', async (page) => {
    await page.clock.install();
    await page.goto('/search/');
    await page.evaluate(() => {
      const { dataset } = document.documentElement;
      dataset.changes = '0';
      for (const how of ['pushState', 'replaceState'] as const) {
        const change = history[how].bind(history);
        history[how] = (...args) => {
          dataset.changes = String(Number(dataset.changes) + 1);
          change(...args);
        };
      }
    });
    await page.clock.pauseAt(new Date(Date.now() + 3_600_000));
    for (let key = 0; key < 160; key++) {
      await page.evaluate((value) => {
        const field = document.querySelector<HTMLInputElement>('search-page input[name=q]');
        if (!field) throw new Error('no field');
        field.value = value;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }, `army ${key}`);
      await page.clock.runFor(62);
    }
    await page.clock.runFor(2000);
    const changes = await page.evaluate(() => Number(document.documentElement.dataset.changes));
    assert.ok(changes > 0 && changes < 90, `${changes} changes`);
    assert.equal(new URL(page.url()).searchParams.get('q'), 'army 159');
  }));

// Chromium restores a choice after Back but not after a reload; other-engines.test.ts reloads in those that do.
test('/quotes/ shows the chosen filter after Back', () =>
  reader('/quotes/', async (page) => {
    const groups = page.locator('.filters details');
    const shown = page.locator('.lines > li:visible');
    await groups.last().locator('summary').click();
    const choice = groups.last().getByRole('radio').first();
    await choice.check();
    const count = await shown.count();
    await shown.first().getByRole('link').first().click();
    await page.waitForURL((url) => url.pathname !== '/quotes/');
    await page.goBack();
    await scriptsOf(page);
    await choice.waitFor();
    assert.ok(await choice.isChecked());
    assert.equal(await shown.count(), count);
    const isOpen = () => groups.evaluateAll((all) => all.map((group) => (group as HTMLDetailsElement).open));
    assert.deepEqual(await isOpen(), [false, true]);
    await page.reload();
    // Nothing is expanded without a choice.
    const isChosen = await groups.evaluateAll((all) =>
      all.map((group) => group.querySelector(':checked') !== null),
    );
    assert.deepEqual(await isOpen(), isChosen);
  }));

test('a chosen color scheme applies to open pages, and to theme-color', () =>
  reader('/about/', async (page) => {
    const other = await page.context().newPage();
    await other.goto('/topics/');
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
    await other.close();
  }));

test('a page that Back restores has the current color scheme, and the system’s if the choice was removed', () =>
  reader('/about/', async (page) => {
    /** Simulates a page that is restored from the back/forward cache: it received no storage events meanwhile. */
    const wake = (kept?: string) =>
      page.evaluate((value) => {
        if (value === undefined) localStorage.removeItem('appearance');
        else localStorage.setItem('appearance', value);
        dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        const { scheme, size } = document.documentElement.dataset;
        return {
          scheme,
          size,
          colors: [...document.querySelectorAll<HTMLMetaElement>('[name=theme-color]')].map(
            ({ media }) => media,
          ),
        };
      }, kept);
    assert.deepEqual(await wake('{"scheme":"dark","size":"large"}'), {
      scheme: 'dark',
      size: 'large',
      colors: ['not all', ''],
    });
    const systems = ['(prefers-color-scheme: light)', '(prefers-color-scheme: dark)'];
    assert.deepEqual(await wake(), { scheme: undefined, size: undefined, colors: systems });
    await wake('{"scheme":"light"}');
    // Invalid data changes nothing.
    assert.deepEqual(await wake('{not JSON'), { scheme: 'light', size: undefined, colors: ['', 'not all'] });
  }));
