import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { serve, type Served } from '../site/serve.ts';
import { type OpenSite, openSite } from './open-site.ts';
import { type Engine, journeysIn, launchFirefox, launchWebKit, tellMissing, until } from './other-engines.ts';
import { answered, box, paths, results, status, told } from './search-list.ts';
import { parts, siteWithYears } from './site-in-parts.ts';

/** What every kind of search shows alike is in search-journeys.ts. */
let folder: string;
let inParts: OpenSite;
before(async () => {
  folder = await siteWithYears();
  inParts = await openSite({ folder });
});

const gone = (route: Route) => route.fulfill({ status: 404, body: 'not found' });
/** Keeps the first half and damages the second. */
async function damaged(route: Route): Promise<void> {
  const response = await route.fetch();
  const body = await response.body();
  await route.fulfill({ response, body: body.fill(7, body.length >> 1) });
}

/** Runs a visit with a tab of its own, in which failed requests are expected. */
async function inTab(site: OpenSite, visit: (page: Page) => Promise<void>): Promise<void> {
  const { page } = await site.tab();
  try {
    await visit(page);
  } finally {
    await page.context().close();
  }
}

/** Holds back what is requested of some parts. Returns a function that lets it pass. */
async function hold(page: Page, held: readonly string[]): Promise<() => void> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(new RegExp(`/pagefind/(index|filter|fragment)/(${held.join('|')})/`), async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
const older = parts.slice(1);

/** Waits until the newest part is answered: all its results are listed, not the first alone, while older parts are held back. */
async function newestListed(page: Page): Promise<void> {
  const text = status(page).filter({ hasText: /\d+ articles?\..* 2012–2016…$/u });
  await text.waitFor();
  const [, count = ''] = /: (\d+) article/u.exec(await text.innerText()) ?? [];
  await results(page)
    .nth(Number(count) - 1)
    .waitFor();
}

describe('a search of an index in parts', () => {
  test('shows results of the newest part while older years are loading, and says so', async () => {
    await inTab(inParts, async (page) => {
      const release = await hold(page, older);
      await page.goto('/search/?q=data');
      await status(page).filter({ hasText: 'Searching 2012–2016…' }).waitFor();
      assert.match(await status(page).innerText(), /^2017–2023: \d+ articles?\. Searching 2012–2016…$/);
      const first = await results(page).count();
      assert.ok(first > 0);
      // Nothing can be said of the filters yet, so none is ruled out.
      assert.equal(await page.locator('[data-facet] input:disabled').count(), 0);
      assert.deepEqual(new Set(await page.locator('[data-facet] .count').allInnerTexts()), new Set(['']));
      release();
      await answered(page);
      assert.match(await told(page), /^\d+ articles, showing the first 10$/);
      assert.ok((await results(page).count()) > first);
      assert.equal(await page.locator('.all-years').count(), 0);
    });
  });

  test('does not move the list under a reader who is on a result: a button shows all', async () => {
    await inTab(inParts, async (page) => {
      const release = await hold(page, older);
      await page.goto('/search/?q=data');
      await newestListed(page);
      const before = await paths(page);
      await page.locator('[data-results] a').first().focus();
      release();
      const all = page.getByRole('button', { name: /^Show all results \(\d+\)$/ });
      await all.waitFor();
      assert.equal(await status(page).innerText(), await all.innerText());
      assert.deepEqual(await paths(page), before);
      await all.click();
      assert.match(await told(page), /^\d+ articles, showing the first 10$/);
      assert.notDeepEqual(await paths(page), before);
      assert.ok(
        await page.evaluate(() => document.querySelector('.results')?.contains(document.activeElement)),
      );
      assert.equal(await all.count(), 0);
    });
  });

  test('does not move the list under a reader who has scrolled', async () => {
    await inTab(inParts, async (page) => {
      await page.setViewportSize({ width: 400, height: 500 });
      const release = await hold(page, older);
      await page.goto('/search/?q=data');
      await newestListed(page);
      const before = await paths(page);
      await page.evaluate(() => {
        scrollBy(0, 150);
      });
      release();
      await page.getByRole('button', { name: /^Show all results/ }).waitFor();
      assert.deepEqual(await paths(page), before);
      // The next query does not offer the answer to the last.
      await box(page).fill('web');
      await page.getByRole('button', { name: /^Show all results/ }).waitFor({ state: 'detached' });
    });
  });

  test('waits for older years before it says that there are no results', async () => {
    await inTab(inParts, async (page) => {
      const release = await hold(page, older);
      await page.goto('/search/?q=xylophone+quartet');
      await status(page).filter({ hasText: 'Searching…' }).waitFor();
      release();
      assert.equal(await told(page), 'No results for “xylophone quartet”');
    });
  });

  test('loads only the parts of the chosen years, and does not rule out other years', async () => {
    await inTab(inParts, async (page) => {
      const requested: string[] = [];
      page.on('request', (request) => {
        const [, part] = /\/pagefind\/(?:index|filter|fragment)\/([^/]+)\//.exec(request.url()) ?? [];
        if (part !== undefined) requested.push(part);
      });
      await page.goto('/search/?q=data&year=2014');
      assert.match(await told(page), /^\d+ articles/);
      // The newest part is requested before the script of the page is there.
      assert.deepEqual(new Set(requested.filter((part) => part !== '2017')), new Set(['2014']));
      const year = (value: string) => page.locator(`input[name=year][value="${value}"]`);
      assert.match(await year('2014').locator('..').innerText(), /^2014\s+\d+$/);
      assert.equal((await year('2012').locator('..').innerText()).trim(), '2012');
      assert.ok(await year('2012').isEnabled());
      await year('2012').check();
      await page.waitForURL(/year=2012/);
      await answered(page);
      assert.ok(requested.includes('2012'));
    });
  });
});

describe('on a line that saves data', () => {
  test('older years are searched only when asked for, with years and size on the button', async () => {
    await inTab(inParts, async (page) => {
      await page.addInitScript(() => {
        Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } });
      });
      const requested: string[] = [];
      page.on('request', (request) => requested.push(request.url()));
      await page.goto('/search/?q=xylophone');
      assert.equal(
        await told(page),
        '2017–2023: No results for “xylophone”. 2012–2016 has not been searched yet',
      );
      await box(page).fill('data');
      await status(page)
        .filter({ hasText: /^2017–2023: \d+ articles?\. 2012–2016 has not/ })
        .waitFor();
      assert.ok(!requested.some((url) => /\/(2016|2015|2014|2012)\//.test(url)), requested.join('\n'));
      await page.getByRole('button', { name: /^Also search 2012–2016 \(about \d+ kB\)$/ }).click();
      await status(page)
        .filter({ hasText: /^\d+ articles, showing the first 10$/ })
        .waitFor();
      await answered(page);
      assert.equal(await page.getByRole('button', { name: /^Search 2012/ }).count(), 0);
    });
  });
});

