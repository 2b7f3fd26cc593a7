import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { articles, dist } from './english.ts';
import { faultOf } from './faults.ts';
import { loseServer, type Reader } from './search-kinds.ts';
import { answered, box, paths, results, stateIs, status, told } from './search-list.ts';

/** What a reader sees of a search: status, results in order, counts of kinds and filters. */
export interface Seen {
  text: string;
  paths: string[];
  kinds: string[];
  counts: string[];
  /** The text of each result: title, what is known of it, excerpt, links to its sections. */
  shown: string[];
}

async function seen(page: Page): Promise<Seen> {
  const text = await told(page);
  const kinds = await page.locator('[data-kind-count]').allInnerTexts();
  const counts = await page.locator('[data-facet] label').allTextContents();
  return { text, paths: await paths(page), kinds, counts, shown: await results(page).allInnerTexts() };
}

/** Waits until exactly these results are listed. */
const settles = (page: Page, expected: readonly string[]) =>
  page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll<HTMLAnchorElement>('[data-results] > li h2 a')]
        .map(({ pathname }) => pathname)
        .join() === wanted,
    expected.join(),
  );

const crew = '/articles/the-crew-on-paper/';
const bridge = '/articles/one-bridge-two-entries/';
const dialog = (page: Page) => page.getByRole('dialog');
const highlighted = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('found') ?? [])].map((range) => (range as Range).toString()));

/** Makes everything that could answer a search unavailable: the search server, and the words of an index or of all its parts. Returns a function that gives the words back. */
async function takeAway(page: Page): Promise<() => Promise<void>> {
  loseServer(page, 'ConnectionRefused');
  const { end } = await faultOf(page, dist, '*/pagefind/index/*', 'gone');
  return end;
}
async function worksAgain(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator(`[data-results] a[href^="${crew}"]`).first().waitFor();
  assert.match(await told(page), /^\d+ articles?$/);
  assert.equal(await page.locator('[data-failure]').innerText(), '');
}

