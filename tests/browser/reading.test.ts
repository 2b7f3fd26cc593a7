import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { articles, quotes } from './english.ts';
import { type OpenSite, openSite, read } from './open-site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

const lead = articles.find(({ id }) => id === 'one-bridge-two-entries');
const quote = lead?.data.pullQuotes?.[1];
assert.ok(lead && quote);
const places = {
  article: `/articles/${lead.id}/`,
  quote: `/q/${quote.id}/`,
  words: `/articles/${lead.id}/#q-${quote.id}`,
};

const windows = { 'a desk': { width: 1280, height: 800 }, 'a phone': { width: 390, height: 844 } };

/** Returns the text of the URL’s target, and whether all of it is inside the window: a browser may scroll to it some frames after the page has loaded. */
const arrivedAt = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    const isSeen = (target: Element | null) => {
      const lines = [...(target?.getClientRects() ?? [])];
      return lines.length > 0 && lines.every(({ top, bottom }) => top >= 0 && bottom <= innerHeight);
    };
    for (let frames = 0; frames < 60 && !isSeen(document.querySelector(':target')); frames++)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    const target = document.querySelector(':target');
    return {
      id: target?.id,
      words: target?.textContent.replace(/\s+/g, ' '),
      seen: isSeen(target),
      told: target && getComputedStyle(target).backgroundColor !== 'rgba(0, 0, 0, 0)',
    };
  });
const words = { id: `q-${quote.id}`, words: quote.text, seen: true, told: true };

/** Runs `visit` with a reader in a window of this size, whose tab may be that of an earlier reader. */
const reader = (size: { width: number; height: number }, visit: (page: Page) => Promise<void>) =>
  read(site, '/robots.txt', async (page) => {
    await page.setViewportSize(size);
    await visit(page);
  });

for (const [where, viewport] of Object.entries(windows))
  test(`on ${where} a reader gets from the front page to a quote and to its passage in the article`, () =>
    reader(viewport, async (page) => {
      await page.goto('/');
      await page.getByRole('heading', { name: lead.data.title }).getByRole('link').click();
      await page.waitForURL(`**${places.article}`);
      await page.locator('.pull-quote').filter({ hasText: quote.text }).click();
      await page.waitForURL(`**${places.quote}`);
      assert.equal(await page.locator('main blockquote').first().innerText(), quote.text);
      await page.getByRole('link', { name: 'Read in context' }).click();
      await page.waitForURL(`**${places.words}`);
      assert.deepEqual(await arrivedAt(page), words);
    }));

test('the passage of a quote opens from anywhere', () =>
  reader(windows['a phone'], async (page) => {
    await page.goto(places.words);
    assert.deepEqual(await arrivedAt(page), words);
  }));

test('the passage of every quote is in the window when it is opened', () =>
  reader(windows['a phone'], async (page) => {
    const lost: string[] = [];
    for (const { quote, article } of quotes) {
      await page.goto(`/articles/${article.id}/#q-${quote.id}`);
      const { id, seen, told } = await arrivedAt(page);
      if (id !== `q-${quote.id}` || !seen || !told) lost.push(`${article.id}#q-${quote.id}`);
    }
    assert.deepEqual(lost, []);
  }));

describe('by keyboard alone', () => {
  /** Returns the focused element. */
  const focused = (page: Page) =>
    page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { top, bottom } = element.getBoundingClientRect();
      return {
        name: element.getAttribute('href') ?? element.getAttribute('name') ?? element.tagName,
        outlined: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1,
        seen: bottom > 0 && top < innerHeight,
      };
    });

  /** Presses Tab until the link to `href` has the focus; every stop on the way must be visible. */
  async function tabTo(page: Page, href: string): Promise<void> {
    const passed: string[] = [];
    for (let presses = 0; presses < 200; presses++) {
      await page.keyboard.press('Tab');
      const stop = await focused(page);
      if (!stop) continue;
      assert.ok(stop.outlined, `${stop.name} has the focus and does not show it`);
      assert.ok(stop.seen, `${stop.name} has the focus outside the window`);
      passed.push(stop.name);
      if (stop.name === href) return;
    }
    assert.fail(`Tab does not reach ${href}; it passed ${passed.join(', ')}`);
  }

  test('a reader gets from the front page to a quote and to its passage in the article', () =>
    read(site, '/', async (page) => {
      for (const place of [places.article, places.quote, places.words]) {
        await tabTo(page, place);
        await page.keyboard.press('Enter');
        await page.waitForURL(`**${place}`);
      }
      assert.deepEqual(await arrivedAt(page), words);
    }));

  test('the first tab stop skips the navigation', () =>
    read(site, places.article, async (page) => {
      await page.keyboard.press('Tab');
      assert.deepEqual(await focused(page), { name: '#main', outlined: true, seen: true });
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.id === 'main');
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement?.closest('main') !== null), true);
    }));

  test('a note is reached from its reference, and the reference from the note', () =>
    read(site, places.article, async (page) => {
      const mark = page.locator('sup a').first();
      await mark.focus();
      await page.keyboard.press('Enter');
      await page.locator('li:focus').waitFor();
      await page.locator('li:focus a').last().focus();
      await page.keyboard.press('Enter');
      await page.locator('sup :target, sup:target').waitFor();
      assert.equal(`#${(await page.locator(':target').getAttribute('id')) ?? ''}`, new URL(page.url()).hash);
    }));
});

describe('without script', () => {
  /** The tab of these tests. */
  let page: Page;
  let errors: string[];
  before(async () => {
    ({ page, errors } = await site.tab({ javaScriptEnabled: false }));
  });
  after(() => page.context().close());

  const paths = [
    '/',
    places.article,
    places.quote,
    '/topics/tallow/',
    '/articles/one-bridge-two-entries-ar/',
    '/quotes/',
  ];
  /** Returns the text of the page, without buttons, which are for readers with script. */
  const words = (page: Page) =>
    page.locator('main').evaluate((main: HTMLElement) => {
      for (const added of main.querySelectorAll('button')) added.remove();
      return main.innerText.replace(/\s+/g, ' ').trim();
    });
  test('pages have the same text as with script', () =>
    read(site, '/robots.txt', async (withScript) => {
      for (const path of paths) {
        await withScript.goto(path);
        await page.goto(path);
        const text = await words(page);
        assert.ok(text.length > 200, path);
        assert.equal(text, await words(withScript), path);
      }
      assert.deepEqual(errors, []);
    }));

  test('the timeline shows one thread at a time', async () => {
    await page.goto('/articles/how-the-ledger-grew/');
    const shown = page.locator('.entry:visible');
    const everything = await shown.count();
    await page.locator('.timeline input[type=radio]').nth(1).check();
    const thread = await shown.count();
    assert.ok(thread > 0 && thread < everything, `${thread} of ${everything}`);
  });

  test('search reports that it needs script and links to the topics', async () => {
    await page.goto('/search/');
    assert.match(await page.locator('main').innerText(), /needs JavaScript/);
    assert.equal(await page.locator('form').isVisible(), false);
    await page.locator('main').getByRole('link', { name: 'Ferry company' }).click();
    await page.waitForURL('**/topics/ferry-company/');
  });
});

test('a missing page says so and has links', async () => {
  const { page } = await site.tab();
  const response = await page.goto('/articles/no-such-article/');
  assert.equal(response?.status(), 404);
  await page.locator('main').getByRole('link', { name: 'topics' }).click();
  await page.waitForURL('**/topics/');
  await page.context().close();
});
