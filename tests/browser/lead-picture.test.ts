import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { builtSite } from '../builds.ts';
import { type OpenSite, openSite, read } from './open-site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite({ folder: builtSite('pictured') });
});
after(() => site.close());

const slug = 'the-lamp-that-was-never-out';

/** How far a page’s content moved while it loaded (web.dev/cls). Runs in the page. */
const shift = () =>
  new Promise<number>((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => {
      setTimeout(() => {
        resolve(sum);
      });
    });
  });

for (const [what, paths] of [
  ['left to right', ['/', `/articles/${slug}/`]],
  ['right to left', ['/ar/', `/articles/${slug}-ar/`]],
] as const)
  describe(`a lead picture, ${what}`, () => {
    for (const path of paths)
      for (const width of [360, 1440])
        test(`is shown on ${path} at ${width} in a size for the screen, and moves nothing when it arrives`, () =>
          read(site, path, async (page) => {
            await page.setViewportSize({ width, height: 800 });
            await page.goto(path);
            const image = page.locator('.lead-picture img');
            await image.evaluate((element: HTMLImageElement) => element.decode());
            const { box, shown, source } = await image.evaluate((element: HTMLImageElement) => ({
              box: element.getBoundingClientRect().toJSON() as DOMRect,
              shown: element.naturalWidth,
              source: element.currentSrc,
            }));
            assert.ok(box.left >= 0 && box.right <= width, JSON.stringify(box));
            assert.ok(shown >= Math.min(box.width, 480) && shown <= 1440, `${shown} for ${box.width}`);
            assert.match(source, /\.avif$/);
            assert.equal(await page.evaluate(shift), 0);
            // The credit is below it, and nothing covers either.
            const credit = await page.locator('.lead-picture small').boundingBox();
            assert.ok(credit && credit.y >= box.bottom, JSON.stringify(credit));
            const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
            assert.ok(scrollWidth <= width);
          }));
  });

test('a lead picture leads to the article on the front page, once for the keyboard', () =>
  read(site, '/', async (page) => {
    const links = page.locator(`.lead a[href="/articles/${slug}/"]`);
    assert.equal(await links.count(), 2);
    assert.equal(await page.locator('.lead a[tabindex="-1"]').count(), 1);
    await page.locator('.lead-picture img').click();
    await page.waitForURL(`**/articles/${slug}/`);
  }));

test('a portrait is cut around its focal point, so that the text is near', () =>
  read(site, '/articles/a-tower-seen-from-below/', async (page) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    const image = page.locator('.lead-picture img');
    const { height, position } = await image.evaluate((element) => ({
      height: element.getBoundingClientRect().height,
      position: getComputedStyle(element).objectPosition,
    }));
    assert.equal(height, 34 * 16);
    assert.equal(position, '50% 20%');
  }));
