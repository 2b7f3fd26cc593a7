import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type OpenSite, openSite } from './open-site.ts';
import { waitForFonts } from './own-fonts.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});

const pages = {
  English: '/articles/the-crew-on-paper/',
  Arabic: '/articles/one-bridge-two-entries-ar/',
} as const;

/** Runs in the page. Returns the texts of each drawing that cover another or leave the drawing. */
const collisions = () =>
  [...document.querySelectorAll('.chart .drawing')].flatMap((drawing) => {
    const frame = drawing.getBoundingClientRect();
    const texts = [...drawing.querySelectorAll('text')].map((text) => ({
      text: text.textContent,
      box: text.getBoundingClientRect(),
    }));
    return texts.flatMap(({ text, box }, index) => [
      ...(box.left < frame.left - 1 || box.right > frame.right + 1 ? [`${text} leaves the drawing`] : []),
      ...texts
        .slice(index + 1)
        .filter(
          (other) =>
            box.left < other.box.right - 1 &&
            other.box.left < box.right - 1 &&
            // Boxes of text are taller than letters.
            box.top < other.box.bottom - 4 &&
            other.box.top < box.bottom - 4,
        )
        .map((other) => `${text} covers ${other.text}`),
    ]);
  });
const colorOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => getComputedStyle(element).stroke);

for (const [language, path] of Object.entries(pages))
  describe(`charts in ${language}`, () => {
    for (const [where, width] of [
      ['on a phone', 360],
      ['on a tablet', 768],
      ['on a desktop', 1280],
    ] as const)
      test(`have labels that cover no other ${where}, and the page does not scroll sideways`, async () => {
        const { page, errors } = await site.tab({ viewport: { width, height: 800 } });
        await waitForFonts(page);
        await page.goto(path);
        await page.evaluate(() => document.fonts.ready);
        assert.deepEqual(await page.evaluate(collisions), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        assert.deepEqual(errors, []);
        await page.context().close();
      });

    test('have a table that the keyboard opens, scrolls and leaves', async () => {
      const { page } = await site.tab({ viewport: { width: 360, height: 800 } });
      await page.goto(path);
      const summary = page.locator('.chart summary').first();
      await summary.focus();
      await page.keyboard.press('Enter');
      const table = page.locator('.chart details[open] .table-box').first();
      await table.waitFor();
      await page.keyboard.press('Tab');
      assert.ok(await table.evaluate((box) => box === document.activeElement));
      await page.keyboard.press('Tab');
      assert.ok(await table.evaluate((box) => !box.contains(document.activeElement)));
      // It scrolls rather than breaking its words and numbers.
      const lineCounts = await table.locator('th[scope=row]').evaluateAll((cells) =>
        cells.map((cell) => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          return range.getClientRects().length;
        }),
      );
      assert.deepEqual([...new Set(lineCounts)], [1]);
      await page.context().close();
    });
  });

test('lines have the colors of the page, light, dark and on paper, where the table is printed', async () => {
  const { page } = await site.tab({ colorScheme: 'light' });
  await page.goto(pages.English);
  const light = await colorOf(page, '.chart .line');
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.notEqual(await colorOf(page, '.chart .line'), light);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  assert.equal(await colorOf(page, '.chart .line'), light);
  assert.ok(await page.locator('.chart .table-box').first().isVisible());
  const dashes = await page
    .locator('#crew-money .line')
    .evaluateAll((lines) => lines.map((line) => getComputedStyle(line).strokeDasharray));
  assert.equal(new Set(dashes).size, 2);
  await page.context().close();
});