describe('a part that cannot be loaded', () => {
  for (const [how, route] of [
    ['missing', gone],
    ['damaged', damaged],
  ] as const)
    test(`(${how}) is reported with its years, with the results of the others, and can be tried again`, async () => {
      await inTab(inParts, async (page) => {
        await page.route('**/pagefind/index/2014/*', route);
        await page.goto('/search/?q=data');
        await status(page).filter({ hasText: '2014 could not be searched' }).waitFor();
        assert.match(
          await told(page),
          /^2012–2013, 2015–2023: \d+ articles, showing the first 10\. 2014 could not be searched$/,
        );
        assert.equal(await results(page).count(), 10);
        await page.unroute('**/pagefind/index/2014/*');
        await page.getByRole('button', { name: 'Try again' }).click();
        await status(page)
          .filter({ hasText: /^\d+ articles, showing the first 10$/ })
          .waitFor();
      });
    });

  test('is not reported as no results', async () => {
    await inTab(inParts, async (page) => {
      await page.route('**/pagefind/*/2014/*', gone);
      await page.goto('/search/?q=xylophone');
      assert.equal(
        await told(page),
        '2012–2013, 2015–2023: No results for “xylophone”. 2014 could not be searched',
      );
    });
  });

  test('may be the newest', async () => {
    await inTab(inParts, async (page) => {
      await page.route('**/pagefind/fragment/2017/*', gone);
      await page.goto('/search/?q=data');
      await status(page).filter({ hasText: '2017–2023 could not be searched' }).waitFor();
      assert.match(await told(page), /^2012–2016: \d+ articles/);
    });
  });

  test('if no other can be loaded either, the search fails as with one index', async () => {
    await inTab(inParts, async (page) => {
      await page.route('**/pagefind/index/**', gone);
      await page.goto('/search/?q=data');
      assert.equal(await told(page), 'Search is not available: part of its index is missing.');
    });
  });
});

test('the dialog shows results of the newest part first, then of all', async () => {
  await inTab(inParts, async (page) => {
    const release = await hold(page, older);
    await page.goto('/');
    await page.keyboard.press('/');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('data');
    await dialog
      .getByRole('status')
      .filter({ hasText: /^2017–2023: \d+ articles?\. Searching 2012–2016…$/ })
      .waitFor();
    assert.ok((await dialog.locator('.results a').count()) > 0);
    release();
    await dialog
      .getByRole('status')
      .filter({ hasText: /^\d+ articles$/ })
      .waitFor();
  });
});

test('in Arabic, the status says the same', async () => {
  await inTab(inParts, async (page) => {
    const release = await hold(page, older);
    await page.goto('/ar/search/?q=data');
    await status(page).filter({ hasText: 'يجري البحث في 2012–2016…' }).waitFor();
    release();
    await answered(page);
  });
});

for (const { name, launch, from } of [
  { name: 'Firefox', launch: launchFirefox, from: 'firefox-esr' },
  { name: 'WebKit', launch: launchWebKit, from: 'webkit2gtk-driver and xvfb' },
])
  describe(`in ${name}`, () => {
    let engine: Engine | undefined;
    let served: Served;
    before(async () => {
      [engine, served] = await Promise.all([launch(), serve(folder)]);
      if (!engine) tellMissing(name, from);
    });
    after(async () => {
      await engine?.close();
      await served.close();
    });

    journeysIn(() => engine)('a search of parts ends with the results of all years', async (browser) => {
      await browser.goto(`${served.url}/search/?q=data`);
      const text = await until(() =>
        browser.run(() => {
          const list = document.querySelector('[data-results]');
          const shown = document.querySelector('search-page [role=status]')?.textContent ?? '';
          return list?.getAttribute('aria-busy') === 'false' && list.childElementCount === 10 ? shown : '';
        }),
      );
      assert.match(text, /^\d+ articles, showing the first 10$/);
    });
  });
