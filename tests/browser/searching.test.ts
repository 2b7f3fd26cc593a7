import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { articles } from './english.ts';
import { empty, type OpenSite, openSite, read, type Tab } from './open-site.ts';
import { until } from './other-engines.ts';
import { box, paths, results, stateIs, status, told } from './search-list.ts';

let site: OpenSite;
/** The tab of most tests: a process for each would cost more than its search. */
let tab: Tab;
before(async () => {
  site = await openSite();
  tab = await site.tab();
});
after(async () => {
  await tab.page.context().close();
  await site.close();
});

/** Runs `visit` with a reader for whom nothing is stored; fails on any error in the page. */
async function reader(path: string, visit: (page: Page) => Promise<void>): Promise<void> {
  const { page, errors } = tab;
  try {
    await page.goto(path);
    await visit(page);
    assert.deepEqual(errors, []);
  } finally {
    await empty(site, tab);
  }
}

describe('results', () => {
  test('link to sections and to quotes inside an article', () =>
    reader('/search/?q=bridge+plainly', async (page) => {
      await told(page);
      const quotes = await page
        .locator('.places a')
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
      assert.ok(quotes.includes('/q/plainly-and-simply/'), quotes.join());
      await page.goto('/search/?q=who+opened+the+gate+at+Mill+Lane');
      await told(page);
      await page.getByRole('link', { name: 'Who opened the gate at Mill Lane' }).first().click();
      await page.waitForURL('**/articles/*/#who-opened-the-gate-at-mill-lane');
    }));

  test('stay until the next ones arrive, and the latest query wins', () =>
    reader('/search/?q=lind&kind=quotes', async (page) => {
      await told(page);
      const before = await paths(page);
      const heldUrls: string[] = [];
      const { promise: held, resolve: release } = Promise.withResolvers<undefined>();
      await page.route('**/fragment/*', async (route) => {
        heldUrls.push(route.request().url());
        await held;
        await route.continue();
      });
      await page.evaluate(() => {
        const list = document.querySelector('[data-results]');
        const seen: string[] = [];
        Object.assign(window, { seen });
        if (list)
          new MutationObserver(() => {
            seen.push([...list.querySelectorAll('h2')].map((title) => title.innerText).join('|'));
          }).observe(list, { childList: true });
      });
      await box(page).fill('quill');
      await stateIs(page, [
        ['q', 'quill'],
        ['kind', 'quotes'],
      ]);
      await until(() => Promise.resolve(heldUrls.length > 0));
      await page.waitForTimeout(300);
      assert.deepEqual(await paths(page), before);
      await box(page).fill('trenches');
      await stateIs(page, [
        ['q', 'trenches'],
        ['kind', 'quotes'],
      ]);
      await page.waitForTimeout(300);
      release(undefined);
      await page.locator('[data-results] h2', { hasText: 'front line without trenches' }).waitFor();
      await page.waitForTimeout(300);
      const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
      // One change: neither an empty list nor the answer to the previous query.
      assert.equal(seen.length, 1, seen.join('\n'));
      assert.match(seen[0] ?? '', /trenches/);
    }));

  test('keep the focus of a reader who is on the first one while the others are loaded', () =>
    reader('/search/', async (page) => {
      const { promise: held, resolve: release } = Promise.withResolvers<undefined>();
      let requested = 0;
      await page.route('**/fragment/*', async (route) => {
        if (requested++ > 0) await held;
        await route.continue();
      });
      await page.goto('/search/?q=lind');
      const first = results(page).locator('h2 a');
      await first.focus();
      release(undefined);
      await told(page);
      assert.ok((await results(page).count()) > 1);
      assert.ok(await first.first().evaluate((link) => link === document.activeElement));
    }));

  test('of an unfinished word are the same after Back', () =>
    reader('/search/', async (page) => {
      await box(page).pressSequentially('evapor');
      await told(page);
      const found = await paths(page);
      assert.ok(found.includes('/articles/the-crew-on-paper/'), found.join());
      await page.reload();
      await told(page);
      assert.deepEqual(await paths(page), found);
    }));

  test('appear for what was typed before the script was loaded', async () => {
    const { page } = await site.tab();
    const { promise: held, resolve: arrive } = Promise.withResolvers<undefined>();
    await page.route('**/assets/*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('/search/', { waitUntil: 'commit' });
    await page.locator('[name=q]').evaluate((input: HTMLInputElement) => (input.value = 'payroll'));
    arrive(undefined);
    await stateIs(page, [['q', 'payroll']]);
    await told(page);
    assert.ok((await paths(page)).includes('/articles/the-crew-on-paper/'));
    await page.context().close();
  });

  test('appear for what was typed while the page was loading', async () => {
    const { page } = await site.tab();
    const { promise: held, resolve: arrive } = Promise.withResolvers<undefined>();
    await page.route('**/assets/en-search.*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('/search/');
    await page.waitForFunction(() => customElements.get('search-page') !== undefined);
    await box(page).fill('payroll');
    await page.waitForTimeout(300);
    arrive(undefined);
    await told(page);
    assert.ok((await paths(page)).includes('/articles/the-crew-on-paper/'));
    await page.context().close();
  });

  test('can be reached with the arrow keys, and begin on the first screen of a phone', () =>
    reader('/search/?q=payroll', async (page) => {
      await told(page);
      await box(page).focus();
      await page.keyboard.press('ArrowDown');
      const href = await results(page).first().locator('h2 a').getAttribute('href');
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('href')), href);
      await page.keyboard.press('ArrowUp');
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'q');
      const size = page.viewportSize();
      await page.setViewportSize({ width: 360, height: 740 });
      const top = await results(page)
        .first()
        .evaluate((item) => item.getBoundingClientRect().top);
      if (size) await page.setViewportSize(size);
      assert.ok(top <= 300, `${top} px`);
    }));

  test('contain no markup from a query or URL', () =>
    reader(
      `/search/?${new URLSearchParams({ q: '"><img src=x onerror=alert(1)><script>alert(2)</script> army', topic: '"><b>x' }).toString()}`,
      async (page) => {
        await told(page);
        assert.match(await box(page).inputValue(), /<img/);
        assert.equal(await page.locator('main img, main script:not([src]), main b').count(), 0);
      },
    ));
});

