import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { everyRule, violationsOf } from './axe.ts';
import { empty, type OpenSite, openSite, type Tab } from './open-site.ts';
import { told } from './search-list.ts';

let site: OpenSite;
/** The tab of all tests, emptied after each: a phone. */
let tab: Tab;
before(async () => {
  site = await openSite();
  tab = await site.tab({ hasTouch: true });
});
after(async () => {
  await tab.page.context().close();
  await site.close();
});

const search = (query: string) => async (page: Page) => {
  await page.goto(`/search/?${query}`);
  await told(page);
};
/** Opens the dialog with a query, on a page in English or Arabic. */
const dialog =
  (words: string, path = '/articles/three-ferries-three-rules/') =>
  async (page: Page) => {
    await page.goto(path);
    await page.keyboard.press('/');
    await page.getByRole('dialog').getByRole('textbox').fill(words);
    if (words !== '')
      await page
        .getByRole('dialog')
        .getByRole('status')
        .filter({ hasText: /\S(?<!…)$/u })
        .waitFor();
  };
const withoutIndex = (go: (page: Page) => Promise<void>) => async (page: Page) => {
  await page.route('**/pagefind/index/*', (route) => route.fulfill({ status: 404 }));
  await go(page);
};

const states: Record<string, (page: Page) => Promise<void>> = {
  'nothing asked': async (page) => {
    await page.goto('/search/');
    await page.locator('search-page form').waitFor();
  },
  'articles, spellings and a name': search('q=waterboard+flood'),
  quotes: search('q=lind&kind=quotes'),
  'choices open, some of nothing': search('q=army&topic=floods&shown=10'),
  'a slip corrected': search('q=evaporatng'),
  'only what was typed': search('q=waterboard&spelling=typed'),
  'nothing found': search('q=%22company+that+evaporated%22'),
  'an address half known': search('q=army&topic=none'),
  'a failure': withoutIndex(search('q=army')),
  'the dialog, empty, with a recent search': async (page) => {
    await page.goto('/search/?q=army');
    await told(page);
    await page.locator('[data-results] h2 a').first().click();
    await page.waitForURL('**/articles/**');
    await dialog('')(page);
    await page.getByRole('button', { name: 'Clear recent searches' }).waitFor();
  },
  'the dialog with results and suggestions': async (page) => {
    await dialog('floo')(page);
    await page.getByRole('dialog').getByText('Suggestions:').waitFor();
  },
  'the dialog with nothing found, and three ways on': async (page) => {
    await dialog('+qqqq crow payroll river')(page);
    await page.getByRole('dialog').getByText('Search without').waitFor();
  },
  'the dialog in Arabic': dialog('الجسور', '/articles/one-bridge-two-entries-ar/'),
  'the dialog with a failure': withoutIndex(dialog('army')),
  'marks in an article': async (page) => {
    await page.goto('/articles/the-crew-on-paper/?find=army');
    await page.locator('.found-note').waitFor();
  },
};

/** Returns what can be pressed in the dialog, in the note of an article and below the form, and is less than 44 pixels high. */
const smallTargets = () =>
  [
    ...document.querySelectorAll(
      'dialog :is(a, button, input), .found-note button, search-page :is([data-notes], [data-nothing], .results) a',
    ),
  ].flatMap((target) => {
    const { width, height } = target.getBoundingClientRect();
    return width > 0 && height < 43.9 ? [`${target.textContent}: ${height}`] : [];
  });

for (const [state, go] of Object.entries(states))
  test(`has no axe violations, and fits a phone and a finger: ${state}`, async () => {
    try {
      const { page } = tab;
      await page.setViewportSize({ width: 360, height: 740 });
      await page.emulateMedia({ colorScheme: 'light' });
      await go(page);
      const wrong: string[] = [];
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        for (const violation of await violationsOf(page, everyRule))
          wrong.push(`${colorScheme} ${violation}`);
      }
      assert.deepEqual(wrong, []);
      const widths = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('dialog')].map(
          ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
        ),
      );
      assert.deepEqual(
        widths.filter((width) => width > 0),
        [],
      );
      assert.deepEqual(await page.evaluate(smallTargets), []);
    } finally {
      await empty(site, tab);
    }
  });
