import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { violationsOf } from './axe.ts';
import { kinds } from './kinds.ts';
import { type OpenSite, openSite } from './open-site.ts';
import { answered } from './search-list.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

/** Visits one page of each kind. */
async function walk(
  viewport: { width: number; height: number },
  visit: (page: Page, kind: string) => Promise<void>,
): Promise<void> {
  const { page } = await site.tab({ viewport });
  for (const [kind, path] of Object.entries(kinds)) {
    await page.goto(path);
    if (path.startsWith('/search/')) await answered(page);
    await visit(page, kind);
  }
  await page.context().close();
}

/** Finds text that is outside the window, cut off by its box, or covered by other text. */
const lost = (page: Page) =>
  page.evaluate(() => {
    const problems: string[] = [];
    const name = (element: Element) => element.outerHTML.slice(0, 90).replace(/\s+/g, ' ');
    /** Whether a style is true of an element or one around it; each element is asked once. */
    const around = (is: (style: CSSStyleDeclaration) => boolean) => {
      const known = new Map<Element, boolean>();
      const isIn = (element: Element | null): boolean => {
        if (element === null) return false;
        const found = known.get(element) ?? (is(getComputedStyle(element)) || isIn(element.parentElement));
        known.set(element, found);
        return found;
      };
      return isIn;
    };
    const isClipped = around(({ clipPath }) => clipPath !== 'none');
    const isScrolled = around(({ overflowX }) => overflowX === 'auto' || overflowX === 'scroll');
    const hidden = (element: Element) =>
      element.closest('.visually-hidden, .table-box, [popover], dialog, svg') !== null ||
      // The words before a quote of a list fade out where their line is full, at every size; the article has all of them.
      element.closest('.lines .before') !== null ||
      !element.checkVisibility({ visibilityProperty: true }) ||
      isClipped(element) ||
      // A row that scrolls inside the page, such as the filters of search on a phone, is in the window as a whole.
      isScrolled(element.parentElement);
    if (document.documentElement.scrollWidth > innerWidth)
      problems.push(`scrolls sideways, ${document.documentElement.scrollWidth} in ${innerWidth}`);
    for (const element of document.querySelectorAll('body *')) {
      if (hidden(element)) continue;
      const { left, right, width } = element.getBoundingClientRect();
      if (width > 0 && element.textContent.trim() !== '' && (left < -1 || right > innerWidth + 1))
        // A skip link is outside the window until it has the focus.
        if (!(element.matches('a[href^="#"]') && right <= 0)) problems.push(`outside: ${name(element)}`);
      const style = getComputedStyle(element);
      // A note in the margin has two lines until it gets the focus (notes.test.ts): then all of it is there. The text of one that is closed is cut below, not at its side.
      if (style.position === 'absolute' && element.matches('[data-footnotes] > ol > li')) {
        if (element.scrollWidth > element.clientWidth + 1) problems.push(`cut at the side: ${name(element)}`);
        (element as HTMLElement).tabIndex = -1;
        (element as HTMLElement).focus({ preventScroll: true });
      }
      const { overflowX, overflowY, textOverflow } = style;
      const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
      if (
        (cuts(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (cuts(overflowY) && element.scrollHeight > element.clientHeight + 1) ||
        textOverflow === 'ellipsis'
      )
        problems.push(`cut off: ${name(element)}`);
    }
    // The element at the middle of a line of text must be that text, or something inside or around it.
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
      // The link of a pull-quote covers all of it, as a touch target.
      const spread = seen?.closest('.pull-quote')?.contains(element);
      if (seen && !spread && !element.contains(seen) && !seen.contains(element))
        problems.push(`under ${name(seen)}: ${name(element)}`);
    }
    return [...new Set(problems)].slice(0, 5);
  });

/** Returns what moves although the reader prefers reduced motion. */
async function moving(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const found = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('body, body *')].flatMap((element) =>
      [undefined, '::before', '::after'].flatMap((part) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element, part);
        const still =
          !/[1-9]/.test(transitionDuration) && animationName === 'none' && scrollBehavior === 'auto';
        return still ? [] : [`${element.outerHTML.slice(0, 80)} ${part ?? ''}`];
      }),
    ),
  );
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  return found;
}

/** Judges a page at twice the browser’s text size, whose default is 16 pixels. */
async function withLargeText(page: Page, judge: (page: Page) => Promise<string[]>): Promise<string[]> {
  const client = await page.context().newCDPSession(page);
  await client.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '32px');
  const found = await judge(page);
  await client.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } });
  await client.detach();
  return found;
}

/** A way to read a page, and what is wrong with a page that is read so. A visit judges them in their order. */
type Ways = Record<string, (page: Page) => Promise<string[]>>;

/** Visits one page of each kind in a window, and tests each way of reading it. */
function readIn(where: string, viewport: { width: number; height: number }, ways: Ways): void {
  describe(`on a page of each kind at ${where}`, () => {
    const found = new Map<string, string[]>();
    before(async () => {
      await walk(viewport, async (page, kind) => {
        for (const [way, judge] of Object.entries(ways))
          found.set(way, [
            ...(found.get(way) ?? []),
            ...(await judge(page)).map((fault) => `${kind}: ${fault}`),
          ]);
      });
    });
    for (const way of Object.keys(ways))
      test(way, () => {
        assert.deepEqual(found.get(way), []);
      });
  });
}

readIn(
  '320 pixels',
  { width: 320, height: 640 },
  {
    'no content is lost or scrolls sideways': lost,
    'no content is lost or scrolls sideways at 400 % zoom in a window of 1280 by 1024': async (page) => {
      const client = await page.context().newCDPSession(page);
      const zoomed = { width: 320, height: 256, deviceScaleFactor: 4, mobile: false };
      await client.send('Emulation.setDeviceMetricsOverride', zoomed);
      assert.equal(
        await page.evaluate(() => `${innerWidth} ${innerHeight} ${devicePixelRatio}`),
        '320 256 4',
      );
      const found = await lost(page);
      await client.send('Emulation.setDeviceMetricsOverride', {
        ...zoomed,
        height: 640,
        deviceScaleFactor: 1,
      });
      await client.detach();
      return found;
    },
  },
);

for (const [where, viewport] of [
  ['a desk', { width: 1280, height: 800 }],
  ['a phone', { width: 390, height: 844 }],
] as const)
  readIn(where, viewport, {
    'with reduced motion nothing is animated': moving,
    'every target is 24 pixels large, or has enough spacing': (page) =>
      violationsOf(page, { rules: ['target-size'] }),
    'no content is lost with the largest text size of the site': async (page) => {
      await page.evaluate(() => {
        document.documentElement.dataset.size = 'largest';
      });
      return lost(page);
    },
    'no content is lost with the text spacing of WCAG 1.4.12': async (page) => {
      await page.evaluate(spaced);
      return lost(page);
    },
    'no content is lost or scrolls sideways with a text size of 200 %': async (page) => {
      await page.evaluate(() => {
        document.adoptedStyleSheets = [];
      });
      return withLargeText(page, lost);
    },
  });

/** Applies the text spacing of WCAG 1.4.12, and the default text size. */
function spaced(): void {
  delete document.documentElement.dataset.size;
  const sheet = new CSSStyleSheet();
  sheet.insertRule(
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
  );
  sheet.insertRule('p { margin-block-end: 2em !important }');
  document.adoptedStyleSheets = [sheet];
}