describe('the URL', () => {
  test('with unknown parameters reports that they are ignored', () =>
    reader('/search/?q=army&topic=nothing&topic=ferry-company&order=odd&shown=3', async (page) => {
      assert.equal(await told(page), '1 article');
      assert.equal(
        await page.locator('[data-ignored]').innerText(),
        'Part of this URL was not recognized and was ignored: topic=nothing, shown=3, order=odd',
      );
      await box(page).fill('crew paper');
      await stateIs(page, [
        ['q', 'crew paper'],
        ['topic', 'ferry-company'],
      ]);
    }));

  test('with more results shows them immediately; showing more focuses the first new one', () =>
    reader('/search/?topic=tallow&kind=quotes', async (page) => {
      await told(page);
      const before = await paths(page);
      await page.getByRole('button', { name: 'Show more' }).press('Enter');
      await page.waitForURL('**shown=20');
      await page.waitForFunction(
        () => document.activeElement?.closest('[data-results] > :nth-child(11)') instanceof HTMLElement,
      );
      assert.deepEqual((await paths(page)).slice(0, 10), before);
      assert.match(await told(page), /^\d+ quotes, showing the first 20$/);
    }));

  test('is empty again without a query', () =>
    reader('/search/?q=army', async (page) => {
      await told(page);
      await box(page).fill('');
      await stateIs(page, []);
      await page.locator('[data-suggestions]').waitFor();
      assert.equal(await results(page).count(), 0);
      assert.equal(await status(page).innerText(), '');
    }));
});

