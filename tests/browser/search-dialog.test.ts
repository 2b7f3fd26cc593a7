import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { type OpenSite, openSite, read } from './open-site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

const reader = (path: string, visit: (page: Page) => Promise<void>, options?: BrowserContextOptions) =>
  read(site, path, visit, options);

const dialog = (page: Page) => page.getByRole('dialog');
const field = (page: Page) => dialog(page).getByRole('textbox');
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    return at?.getAttribute('name') ?? at?.textContent ?? '';
  });
const told = async (page: Page) => {
  await dialog(page)
    .getByRole('status')
    .filter({ hasText: /\S(?<!…)$/u })
    .waitFor();
  return dialog(page).getByRole('status').innerText();
};
/** Opens the dialog with the key `/`, once the page listens. */
async function open(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.keyboard.press('/');
  await field(page).waitFor();
}

const article = '/articles/three-ferries-three-rules/';

describe('the dialog', () => {
  test('opens with the link in the header; Escape closes it and returns the focus to the link', () =>
    reader(article, async (page) => {
      const link = page.getByRole('banner').getByRole('link', { name: 'Search' });
      await link.focus();
      await link.press('Enter');
      await field(page).waitFor();
      assert.equal(await focused(page), 'q');
      assert.equal(new URL(page.url()).pathname, article);
      await page.keyboard.press('Escape');
      await dialog(page).waitFor({ state: 'detached' });
      assert.equal(await focused(page), await link.textContent());
    }));

  test('closes with its button, and with a click outside', () =>
    reader(article, async (page) => {
      await open(page);
      await dialog(page).getByRole('button', { name: 'Close' }).click();
      await dialog(page).waitFor({ state: 'detached' });
      await open(page);
      await page.mouse.click(5, 790);
      await dialog(page).waitFor({ state: 'detached' });
    }));

  test('closes with Escape even if a query is typed', () =>
    reader(article, async (page) => {
      await open(page);
      await page.keyboard.insertText('payroll');
      await told(page);
      await page.keyboard.press('Escape');
      await dialog(page).waitFor({ state: 'detached' });
    }));

  test('can be navigated with arrow keys in a cycle, and Enter opens a result', () =>
    reader(article, async (page) => {
      await open(page);
      await page.keyboard.insertText('crew on paper');
      await told(page);
      const first = dialog(page).locator('.results h3 a').first();
      const title = await first.textContent();
      await page.keyboard.press('ArrowUp');
      assert.equal(await focused(page), 'All results');
      await page.keyboard.press('ArrowDown');
      assert.equal(await focused(page), 'q');
      // A page that the query names may precede the results.
      for (let presses = 0; presses < 5 && (await focused(page)) !== title; presses++)
        await page.keyboard.press('ArrowDown');
      assert.equal(await focused(page), title);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/articles/the-crew-on-paper/');
      assert.equal(await dialog(page).count(), 0);
    }));

  test('offers topics, people and recent searches before a query; recent searches can be deleted', () =>
    reader(article, async (page) => {
      await open(page);
      await dialog(page).getByRole('heading', { name: 'Topics' }).waitFor();
      await dialog(page).getByRole('heading', { name: 'Often quoted' }).waitFor();
      assert.equal(await dialog(page).getByRole('heading', { name: 'Recent searches' }).count(), 0);
      await page.keyboard.insertText('crew on paper');
      await told(page);
      await dialog(page).locator('.results h3 a').first().click();
      await page.waitForURL('**/articles/the-crew-on-paper/');
      await page.goto(article);
      await open(page);
      await dialog(page).getByRole('link', { name: 'crew on paper' }).waitFor();
      await dialog(page).getByRole('button', { name: 'Clear recent searches' }).click();
      assert.equal(await focused(page), 'q');
      assert.equal(await dialog(page).getByRole('heading', { name: 'Recent searches' }).count(), 0);
      assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
    }));

  test('suggests people and topics whose names begin with what is typed', () =>
    reader(article, async (page) => {
      await open(page);
      await page.keyboard.insertText('floo');
      await told(page);
      await dialog(page).getByText('Suggestions:').getByRole('link', { name: 'Floods' }).waitFor();
    }));

  test('says first that a word was replaced, and offers words that may have been meant', () =>
    reader(article, async (page) => {
      await open(page);
      await page.keyboard.insertText('evaporatng crew');
      await told(page);
      await dialog(page)
        .getByText('No results for “evaporatng”. Showing results for: evaporat')
        .and(dialog(page).locator('div > :first-child'))
        .waitFor();
      await field(page).fill('crow on paper');
      await dialog(page).getByRole('link', { name: 'crew on paper', exact: true }).click();
      await page.waitForURL('**/search/?q=crew+on+paper');
    }));

  test('offers to drop a word without results', () =>
    reader(article, async (page) => {
      await open(page);
      await page.keyboard.insertText('+payroll +qqqq');
      await dialog(page).getByRole('link', { name: 'Search without “+qqqq”' }).click();
      await page.waitForURL('**/search/?q=%2Bpayroll');
    }));

  test('has the typed words and their results again when it is opened again; typing replaces them', () =>
    reader(article, async (page) => {
      await open(page);
      await page.keyboard.insertText('crew on paper');
      await told(page);
      await dialog(page).getByRole('button', { name: 'Close' }).click();
      await dialog(page).waitFor({ state: 'detached' });
      await open(page);
      assert.equal(await field(page).inputValue(), 'crew on paper');
      await dialog(page).getByRole('link', { name: 'The crew on paper' }).first().waitFor();
      await page.keyboard.insertText('payroll');
      assert.equal(await field(page).inputValue(), 'payroll');
    }));

  test('opens again with a key that comes before the browser has told that it closed', () =>
    reader(article, async (page) => {
      await open(page);
      await page.evaluate(() => {
        const before = document.querySelector('dialog');
        before?.close();
        before
          ?.querySelector('input')
          ?.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }));
      });
      await page.locator('dialog[open]').getByRole('textbox').waitFor();
    }));

  test('has one control next to its field, in the same line on a phone and with large letters', () =>
    reader(article, async (page) => {
      for (const [width, size] of [
        [1280, ''],
        [320, ''],
        [320, 'largest'],
      ] as const) {
        await page.setViewportSize({ width, height: 640 });
        await page.evaluate((chosen) => {
          document.documentElement.dataset.size = chosen;
        }, size);
        await open(page);
        const buttons = dialog(page).locator('form button');
        assert.deepEqual(await buttons.allInnerTexts(), ['Close']);
        const [own, next] = [await field(page).boundingBox(), await buttons.boundingBox()];
        assert.ok(own && next);
        assert.ok(next.x >= own.x + own.width && next.y < own.y + own.height, `${width} ${size}`);
        assert.ok(own.width > 100);
        await page.keyboard.press('Escape');
        await dialog(page).waitFor({ state: 'detached' });
      }
    }));

  test('has no link twice', () =>
    reader(article, async (page) => {
      for (const words of ['', 'crew', 'floo', 'lind bridge', 'ferries']) {
        await open(page);
        await field(page).fill(words);
        if (words === '') await dialog(page).getByRole('heading', { name: 'Topics' }).waitFor();
        // The answer to these words, not to those with which the dialog has opened again.
        else {
          const all = `/search/?${new URLSearchParams({ q: words }).toString()}`;
          await dialog(page).locator(`a[href="${all}"]`, { hasText: 'All results' }).waitFor();
        }
        const links = await dialog(page)
          .locator('a')
          .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
        assert.deepEqual(
          links.filter((link, index) => links.indexOf(link) < index),
          [],
          words,
        );
        await page.keyboard.press('Escape');
        await dialog(page).waitFor({ state: 'detached' });
      }
    }));

  test('opens with Ctrl+K', () =>
    reader(article, async (page) => {
      await page.waitForLoadState('load');
      await page.keyboard.press('Control+k');
      await field(page).waitFor();
    }));

  test('opens the search page on Enter in its field', () =>
    reader(article, async (page) => {
      await open(page);
      await page.keyboard.insertText('payroll');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/search/?q=payroll');
    }));

  test('links to a section of the current page', () =>
    reader('/articles/one-bridge-two-entries/', async (page) => {
      await open(page);
      await page.keyboard.insertText('who opened the gate at mill lane');
      await told(page);
      await dialog(page).getByRole('link', { name: 'Who opened the gate at Mill Lane' }).first().click();
      await page.waitForURL('**#who-opened-the-gate-at-mill-lane');
      assert.equal(await dialog(page).count(), 0);
      await page.waitForFunction(() => CSS.highlights.has('found'));
    }));

  test('reports that there are no results, and links to topics', () =>
    reader(article, async (page) => {
      await open(page);
      await page.keyboard.insertText('xylophone');
      assert.equal(await told(page), 'No results for “xylophone”');
      await dialog(page).getByRole('link', { name: 'All topics' }).click();
      await page.waitForURL('**/search/');
    }));

  test('is empty again when the query is deleted', () =>
    reader(article, async (page) => {
      await open(page);
      await page.keyboard.insertText('payroll');
      await told(page);
      await field(page).fill('');
      await page.waitForFunction(() => document.querySelector('dialog [role=status]')?.textContent === '');
      assert.equal(await dialog(page).locator('.results').count(), 0);
    }));

  test('opens only once', () =>
    reader(article, async (page) => {
      await page.waitForLoadState('load');
      await page.keyboard.press('/');
      await page.keyboard.press('/');
      await field(page).waitFor();
      await page.waitForTimeout(300);
      assert.equal(await page.locator('dialog').count(), 1);
    }));

  test('is in Arabic and right to left on an Arabic page', () =>
    reader('/articles/one-bridge-two-entries-ar/', async (page) => {
      await open(page);
      assert.equal(await dialog(page).getAttribute('dir'), 'rtl');
      assert.equal(await dialog(page).getAttribute('lang'), 'ar');
      assert.ok(await dialog(page).getByRole('button', { name: 'إغلاق' }).isVisible());
      await page.keyboard.insertText('الجسور');
      assert.match(await told(page), /مقال/);
      const first = dialog(page).locator('.results h3').first();
      assert.match(await first.innerText(), /\p{Script=Arabic}/u);
      assert.equal(await first.evaluate((title) => getComputedStyle(title).direction), 'rtl');
      const english = dialog(page).locator('.results > li[lang=en]').first();
      assert.equal(await english.evaluate((item) => getComputedStyle(item).direction), 'ltr');
    }));
});

