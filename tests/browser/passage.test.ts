import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { devices, type Page } from 'playwright-core';
import { asReader, clipboard, origin, select, withClipboard } from './reader.ts';

const article = `${origin}/articles/one-bridge-two-entries/`;
const offer = '.share-offer';

/** Selects text, shares it, and returns the copied link. */
async function linkTo(page: Page, words: string): Promise<string> {
  await select(page, words);
  await page.click(offer);
  await page.click('dialog [data-copy=link]');
  await page.locator('dialog [role=status]').filter({ hasText: /\S/ }).waitFor();
  return clipboard(page);
}

/**
 * Returns the text that a link's text fragment identifies, according to text-fragments-polyfill, which implements the algorithm of the
 * specification. The bundled headless Chromium has the interface but does not scroll to fragments.
 */
async function found(page: Page, link: string): Promise<string[]> {
  const finder = fileURLToPath(import.meta.resolve('text-fragments-polyfill/text-fragment-utils'));
  await page.route(`${origin}/finder.js`, (route) => route.fulfill({ path: finder }));
  return page.evaluate(async (hash) => {
    const address = '/finder.js';
    const { getFragmentDirectives, parseFragmentDirectives, processFragmentDirectives } = (await import(
      address
    )) as Finder;
    const { text } = processFragmentDirectives(parseFragmentDirectives(getFragmentDirectives(hash)));
    return text.map((marks) => marks.map((mark) => mark.textContent).join(''));
  }, new URL(link).hash);
}
interface Finder {
  getFragmentDirectives: (hash: string) => unknown;
  parseFragmentDirectives: (directives: unknown) => unknown;
  processFragmentDirectives: (parsed: unknown) => { text: Element[][] };
}

/** True if this browser scrolls to text fragments. */
async function actsOnFragments(page: Page): Promise<boolean> {
  await page.route('https://tall.example.org/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<p>top<p style="margin-top:3000px">these words<p>' }),
  );
  await page.goto('https://tall.example.org/#:~:text=these%20words');
  await page.waitForTimeout(500);
  return page.evaluate(() => scrollY > 0);
}

