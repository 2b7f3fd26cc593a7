import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { contrast } from '../../src/outputs/palette.ts';
import { askedInNewTab, asReader, clipboard, origin, withClipboard } from './reader.ts';

const path = '/articles/one-bridge-two-entries/';
const article = `${origin}${path}`;
const phone = { viewport: { width: 360, height: 740 } };

/** Returns a color of computed style as `#rrggbb`. */
const hex = (color: string) =>
  `#${(color.match(/\d+/g) ?? [])
    .slice(0, 3)
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('')}`;

for (const colorScheme of ['light', 'dark'] as const)
  test(`a marked sentence has a line under it with a contrast of at least 3 to 1 (${colorScheme})`, () =>
    asReader(
      async (page) => {
        await page.goto(article);
        const { line, color, paper } = await page
          .locator('.article-quote')
          .first()
          .evaluate((mark) => {
            const { textDecorationLine, textDecorationColor } = getComputedStyle(mark);
            const { backgroundColor } = getComputedStyle(document.documentElement);
            return { line: textDecorationLine, color: textDecorationColor, paper: backgroundColor };
          });
        assert.equal(line, 'underline');
        assert.ok(contrast(hex(color), hex(paper)) >= 3, `${color} on ${paper}`);
      },
      { colorScheme },
    ));

test('the tag after a marked sentence is on the line of its last word, and the copied text has nothing of it', () =>
  asReader(async (page) => {
    await page.goto(article);
    const lines = await page.evaluate(() =>
      [...document.querySelectorAll('.quote-tag')].map((tag) => {
        const words = [...(tag.previousElementSibling?.getClientRects() ?? [])].at(-1) ?? new DOMRect();
        const box = tag.getBoundingClientRect();
        return { isNext: box.top < words.bottom && box.bottom > words.top, text: tag.textContent };
      }),
    );
    assert.ok(lines.length > 1);
    for (const { isNext, text } of lines) assert.deepEqual([isNext, text], [true, '']);
    const text = await page
      .locator('.article-quote')
      .first()
      .evaluate((mark) => {
        getSelection()?.selectAllChildren(mark.parentElement ?? mark);
        return mark.parentElement?.textContent ?? '';
      });
    await page.keyboard.press('Control+c');
    const copied = await clipboard(page);
    const plain = (words: string) =>
      words
        .replace(/[\d\u200b]/g, '')
        .replace(/\s+/g, ' ')
        .trim();
    assert.equal(plain(copied), plain(text));
  }, withClipboard));

const dialog = (page: Page) => page.locator('dialog.share-dialog');

test('the tag opens the share dialog, by pointer and keyboard, and is a link for modified clicks', () =>
  asReader(async (page, context) => {
    await page.goto(article);
    const tag = page.locator('.quote-tag').first();
    const words = await page.locator('.article-quote').first().innerText();
    assert.match((await tag.getAttribute('aria-label')) ?? '', /^Share quote 1 of \d+$/);
    await tag.click();
    assert.ok((await dialog(page).locator('.words').innerText()).includes(words.replace(/\s+/g, ' ')));
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await tag.focus();
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    const href = (await tag.getAttribute('href')) ?? '?';
    await Promise.all([askedInNewTab(context, origin + href), tag.click({ modifiers: ['ControlOrMeta'] })]);
    assert.equal(page.url(), article);
    assert.equal(await dialog(page).count(), 0);
  }));

test('a click on the words offers to share the quote, and a selection in them does not open it', () =>
  asReader(async (page) => {
    await page.goto(article);
    const mark = page.locator('.article-quote').first();
    await mark.click({ position: { x: 20, y: 10 } });
    const offer = page.locator('.share-offer');
    await offer.waitFor();
    assert.equal(await offer.innerText(), 'Share this quote');
    await page.locator('h1').click();
    await offer.waitFor({ state: 'detached' });
    await mark.click({ position: { x: 20, y: 10 } });
    await offer.click();
    await dialog(page).waitFor();
  }));

test('without script the tag leads to the quote’s page', () =>
  asReader(
    async (page) => {
      await page.goto(article);
      const tag = page.locator('.quote-tag').first();
      const href = (await tag.getAttribute('href')) ?? '?';
      await tag.click();
      await page.waitForURL(`${origin}${href}`);
    },
    { javaScriptEnabled: false },
  ));

test('on a phone a pull-quote is one line with URL and Share, each 44 px high, and repeats no words', () =>
  asReader(async (page) => {
    await page.goto(article);
    const quotes = await page.evaluate(() =>
      [...document.querySelectorAll('.pull-quote:not(.far)')].map((quote) => {
        const box = (name: string) => quote.querySelector(name)?.getBoundingClientRect() ?? new DOMRect();
        const targets = [...quote.querySelectorAll('a')].map((link) => link.getBoundingClientRect().height);
        return {
          height: quote.getBoundingClientRect().height,
          words:
            box('.words').width *
            Number(getComputedStyle(quote.querySelector('p') ?? quote).clipPath === 'none'),
          targets,
        };
      }),
    );
    assert.ok(quotes.length > 1);
    for (const { height, words, targets } of quotes) {
      assert.equal(words, 0);
      assert.equal(targets.length, 2);
      assert.ok(Math.min(...targets) >= 44, targets.join(' '));
      assert.ok(height < 60, `${height} px`);
    }
  }, phone));
