import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { kinds } from './kinds.ts';
import { type OpenSite, openSite } from './open-site.ts';
import { waitForFonts } from './own-fonts.ts';
import { answered } from './search-list.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

declare global {
  interface Window {
    shifts: number[];
  }
}

/** Records layout shifts on every page of the tab. */
const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        window.shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });

/** Returns the total layout shift of the page, after its fonts are loaded. */
const shifted = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    // A shift is reported after its frame.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return window.shifts.reduce((sum, value) => sum + value, 0);
  });

for (const [where, viewport] of [
  ['a desk', { width: 1280, height: 800 }],
  ['a phone', { width: 390, height: 844 }],
] as const)
  test(`on ${where} nothing moves when fonts arrive half a second late`, async (t) => {
    for (const kind of ['an article', 'an article in Arabic', 'a quote', 'the front page'] as const) {
      // A new tab each time: a font that the previous page loaded is not late.
      const { page } = await site.tab({ viewport });
      await watchShifts(page);
      let late = 0;
      await page.route('**/*.woff2', async (route) => {
        late++;
        await new Promise((resolve) => setTimeout(resolve, 500));
        await route.continue();
      });
      await page.goto(kinds[kind], { waitUntil: 'networkidle' });
      const total = await shifted(page);
      assert.ok(late > 0, `${kind} loads fonts`);
      t.diagnostic(`${kind}: ${total}`);
      assert.equal(total, 0, `${kind} moves by ${total}`);
      await page.context().close();
    }
  });

test('on a phone the search page hardly moves when its script and its results arrive late', async () => {
  const { page } = await site.tab({ viewport: { width: 390, height: 844 } });
  await watchShifts(page);
  await page.route(/\/(?:assets\/SearchPage[^/]*\.js|pagefind\/.*)$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await page.goto('/search/?q=river');
  await answered(page);
  const total = await shifted(page);
  // A count that arrives next to its word moves the word by a few pixels.
  assert.ok(total < 0.005, `moves by ${total}`);
  await page.context().close();
});

for (const [kind, path] of [
  ['a map', '/articles/the-crew-on-paper/'],
  ['a map in Arabic', '/articles/one-bridge-two-entries-ar/'],
] as const)
  test(`labels of ${kind} cover nothing and stay inside, from a small phone to a desk`, async () => {
    const { page } = await site.tab();
    await waitForFonts(page);
    for (const width of [320, 360, 520, 768, 1280]) {
      await page.setViewportSize({ width, height: 700 });
      await page.goto(path);
      await page.evaluate(() => document.fonts.ready);
      const boxes = await page.locator('.map .drawing').evaluate((drawing) => {
        const frame = drawing.getBoundingClientRect();
        const parts = [...drawing.querySelectorAll(':scope > :is(text, .mark, .bar, .inset)')];
        return parts.map((part) => {
          const { left, right, top, bottom } = (
            part.querySelector(':scope > rect') ?? part
          ).getBoundingClientRect();
          // The box of a text has room for accents and descenders that its letters do not need.
          const spare = part.localName === 'text' ? (bottom - top) / 5 : 0.5;
          return {
            name: part.textContent.trim() || part.getAttribute('class'),
            ...{ left, right, top: top + spare, bottom: bottom - spare },
            isInside: left >= frame.left && right <= frame.right && top >= frame.top - spare,
          };
        });
      });
      assert.ok(boxes.length > 6, `${boxes.length}`);
      for (const [index, one] of boxes.entries()) {
        assert.ok(one.isInside, `${width}: ${one.name} is inside`);
        for (const other of boxes.slice(0, index))
          assert.ok(
            one.left >= other.right ||
              other.left >= one.right ||
              one.top >= other.bottom ||
              other.top >= one.bottom,
            `${width}: ${one.name} covers ${other.name}`,
          );
      }
    }
    await page.context().close();
  });

test('the link to the Arabic pages does not load the Arabic font on English pages', async () => {
  for (const kind of ['the front page', 'an article', 'a quote', 'about the site'] as const) {
    const { page } = await site.tab();
    const fonts: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('.woff2')) fonts.push(request.url());
    });
    await page.goto(kinds[kind], { waitUntil: 'networkidle' });
    assert.ok((await page.locator('a[hreflang=ar]').count()) > 0, kind);
    assert.ok(fonts.length > 0, kind);
    assert.deepEqual(
      fonts.filter((font) => font.includes('arabic')),
      [],
      kind,
    );
    await page.context().close();
  }
});
