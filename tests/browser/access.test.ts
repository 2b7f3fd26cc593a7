import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { violationsOf } from './axe.ts';
import { kinds } from './kinds.ts';
import { type OpenSite, openSite } from './open-site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

/** Walks one page of each kind, and gathers what `judge` finds wrong with any. */
async function walk(judge: (page: Page) => Promise<string[]>, options: BrowserContextOptions = {}) {
  const { page } = await site.tab(options);
  const faults: string[] = [];
  for (const [kind, path] of Object.entries(kinds)) {
    await page.goto(path);
    if (path.startsWith('/search/')) await page.locator('[data-results] li').first().waitFor();
    for (const fault of await judge(page)) faults.push(`${kind}: ${fault}`);
  }
  await page.context().close();
  return faults;
}

/** Text that stands outside the window, is cut off by its box, or lies under other text of the page. */
const lost = (page: Page) =>
  page.evaluate(() => {
    const faults: string[] = [];
    const name = (element: Element) => element.outerHTML.slice(0, 90).replace(/\s+/g, ' ');
    const hidden = (element: Element) =>
      element.closest('.visually-hidden, .table-box, [popover], dialog, svg') !== null ||
      !element.checkVisibility({ visibilityProperty: true }) ||
      getComputedStyle(element).clipPath !== 'none';
    if (document.documentElement.scrollWidth > innerWidth)
      faults.push(`scrolls sideways, ${document.documentElement.scrollWidth} in ${innerWidth}`);
    for (const element of document.querySelectorAll('body *')) {
      if (hidden(element)) continue;
      const { left, right, width } = element.getBoundingClientRect();
      if (width > 0 && element.textContent.trim() !== '' && (left < -1 || right > innerWidth + 1))
        // A link to skip to the text stands outside until it has the focus.
        if (!(element.matches('a[href^="#"]') && right <= 0)) faults.push(`outside: ${name(element)}`);
      const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
      const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
      if (
        (cuts(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (cuts(overflowY) && element.scrollHeight > element.clientHeight + 1) ||
        textOverflow === 'ellipsis'
      )
        faults.push(`cut off: ${name(element)}`);
    }
    // What a reader sees at the middle of a line of text is that text, or something inside or around it.
    for (const element of document.querySelectorAll(
      'main :is(p, li, h1, h2, h3, dt, dd, figcaption, td, th)',
    )) {
      if (hidden(element)) continue;
      element.scrollIntoView({ block: 'start', behavior: 'instant' });
      const range = document.createRange();
      const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
      if (!text) continue;
      range.selectNodeContents(text);
      const box = [...range.getClientRects()].find(({ width, height }) => width > 4 && height > 4);
      if (!box || box.top < 0 || box.bottom > innerHeight) continue;
      const seen = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
      // The link of a pull-quote is spread over all of it, to be touched anywhere.
      const spread = seen?.closest('.pull-quote')?.contains(element);
      if (seen && !spread && !element.contains(seen) && !seen.contains(element))
        faults.push(`under ${name(seen)}: ${name(element)}`);
    }
    return [...new Set(faults)].slice(0, 5);
  });

test('at 320 pixels nothing is lost and nothing scrolls sideways', async () => {
  assert.deepEqual(await walk(lost, { viewport: { width: 320, height: 640 } }), []);
});

test('nor at 400 % zoom of a window of 1280 by 1024', async () => {
  assert.deepEqual(await walk(lost, { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }), []);
});

for (const [where, viewport] of [
  ['a desk', { width: 1280, height: 800 }],
  ['a phone', { width: 390, height: 844 }],
] as const) {
  test(`nor with text of 200 % at ${where}`, async () => {
    const larger = async (page: Page) => {
      // A browser’s own setting of the text’s size, 16 pixels where nobody chose another.
      const client = await page.context().newCDPSession(page);
      await client.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
      await page.reload();
      if (page.url().includes('/search/')) await page.locator('[data-results] li').first().waitFor();
      assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '32px');
      return lost(page);
    };
    assert.deepEqual(await walk(larger, { viewport }), []);
  });

  describe(`on a page of each kind at ${where}`, () => {
    const found: Record<'targets' | 'largest' | 'spaced', string[]> = {
      targets: [],
      largest: [],
      spaced: [],
    };
    before(async () => {
      await walk(
        async (page) => {
          const on = (faults: string[]) => faults.map((fault) => `${page.url()}: ${fault}`);
          found.targets.push(...on(await violationsOf(page, { rules: ['target-size'] })));
          await page.evaluate(() => {
            document.documentElement.dataset.size = 'largest';
          });
          found.largest.push(...on(await lost(page)));
          await page.evaluate(spaced);
          found.spaced.push(...on(await lost(page)));
          return [];
        },
        { viewport },
      );
    });

    test('nothing is lost with the largest text of ours', () => {
      assert.deepEqual(found.largest, []);
    });
    test('nothing is lost with the text spacing of WCAG 1.4.12', () => {
      assert.deepEqual(found.spaced, []);
    });
    test('every target has 24 pixels, or room for them', () => {
      assert.deepEqual(found.targets, []);
    });
  });
}

/** Gives the page the spacing of WCAG 1.4.12, and its usual size. */
function spaced(): void {
  delete document.documentElement.dataset.size;
  const sheet = new CSSStyleSheet();
  sheet.insertRule(
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
  );
  sheet.insertRule('p { margin-block-end: 2em !important }');
  document.adoptedStyleSheets = [sheet];
}

test('where readers want less motion nothing moves by itself or slides', async () => {
  const moving = (page: Page) =>
    page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('body, body *')].flatMap((element) =>
        [undefined, '::before', '::after'].flatMap((part) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element, part);
          const still =
            !/[1-9]/.test(transitionDuration) && animationName === 'none' && scrollBehavior === 'auto';
          return still ? [] : [`${element.outerHTML.slice(0, 80)} ${part ?? ''}`];
        }),
      ),
    );
  assert.deepEqual(await walk(moving, { reducedMotion: 'reduce' }), []);
});