describe('a selected passage', () => {
  for (const [name, path, words, said] of [
    ['from left to right', article, 'grew loud after the water was measured in 1991', 'Share selection'],
    [
      'from right to left',
      `${origin}/articles/one-bridge-two-entries-ar/`,
      'والخلاف في الحساب لا ينتهي',
      'شارِك النص المحدد',
    ],
  ] as const)
    test(`can be shared, ${name}: the link scrolls to it and highlights it`, async (t) => {
      let link = '';
      await asReader(async (page) => {
        await page.goto(path);
        await select(page, words);
        await page.waitForSelector(offer);
        assert.equal(await page.innerText(offer), said);
        const box = await page.locator(offer).boundingBox();
        assert.ok(box && box.x >= 0 && box.x + box.width <= 1280 && box.y >= 0 && box.y + box.height <= 800);
        link = await linkTo(page, words);
        await page.click('dialog [data-copy=words]');
        await page.locator('dialog [role=status]').filter({ hasText: /\S/ }).waitFor();
        assert.ok((await clipboard(page)).includes(words));
        await page.keyboard.press('Escape');
        await page.waitForFunction((wanted) => getSelection()?.toString() === wanted, words);
      }, withClipboard);
      assert.ok(link.startsWith(`${path}#:~:text=`), link);
      assert.match(link, /^[\x21-\x7e]+$/, 'no characters at which chat programs end a URL');

      await asReader(async (page) => {
        await page.goto(link);
        assert.ok(await page.evaluate(() => 'fragmentDirective' in document));
        assert.equal(
          await page.evaluate(() => location.hash),
          '',
          'the fragment is hidden from the page; the browser highlights',
        );
        assert.deepEqual(await found(page, link), [words]);
      });
      await asReader(async (page) => {
        if (!(await actsOnFragments(page))) {
          t.diagnostic(
            'This Chromium does not act on text fragments; firefox.test.ts and webkit.test.ts see the scroll.',
          );
          return;
        }
        await page.goto(link);
        await page.waitForFunction(() => scrollY > 0);
        // Only a screenshot shows the browser's highlight: the same position without it looks different.
        const marked = await page.screenshot();
        const at = await page.evaluate(() => scrollY);
        await page.goto(path);
        await page.evaluate((top) => {
          scrollTo(0, top);
        }, at);
        assert.notDeepEqual(marked, await page.screenshot());
      });
    });

  test('inside a pull-quote gets the quote’s permalink', () =>
    asReader(async (page) => {
      await page.goto(article);
      for (const words of ['nobody asked whose line it was', 'This is one bridge, plainly and simply.']) {
        await select(page, words);
        await page.locator(offer).filter({ hasText: 'Share this quote' }).waitFor();
        assert.match(await linkTo(page, words), /^https:\/\/verbatim\.example\/q\/[a-z-]+\/$/);
        await page.keyboard.press('Escape');
        // When the dialog closes, the selection is restored; until then, another would be replaced.
        await page.waitForSelector('dialog', { state: 'detached' });
      }
    }, withClipboard));

  test('can be shared by keyboard: the offer is the next tab stop, and gets the focus back afterwards', () =>
    asReader(async (page) => {
      await page.goto(article);
      const words = 'a reporter of the radio among them.';
      await select(page, words);
      await page.waitForSelector(offer);
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement?.className), 'share-offer');
      await page.keyboard.press('Enter');
      await page.waitForSelector('dialog[open]');
      assert.match(await page.innerText('dialog .words'), /a reporter of the radio among them/);
      await page.keyboard.press('Escape');
      await page.waitForSelector('dialog', { state: 'detached' });
      assert.equal(await page.evaluate(() => document.activeElement?.className), 'share-offer');
    }));

  test('keeps its selection when Escape hides the offer', () =>
    asReader(async (page) => {
      await page.goto(article);
      const paragraph = page.locator('.prose > p', { hasText: 'grew loud after the water' });
      await paragraph.scrollIntoViewIfNeeded();
      const first = await paragraph.boundingBox();
      assert.ok(first);
      await page.mouse.click(first.x + 60, first.y + 14);
      await page.mouse.down();
      await page.mouse.move(first.x + 300, first.y + 60, { steps: 10 });
      await page.waitForTimeout(500);
      assert.equal(await page.isVisible(offer), false, 'not while the button is held');
      await page.mouse.up();
      await page.waitForSelector(offer);
      const selected = await page.evaluate(() => getSelection()?.toString());
      await page.keyboard.press('Escape');
      assert.equal(await page.isVisible(offer), false);
      assert.equal(await page.evaluate(() => getSelection()?.toString()), selected);
      await page.keyboard.press('Control+c');
      assert.equal(await clipboard(page), selected);
      await page.waitForTimeout(400);
      assert.equal(await page.isVisible(offer), false);
    }, withClipboard));

  test('does not contain note numbers', () =>
    asReader(async (page) => {
      await page.goto(article);
      await page.evaluate(() => {
        const note = document.querySelector('.prose > p sup');
        const before = note?.previousSibling;
        const after = note?.nextSibling;
        if (!before || !after) throw new Error('no note inside a paragraph');
        getSelection()?.setBaseAndExtent(before, (before.nodeValue ?? '').length - 12, after, 15);
      });
      await page.click(offer);
      const words = await page.innerText('dialog .words');
      assert.doesNotMatch(words, /\d/);
    }));

  test('is not offered for one word, text outside the article, or the whole page', () =>
    asReader(async (page) => {
      await page.goto(article);
      await select(page, 'grew loud');
      await page.waitForSelector(offer);
      for (const pick of [
        () => select(page, 'measured'),
        () =>
          page.evaluate(() => {
            getSelection()?.selectAllChildren(document.querySelector('.standfirst') ?? document.body);
          }),
        () => page.keyboard.press('Control+a'),
      ]) {
        await pick();
        await page.waitForTimeout(400);
        assert.equal(await page.isVisible(offer), false);
      }
    }));

  test('is offered on touch screens by a bar at the foot of the window, or at its head, where it covers neither the words nor the menu of the system', () =>
    asReader(async (page) => {
      const menu = 100;
      await page.goto(article);
      const words = 'grew loud after the water was measured in 1991';
      await select(page, words);
      const at = async (block: ScrollLogicalPosition) => {
        await page.evaluate((position) => {
          getSelection()?.anchorNode?.parentElement?.scrollIntoView({ block: position });
        }, block);
        await page.waitForFunction((name) => {
          const bar = document.querySelector(name)?.getBoundingClientRect();
          const lines = getSelection()?.getRangeAt(0).getBoundingClientRect();
          return bar && lines && bar.bottom >= innerHeight - 1 !== lines.bottom > innerHeight / 2;
        }, offer);
        return page.evaluate((name) => {
          const {
            top = 0,
            bottom = 0,
            width = 0,
            height = 0,
          } = document.querySelector(name)?.getBoundingClientRect() ?? {};
          const lines = getSelection()?.getRangeAt(0).getBoundingClientRect() ?? new DOMRect();
          return { top, bottom, width, height, from: lines.top, to: lines.bottom, foot: innerHeight };
        }, offer);
      };
      const foot = await at('start');
      assert.ok(foot.bottom >= foot.foot - 1 && foot.top > foot.to + menu, JSON.stringify(foot));
      const head = await at('end');
      assert.ok(head.top >= 0 && head.bottom < head.from - menu, JSON.stringify(head));
      assert.ok(head.height >= 44 && head.width >= 400);
      await page.tap(offer);
      await page.waitForSelector('dialog[open]');
      assert.ok((await page.innerText('dialog .words')).includes(words));
    }, devices['Pixel 7']));

  test('gets the URL of the heading above if no fragment is unique', () =>
    asReader(async (page) => {
      await page.goto(article);
      // The same block twice with the same neighbors: no context distinguishes them.
      const heading = await page.evaluate(() => {
        const headings = [...document.querySelectorAll('.prose h2[id]')];
        const last = headings[1];
        const twin = '<p>';
        const texts = Array.from({ length: 400 }, () => {
          const paragraph = document.createElement(twin.slice(1, 2));
          paragraph.textContent = 'the same words again and again';
          return paragraph;
        });
        last?.after(...texts);
        const middle = texts[200]?.firstChild;
        if (middle) getSelection()?.setBaseAndExtent(middle, 0, middle, 14);
        texts[200]?.scrollIntoView({ block: 'center' });
        return last?.id;
      });
      await page.click(offer);
      await page.waitForSelector('dialog[open]');
      assert.equal(await page.innerText('dialog .address'), `${article}#${heading ?? ''}`);
    }));
});
