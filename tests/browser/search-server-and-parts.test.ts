import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { exportFiles } from '../../src/search/server/export-files.ts';
import { foreignNames, foreignRecords } from '../search/foreign-articles.ts';
import { exportedFrom, standInWith } from '../search/server/filled.ts';
import type { StandIn } from '../search/server/stand-in.ts';
import type { Waiting } from './intercept.ts';
import { type OpenSite, openSite, type Tab } from './open-site.ts';
import {
  answerWith,
  isAboutServer,
  publicationWithServer,
  serverHeaders as headers,
} from './search-kinds.ts';
import { answered, box, paths, results, told } from './search-list.ts';
import { siteWithYears } from './site-in-parts.ts';

/** A site with a search server, and too many texts for one index: where the server does not answer, the newest part does. */
let site: OpenSite;
let standIn: StandIn;
before(async () => {
  const folder = await siteWithYears(join(publicationWithServer(), 'dist'));
  site = await openSite({ folder, strict: false });
  const exported = await exportedFrom(join(folder, 'pagefind'), foreignRecords, foreignNames);
  standIn = standInWith(exportFiles(exported, 'opensearch'));
});
after(() => site.close());

const properly = ({ url, body, fulfill }: Waiting) => {
  fulfill({ headers, body: standIn.answer(url, body) });
};
const away = ({ abort }: Waiting) => {
  abort('ConnectionRefused');
};
const older = /^\/pagefind\/(?:index|filter|fragment)\/20(?:12|14|15|16)\//;
const notes = (page: Page) => page.locator('[data-notes]').innerText();
const cannotBeReached = 'The search server cannot be reached. These results are from the site’s own index.';

/** Opens a page; `tab.requested` has the paths of what it requests of the site. */
async function visit(
  path: string,
  answer: (request: Waiting) => void,
  go: (tab: Tab & { requested: string[] }) => Promise<void>,
): Promise<void> {
  const tab = await site.tab();
  const requested: string[] = [];
  tab.page.on('request', (request) => {
    if (request.url().startsWith(site.url)) requested.push(new URL(request.url()).pathname);
  });
  await answerWith(tab, answer);
  await tab.page.goto(path);
  await go({ ...tab, requested });
  assert.deepEqual(
    tab.errors.filter((error) => !isAboutServer(error)),
    [],
  );
  await tab.page.context().close();
}

describe('a search server of a site whose index is in parts', () => {
  test('answers for all years, and no part is loaded', () =>
    visit('/search/?q=data', properly, async ({ page, requested }) => {
      assert.match(await told(page), /^\d+ articles, showing the first 10$/);
      assert.equal(await notes(page), '');
      assert.deepEqual(
        requested.filter((path) => path.startsWith('/pagefind/')),
        ['/pagefind/contents.json'],
      );
      await page.goto('/search/?q=data&year=2014');
      assert.match(await told(page), /^\d+ articles/);
      assert.ok(
        (await page.locator('[data-results] time').allInnerTexts()).every((day) => day.includes('2014')),
      );
    }));

  test('that cannot be reached is reported as such, with the results of the newest part; others are searched if asked for', () =>
    visit('/search/?q=data', away, async ({ page, requested }) => {
      assert.match(
        await told(page),
        /^2017–2023: \d+ articles(?:, showing the first 10)?\. 2012–2016 has not been searched yet$/,
      );
      assert.equal(await notes(page), cannotBeReached);
      const newest = await paths(page);
      assert.ok(newest.length > 0);
      assert.deepEqual(
        requested.filter((path) => older.test(path)),
        [],
      );
      await page.getByRole('button', { name: /^Also search 2012–2016 \(about \d+ kB\)$/ }).click();
      await page
        .getByRole('status')
        .filter({ hasText: /^\d+ articles, showing the first 10$/ })
        .waitFor();
      await answered(page);
      assert.equal(await notes(page), cannotBeReached);
      assert.notDeepEqual(await paths(page), newest);
      assert.ok(requested.some((path) => older.test(path)));
    }));

  test('that goes away while the reader types leaves the newest part to answer', () => {
    let isAway = false;
    return visit(
      '/search/?q=data',
      (request) => {
        (isAway ? away : properly)(request);
      },
      async ({ page }) => {
        assert.match(await told(page), /^\d+ articles/);
        isAway = true;
        await box(page).fill('usability');
        await page
          .getByRole('status')
          .filter({ hasText: /^2017–2023: \d+ articles?\. 2012–2016 has not been searched yet$/ })
          .waitFor();
        assert.ok((await notes(page)).startsWith(cannotBeReached));
      },
    );
  });

  test('that cannot be reached is not taken for no results: the years that were searched are named', () =>
    visit('/search/?q=xylophone', away, async ({ page }) => {
      assert.equal(
        await told(page),
        '2017–2023: No results for “xylophone”. 2012–2016 has not been searched yet',
      );
      assert.equal(await notes(page), cannotBeReached);
      assert.equal(await results(page).count(), 0);
      assert.ok(await page.getByRole('button', { name: /^Also search 2012–2016/ }).isVisible());
    }));

  test('that cannot be reached, for a chosen year, leaves the part of that year to answer; without the year, others still wait', () =>
    visit('/search/?q=data&year=2014', away, async ({ page, requested }) => {
      const searched = () =>
        new Set(requested.flatMap((path) => /\/pagefind\/index\/(\d+)\//.exec(path)?.[1] ?? []));
      assert.match(await told(page), /^\d+ articles/);
      assert.equal(await notes(page), cannotBeReached);
      assert.deepEqual(searched(), new Set(['2014']));
      await page.locator('input[name=year][value="2014"]').uncheck();
      await page
        .getByRole('status')
        .filter({ hasText: /^2017–2023: .* 2012–2016 has not been searched yet$/ })
        .waitFor();
      assert.deepEqual(searched(), new Set(['2014', '2017']));
    }));

  test('that cannot be reached, with the newest part missing, leaves the next part to answer, and both are reported', () =>
    visit('/about/', away, async ({ page, errors }) => {
      await page.route('**/pagefind/*/2017/*', (route) => route.fulfill({ status: 404, body: 'not found' }));
      await page.goto('/search/?q=data');
      assert.match(
        await told(page),
        /^2016: \d+ articles(?:, showing the first 10)?\. 2017–2023 could not be searched\. 2012–2015 has not been searched yet$/,
      );
      assert.equal(await notes(page), cannotBeReached);
      errors.length = 0;
    }));

  test('that cannot be reached is reported in the dialog, too', () =>
    visit('/about/', away, async ({ page }) => {
      await page.keyboard.press('/');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').fill('data');
      await dialog
        .getByRole('status')
        .filter({ hasText: /^2017–2023: \d+ articles\. 2012–2016 has not been searched yet$/ })
        .waitFor();
      assert.ok(await dialog.getByText(cannotBeReached).isVisible());
      assert.ok((await dialog.locator('.results a').count()) > 0);
    }));
});
