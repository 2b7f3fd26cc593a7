import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type OpenSite, openSite, scriptsOf } from './open-site.ts';
import { until } from './other-engines.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

/** What moved when a page was shown, as Chromium names it; undefined until it is known. */
interface Revealed {
  moved?: string[];
}

/** Follows the link from a quote to its place, and returns what moved. */
async function followed(reducedMotion: 'no-preference' | 'reduce'): Promise<string[]> {
  const { page, errors } = await site.tab({ reducedMotion });
  await page.addInitScript(() => {
    addEventListener('pagereveal', (event) => {
      const { viewTransition } = event as unknown as { viewTransition: { ready: Promise<void> } | null };
      const names = () =>
        document.getAnimations().map(({ effect }) => (effect as KeyframeEffect).pseudoElement ?? '');
      void (viewTransition?.ready ?? Promise.resolve()).then(() => {
        Object.assign(window, { moved: viewTransition ? names() : [] });
      });
    });
  });
  await page.goto('/quotes/');
  const quote = await page.locator('main a[href^="/q/"]').first().getAttribute('href');
  await page.goto(quote ?? '');
  const place = page.locator('main a[href*="/articles/"][href*="#"]').first();
  await place.click();
  await page.waitForURL(/\/articles\/[^/]+\/#/);
  await scriptsOf(page);
  const moved = await until(() => page.evaluate(() => (window as Revealed).moved));
  assert.deepEqual(errors, []);
  await page.context().close();
  return moved;
}

test('the paragraph of a quote moves to its place in the article, and nothing else', async () => {
  const moved = await followed('no-preference');
  assert.ok(moved.includes('::view-transition-group(quote)'), moved.join());
  assert.deepEqual(
    moved.filter((name) => !name.endsWith('(quote)')),
    [],
  );
});

test('nothing moves if the reader’s system asks for less motion', async () => {
  assert.deepEqual(await followed('reduce'), []);
});