/** What readers do with a search, and see, whichever kind of search answers. A journey returns what must be the same of all kinds. */
export const journeys: Readonly<Record<string, (reader: Reader) => Promise<Seen | undefined>>> = {
  'results appear while a question is typed': (reader) =>
    reader('/search/', async (page) => {
      const question = 'who opened the gate at Mill Lane';
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'q');
      await page.keyboard.insertText(question);
      await stateIs(page, [['q', question]]);
      await page.locator(`[data-results] a[href^="${bridge}"]`).first().waitFor();
      const text = await told(page);
      const found = await paths(page);
      assert.ok(found.slice(0, 3).includes(bridge), found.join());
      assert.equal(text, `${found.length} articles`);
      // Somebody who is sent the URL sees the same.
      await page.goto(`/search/?q=${encodeURIComponent(question)}`);
      await told(page);
      assert.deepEqual(await paths(page), found);
      return undefined;
    }),

  'results have date, author and topics, and highlighted terms in title and excerpt': (reader) =>
    reader('/search/?q=crew+paper', async (page) => {
      const all = await seen(page);
      const first = results(page).first();
      assert.deepEqual(await first.locator('h2 mark').allInnerTexts(), ['crew', 'paper']);
      assert.ok((await first.locator('.excerpt mark').count()) > 0);
      const meta = await first.locator('.meta').first().innerText();
      assert.equal(await first.locator('time').getAttribute('datetime'), '2026-10-22');
      for (const part of ['22 October 2026', 'Town desk', 'Ferry company', 'Accounts'])
        assert.ok(meta.includes(part), meta);
      return all;
    }),

  'results in another language have its language and direction': (reader) =>
    reader(`/search/?q=${encodeURIComponent('ليند')}`, async (page) => {
      const all = await seen(page);
      const arabic = results(page).and(page.locator('[lang=ar]'));
      assert.equal(await arabic.first().getAttribute('dir'), 'rtl');
      assert.match(await arabic.first().locator('h2').innerText(), /\p{Script=Arabic}/u);
      // The date is in the language of the page.
      assert.equal(await arabic.first().locator('time').getAttribute('lang'), 'en');
      return all;
    }),

  'an Arabic search page says the same in Arabic, its own articles first': (reader) =>
    reader(`/ar/search/?q=${encodeURIComponent('الجسر')}`, async (page) => {
      const all = await seen(page);
      assert.match(all.text, /مقال/);
      assert.match(await results(page).first().locator('h2').innerText(), /\p{Script=Arabic}/u);
      return all;
    }),

  'a phrase finds only texts that have it; without any, the query without quotation marks is one click away':
    (reader) =>
      reader(`/search/?q=${encodeURIComponent('“plainly and simply”')}&kind=quotes`, async (page) => {
        const all = await seen(page);
        assert.deepEqual(all.paths, ['/q/plainly-and-simply/']);
        await page.goto('/search/?q=%22company+that+evaporated%22');
        assert.equal(await told(page), 'No results for “company that evaporated”');
        const nothing = page.locator('[data-nothing]');
        assert.ok(await nothing.getByRole('link', { name: 'Ferry company' }).isVisible());
        await nothing.getByRole('link', { name: 'company that evaporated' }).click();
        await page.waitForURL('**q=company+that+evaporated');
        assert.match(await told(page), /article/);
        return all;
      }),

  'quotes are shown instead of articles, as many as promised, each with its speaker and article': (reader) =>
    reader('/search/?q=plainly+and+simply', async (page) => {
      await told(page);
      const promised = await page.locator('[data-kind-count=quotes]').innerText();
      await page.getByRole('radio', { name: 'Quotes' }).check();
      await page.waitForURL('**kind=quotes');
      const all = await seen(page);
      assert.equal(all.paths.length, Number(promised));
      const [first] = await results(page).first().locator('.meta').allInnerTexts();
      assert.match(first ?? '', /Mara Lind/);
      await results(page).first().locator('h2 a').click();
      await page.waitForURL('**/q/plainly-and-simply/');
      return all;
    }),

  'filters have the number of results shown next to them, and two topics have those of either': (reader) =>
    reader('/search/?q=payroll', async (page) => {
      await told(page);
      await page.locator('summary', { hasText: 'Topic' }).click();
      const label = (name: string) =>
        page.locator('[data-facet] label', { hasText: new RegExp(`^${name} \\d+$`) }).first();
      const count = async (name: string) => Number(await label(name).locator('.count').innerText());
      const ferries = await count('Ferries');
      const accounts = await count('Accounts');
      assert.ok(ferries > 0 && accounts > 0);
      await label('Ferries').locator('input').check();
      await page.waitForURL('**topic=ferries');
      await answered(page);
      const withFerries = await paths(page);
      assert.equal(withFerries.length, ferries);
      // The count of another topic is not reduced by this one.
      assert.equal(await count('Accounts'), accounts);
      await label('Accounts').locator('input').check();
      await page.waitForURL(({ searchParams }) => searchParams.getAll('topic').length === 2);
      const ofEither = articles
        .filter(({ data }) => data.topics.some((id: string) => ['ferries', 'accounts'].includes(id)))
        .map(({ id }) => `/articles/${id}/`);
      const either = await seen(page);
      assert.ok(either.paths.length > withFerries.length);
      assert.ok(withFerries.every((path) => either.paths.includes(path)));
      assert.ok(
        either.paths.every((path) => ofEither.includes(path)),
        either.paths.join(),
      );
      return either;
    }),

  'a topic alone is sorted by date if asked to be': (reader) =>
    reader('/search/?topic=tallow', async (page) => {
      await told(page);
      await page.getByRole('combobox').selectOption('newest');
      await page.waitForURL('**order=newest');
      const all = await seen(page);
      const dates = await page
        .locator('[data-results] time')
        .evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
      assert.ok(dates.length > 5);
      assert.deepEqual(dates, [...dates].sort().reverse());
      return all;
    }),

  'the URL contains the whole search, so a reload shows the same': async (reader) => {
    const state = '?q=of+the+in&kind=quotes&topic=floods&topic=ferries&order=newest&spelling=typed&shown=20';
    return reader(`/search/${state}`, async (page) => {
      const all = await seen(page);
      assert.match(all.text, /^\d+ quotes, showing the first 20$/);
      assert.equal(all.paths.length, 20);
      await page.reload();
      assert.deepEqual(await seen(page), all);
      assert.equal(new URL(page.url()).search, state);
      assert.equal(await box(page).inputValue(), 'of the in');
      assert.ok(await page.getByRole('radio', { name: 'Quotes' }).isChecked());
      assert.ok(await page.getByRole('checkbox', { name: 'Floods', exact: false }).first().isChecked());
      assert.equal(await page.getByRole('combobox').inputValue(), 'newest');
      return all;
    });
  },

  'each search is a history entry, with its list and scroll position': (reader) =>
    reader('/search/?q=of+the+in&kind=quotes', async (page) => {
      await told(page);
      await page.getByRole('button', { name: 'Show more' }).click();
      await page.waitForURL('**shown=20');
      await page.waitForFunction(() => document.querySelectorAll('[data-results] > li').length === 20);
      await answered(page);
      const long = await paths(page);
      const isStored = (top: number) =>
        page.waitForFunction(
          (wanted) => (history.state as { scroll?: number } | null)?.scroll === wanted,
          top,
        );
      await page.evaluate(() => {
        scrollTo(0, 900);
      });
      await isStored(900);
      // Without a pointer, which would have to be on the switch.
      await page.getByRole('radio', { name: 'Articles' }).evaluate((radio: HTMLInputElement) => {
        radio.click();
      });
      await page.waitForURL((url) => !url.searchParams.has('kind'));
      await answered(page);
      const articlesFound = await paths(page);
      await page.evaluate(() => {
        scrollTo(0, 500);
      });
      await isStored(500);

      await page.goBack();
      await settles(page, long);
      await page.waitForFunction(() => scrollY === 900);
      await page.goForward();
      await settles(page, articlesFound);
      await page.waitForFunction(() => scrollY === 500);
      await page.goBack();
      await settles(page, long);
      await page.waitForFunction(() => scrollY === 900);
      // The same after leaving and returning, and after a reload.
      await results(page).nth(12).locator('h2 a').click();
      await page.waitForURL('**/q/*/');
      await page.goBack();
      await settles(page, long);
      await page.waitForFunction(() => scrollY > 800);
      const place = await page.evaluate(() => scrollY);
      await page.reload();
      await settles(page, long);
      await page.waitForFunction((wanted) => Math.abs(scrollY - wanted) < 2, place);
      await page.goBack();
      await page.waitForFunction(() => document.querySelectorAll('[data-results] > li').length === 10);
      return undefined;
    }),

  'a typing error is corrected, and the correction is shown': (reader) =>
    reader('/search/?q=councl', async (page) => {
      await told(page);
      assert.match(
        await page.locator('[data-notes]').innerText(),
        /^No results for “councl”\. Showing results for: council\. Search for exactly what I typed/,
      );
      assert.ok((await paths(page)).includes(bridge));
      await page.getByRole('link', { name: 'Search for exactly what I typed' }).click();
      await page.locator('[data-nothing] p').first().waitFor();
      assert.equal(await told(page), 'No results for “councl”');
      // A server also finds other words that are spelled similarly.
      return undefined;
    }),

  'without results the page says so and shows all topics': (reader) =>
    reader('/search/?q=xylophone', async (page) => {
      assert.equal(await told(page), 'No results for “xylophone”');
      assert.match(await page.locator('[data-nothing]').innerText(), /^Try fewer or different words\./);
      assert.equal(await page.locator('[data-failure]').innerText(), '');
      assert.ok(await page.getByRole('heading', { name: 'All topics' }).isVisible());
      assert.equal(await results(page).count(), 0);
      return seen(page);
    }),

  'terms are highlighted on arrival in an article, the URL is clean, and Back returns to the search': (
    reader,
  ) =>
    reader('/search/?q=evaporate+army', async (page) => {
      await told(page);
      const link = results(page).first().locator('h2 a');
      assert.match((await link.getAttribute('href')) ?? '', /\?find=/);
      await link.click();
      await page.waitForURL((url) => url.pathname.startsWith('/articles/') && url.search === '');
      await page.waitForFunction(() => CSS.highlights.has('found'));
      const words = await highlighted(page);
      assert.ok(words.includes('army'));
      assert.ok(
        words.every((word) => /army|armies|evaporat/i.test(word)),
        words.join(),
      );
      await page.goBack();
      await told(page);
      assert.equal(await box(page).inputValue(), 'evaporate army');
      return undefined;
    }),

  'the dialog shows the first results of both kinds, announces their number, and links to all of them': (
    reader,
  ) =>
    reader('/articles/three-ferries-three-rules/', async (page) => {
      await page.keyboard.press('/');
      await dialog(page).getByRole('textbox').fill('lind bridge');
      await dialog(page).getByRole('heading', { name: 'Quotes' }).waitFor();
      const announced = dialog(page)
        .getByRole('status')
        .filter({ hasText: /^\d+ articles?, \d+ quotes?$/ });
      await announced.waitFor();
      const said = await announced.innerText();
      const [, articlesFound = '', quotes = ''] = /^(\d+) articles?, (\d+) quotes?$/.exec(said) ?? [];
      assert.ok(Number(articlesFound) > 0 && Number(quotes) > 0, said);
      const lists = dialog(page).locator('.results');
      assert.equal(await lists.first().locator('> li').count(), Math.min(5, Number(articlesFound)));
      assert.equal(await lists.last().locator('> li').count(), Math.min(3, Number(quotes)));
      assert.ok((await lists.locator('mark').count()) > 0);
      await dialog(page).getByRole('link', { name: 'All results' }).click();
      await page.waitForURL('**/search/?q=lind+bridge');
      await status(page)
        .filter({ hasText: said.split(',')[0] ?? '' })
        .waitFor();
      return undefined;
    }),

  'if nothing can answer, the reason is reported, not that there are no results, and retrying works': (
    reader,
  ) =>
    reader(
      '/search/',
      async (page) => {
        const giveBack = await takeAway(page);
        try {
          await box(page).fill('payroll evaporatng');
          assert.equal(await told(page), 'Search is not available: part of its index is missing.');
          assert.equal(await page.locator('[data-nothing]').innerText(), '');
          assert.equal(await results(page).count(), 0);
          // Links to continue.
          assert.ok(await page.getByRole('heading', { name: 'All topics' }).isVisible());
        } finally {
          // The next journey has the same tab.
          await giveBack();
        }
        await worksAgain(page);
        return undefined;
      },
      { fails: true },
    ),

  'an open tab that goes offline reports it, and continues when it is online': (reader) =>
    reader(
      '/search/',
      async (page) => {
        await answered(page);
        // A stand-in would answer offline, too.
        loseServer(page, 'InternetDisconnected');
        await page.context().setOffline(true);
        await box(page).fill('payroll evaporatng');
        assert.equal(await told(page), 'Search needs a network connection, and this device is offline.');
        assert.equal(await results(page).count(), 0);
        await page.context().setOffline(false);
        loseServer(page, undefined);
        await worksAgain(page);
        return undefined;
      },
      { fails: true },
    ),
};