test('a slash in a field is typed', () =>
  reader('/topics/ferries/', async (page) => {
    await page.getByRole('searchbox').pressSequentially('and/or');
    await page.waitForTimeout(300);
    assert.equal(await page.getByRole('searchbox').inputValue(), 'and/or');
    assert.equal(await page.locator('dialog').count(), 0);
  }));

test('a click with Control opens the search page in another tab', () =>
  reader(article, async (page) => {
    const prevented = await page.evaluate(() => {
      let taken: boolean | undefined;
      const look = (event: Event) => {
        taken = event.defaultPrevented;
        event.preventDefault();
      };
      addEventListener('click', look, { once: true });
      const click = new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true });
      document.querySelector('header a[href$="/search/"]')?.dispatchEvent(click);
      return taken;
    });
    assert.equal(prevented, false);
    assert.equal(await page.locator('dialog').count(), 0);
  }));

test('only the opener is loaded before search is used', () =>
  reader('about:blank', async (page) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(article, { waitUntil: 'networkidle' });
    const ofSearch = asked.filter((path) => /\/pagefind\/|dialog|result|correction|search.*\.css/.test(path));
    assert.deepEqual(ofSearch, []);
    assert.ok(asked.some((path) => path.includes('PageScript')));
    await open(page);
    await page.keyboard.insertText('army');
    await told(page);
    assert.ok(asked.includes('/pagefind/pagefind.js'));
  }));

test('if the dialog cannot be loaded, the link opens the search page', async () => {
  const { page } = await site.tab();
  await page.route('**/assets/search-dialog*', (route) => route.fulfill({ status: 404 }));
  await page.goto(article);
  await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
  await page.waitForURL('**/search/');
  await page.context().close();
});
