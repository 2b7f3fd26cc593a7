import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openSite, type OpenSite } from './open-site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

/** One of each kind, in both languages where there are two. */
const kinds = {
  'the front page': '/',
  'an article': '/articles/whoever-comes-first/',
  'an article in Arabic': '/articles/whoever-comes-first-ar/',
  'an article with a table': '/articles/three-towns-three-wars/',
  'an article with charts': '/articles/the-army-on-paper/',
  'an article with a timeline': '/articles/from-kuwait-to-the-airport-road/',
  'an article on people': '/articles/the-people-in-the-picture/',
  'a quote': '/q/who-gets-there-first/',
  'a quote in Arabic': '/q/who-gets-there-first-ar/',
  'all quotes': '/quotes/',
  'all topics': '/topics/',
  'a topic': '/topics/iraq/',
  'a person': '/people/nouri-al-maliki/',
  'search with results': '/search/?q=army',
  corrections: '/corrections/',
  'about the site': '/about/',
  'the page for nothing': '/404.html',
};

test('at 320 pixels no page scrolls sideways', async () => {
  const { page } = await site.tab({ viewport: { width: 320, height: 640 } });
  const wide: string[] = [];
  for (const [kind, path] of Object.entries(kinds)) {
    await page.goto(path);
    if (path.startsWith('/search/')) await page.locator('[data-results] li').first().waitFor();
    const { width, widest } = await page.evaluate(() => {
      const reach = (element: Element) => {
        const { left, right } = element.getBoundingClientRect();
        return Math.max(right - innerWidth, -left);
      };
      const boxed = (element: Element) => element.closest('.table-box') !== null;
      const [first] = [...document.querySelectorAll('main *')]
        .filter((element) => !boxed(element))
        .sort((a, b) => reach(b) - reach(a));
      return { width: document.documentElement.scrollWidth, widest: first?.outerHTML.slice(0, 80) };
    });
    if (width > 320) wide.push(`${kind}: ${width} pixels, for ${widest ?? ''}`);
  }
  assert.deepEqual(wide, []);
  await page.context().close();
});

declare global {
  interface Window {
    shifts: number[];
  }
}

for (const [where, viewport] of [
  ['a desk', { width: 1280, height: 800 }],
  ['a phone', { width: 390, height: 844 }],
] as const)
  test(`on ${where} nothing moves when fonts come half a second late`, async (t) => {
    for (const kind of ['an article', 'an article in Arabic', 'a quote', 'the front page'] as const) {
      // A tab each: a face that is there from the page before is not late.
      const { page } = await site.tab({ viewport });
      await page.addInitScript(() => {
        window.shifts = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            window.shifts.push((entry as PerformanceEntry & { value: number }).value);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      let late = 0;
      await page.route('**/*.woff2', async (route) => {
        late++;
        await new Promise((resolve) => setTimeout(resolve, 500));
        await route.continue();
      });
      await page.goto(kinds[kind], { waitUntil: 'networkidle' });
      const shifts = await page.evaluate(async () => {
        await document.fonts.ready;
        // A shift is told after the frame it happened in.
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        return window.shifts;
      });
      assert.ok(late > 0, `${kind} loads fonts`);
      const total = shifts.reduce((sum, value) => sum + value, 0);
      t.diagnostic(`${kind}: ${total}`);
      assert.equal(total, 0, `${kind} moves by ${total}`);
      await page.context().close();
    }
  });