describe('filters', () => {
  test('without results are marked', () =>
    reader('/search/?q=payroll&topic=press', async (page) => {
      await told(page);
      const none = page.locator('[data-facet] label.none');
      await none.first().waitFor();
      assert.equal(await none.first().locator('.count').innerText(), '0');
    }));

  test('can be cleared, keeping the query', () =>
    reader('/search/?q=army&kind=quotes&topic=floods&order=newest', async (page) => {
      await told(page);
      await page.getByRole('button', { name: 'Clear all filters' }).click();
      await stateIs(page, [
        ['q', 'army'],
        ['kind', 'quotes'],
      ]);
      assert.equal(await box(page).inputValue(), 'army');
      assert.equal(await page.locator('[data-facet] input:checked').count(), 0);
    }));
});

describe('interpretation of the query', () => {
  test('other spellings are shown, and can be switched off and on', () =>
    reader('/search/?q=crossings', async (page) => {
      const all = await told(page);
      const notes = page.locator('[data-notes]');
      assert.match(await notes.innerText(), /Also searched for: Bridges, الجسور, bridge\./);
      await page.getByRole('link', { name: 'Search for exactly what I typed' }).click();
      await page.waitForURL('**spelling=typed');
      assert.notEqual(await told(page), all);
      assert.match(await notes.innerText(), /^Other spellings are excluded\./);
      await page.getByRole('link', { name: 'Include other spellings' }).click();
      await page.waitForURL((url) => !url.searchParams.has('spelling'));
      assert.equal(await told(page), all);
    }));

  test('a name links to its page', () =>
    reader('/search/?q=waterboard', async (page) => {
      await told(page);
      await page.locator('[data-notes]').getByRole('link', { name: 'River Board', exact: true }).click();
      await page.waitForURL('**/topics/river-board/');
    }));
});

describe('without results', () => {
  test('a similar word, near topics and the query without its rarest word are one click away', () =>
    reader('/search/?q=%2Bqqqq+crow+payroll+river', async (page) => {
      await told(page);
      const nothing = page.locator('[data-nothing]');
      assert.ok(await nothing.getByRole('link', { name: '+qqqq crew payroll river' }).isVisible());
      assert.ok(await nothing.getByRole('link', { name: 'River Board' }).isVisible());
      await nothing.getByRole('link', { name: 'Search without “+qqqq”' }).click();
      await page.waitForURL('**q=crow+payroll+river');
      assert.match(await told(page), /article/);
      assert.match(await page.locator('[data-notes]').innerText(), /Did you mean: crew payroll river/);
    }));

  test('filters are named as the reason', () =>
    reader('/search/?q=xylophone&topic=floods', async (page) => {
      await told(page);
      assert.match(await page.locator('[data-nothing]').innerText(), /fewer filters/);
    }));
});

describe('on arrival in an article', () => {
  const marked = (page: Page) =>
    page.evaluate(() => [...(CSS.highlights.get('found') ?? [])].map((range) => (range as Range).toString()));
  /** Waits for the highlights and for the note above the text, which is the last to come. */
  const arrives = async (page: Page) => {
    await page.locator('.found-note').waitFor();
    assert.ok(await page.evaluate(() => CSS.highlights.has('found')));
  };

  test('the text is unchanged, and highlights stay until they are removed', () =>
    reader('/articles/the-crew-on-paper/?find=evaporated+army', async (page) => {
      await arrives(page);
      const words = await marked(page);
      assert.ok(words.includes('army'));
      // Its only marks are its quotes.
      assert.equal(await page.locator('.prose mark:not(.article-quote)').count(), 0);

      await page.reload();
      await arrives(page);
      assert.deepEqual(await marked(page), words);

      await page.getByRole('button', { name: 'Remove highlights' }).click();
      assert.deepEqual(await marked(page), []);
      assert.equal(await page.getByRole('button', { name: 'Remove highlights' }).count(), 0);
      await page.reload();
      await page.waitForTimeout(500);
      assert.deepEqual(await marked(page), []);
    }));

  test('a result for a section scrolls to the section', () =>
    reader('/search/?q=who+opened+the+gate+at+Mill+Lane', async (page) => {
      await told(page);
      await page.getByRole('link', { name: 'Who opened the gate at Mill Lane' }).first().click();
      await page.waitForURL('**/articles/*/#who-opened-the-gate-at-mill-lane');
      await arrives(page);
      // The section is where the link leads; a way to the first highlight is offered only if none is on the screen.
      assert.equal(await page.getByRole('button', { name: /^Go to / }).count(), 0);
      await page.waitForFunction(() => {
        const heading = document.querySelector('#who-opened-the-gate-at-mill-lane');
        const { top = -1 } = heading?.getBoundingClientRect() ?? {};
        return top >= 0 && top < 400;
      });
      assert.equal(new URL(page.url()).search, '');
    }));

  test('the first highlight is one press away if none is on the screen', () =>
    reader('/articles/the-crew-on-paper/', async (page) => {
      await page.setViewportSize({ width: 360, height: 500 });
      await page.goto('/articles/the-crew-on-paper/?find=evaporated+evaporating');
      await page.getByRole('button', { name: /^Go to (?:it|the first of \d+)$/ }).click();
      await page.waitForFunction(() =>
        [...(CSS.highlights.get('found') ?? [])].some((range) => {
          const { top, bottom } = (range as Range).getBoundingClientRect();
          return top > 0 && bottom < innerHeight;
        }),
      );
      assert.equal(await page.getByRole('button', { name: /^Go to / }).count(), 0);
    }));

  test('terms that do not occur change nothing', () =>
    reader('/articles/the-crew-on-paper/?find=xylophone+%3Cimg%3E', async (page) => {
      await page.waitForURL((url) => url.search === '');
      await page.waitForTimeout(500);
      assert.deepEqual(await marked(page), []);
      assert.equal(await page.locator('.found-note').count(), 0);
    }));
});

test('the search field of a topic page searches inside the topic', () =>
  reader('/topics/ferries/', async (page) => {
    await page.getByRole('searchbox', { name: 'Search in' }).fill('payroll');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/?topic=ferries&q=payroll');
    await told(page);
    const inTopic = articles
      .filter(({ data }) => data.topics.includes('ferries'))
      .map(({ id }) => `/articles/${id}/`);
    const found = await paths(page);
    assert.ok(found.length > 0);
    assert.ok(
      found.every((path) => inTopic.includes(path)),
      found.join(),
    );
    assert.ok(await page.locator('[name=topic][value=ferries]').isChecked());
  }));

test('an article is found and opened by keyboard', () =>
  reader('/search/', async (page) => {
    await page.keyboard.insertText('ghost hands payroll');
    await page.keyboard.press('Enter');
    await stateIs(page, [['q', 'ghost hands payroll']]);
    // The whole answer to what was submitted: its list replaces that of what was typed.
    await told(page);
    await page.locator('[data-results] a[href*="/the-crew-on-paper/"]').first().waitFor();
    for (let presses = 0; presses < 20; presses++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.closest('[data-results]') !== null)) break;
    }
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
    );
    assert.notEqual(outline, 'none');
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'q');
    await page.locator('[data-results] h2 a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/articles/the-crew-on-paper/');
  }));

test('without script the page says so, and links to all topics and articles', () =>
  read(
    site,
    '/search/?q=army',
    async (page) => {
      assert.ok(await page.getByText('needs JavaScript', { exact: false }).isVisible());
      assert.equal(await page.locator('search-page form').isVisible(), false);
      for (const { id } of articles)
        assert.ok(await page.locator(`main a[href="/articles/${id}/"]`).isVisible(), id);
      assert.ok(await page.locator('main a[href="/topics/tallow/"]').isVisible());
    },
    { javaScriptEnabled: false },
  ));
