import assert from 'node:assert/strict';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { writeIndex } from '../../src/search/write-index.ts';
import { serve } from '../site/serve.ts';
import { dist } from './english.ts';
import { faultOf } from './faults.ts';
import { type OpenSite, openSite } from './open-site.ts';
import { box, paths, results, status, told } from './search-list.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

const said = {
  offline: 'Search needs a network connection, and this device is offline.',
  unreachable: 'Search is not available: the site cannot be reached.',
  gone: 'Search is not available: part of its index is missing.',
  broken: 'Search is not available: its index is damaged.',
  refused: 'Search needs WebAssembly, which this browser blocks.',
};
const gone = (route: Route) => route.fulfill({ status: 404, body: 'not found' });
const cutOff = (route: Route) => route.abort();
/** A query that needs every kind of file: one of its words is misspelled. */
const query = 'payroll evaporatng';
const answer = '/articles/the-crew-on-paper/';

async function failed(page: Page, failure: keyof typeof said): Promise<void> {
  assert.equal(await told(page), said[failure]);
  assert.equal(await page.locator('[data-nothing]').innerText(), '');
  assert.equal(await results(page).count(), 0);
  // Links to continue.
  assert.ok(await page.getByRole('heading', { name: 'All topics' }).isVisible());
}
async function worksAgain(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator(`[data-results] a[href^="${answer}"]`).first().waitFor();
  assert.match(await told(page), /^\d+ articles$/);
  assert.equal(await page.locator('[data-failure]').innerText(), '');
}

const files = {
  'the list of editions': '*/pagefind/pagefind-entry.json*',
  'the engine’s module': '*/pagefind/pagefind.js*',
  'the engine': '*/pagefind/wasm.*',
  'the list of texts': '*/pagefind/*.pf_meta',
  'the words of the index': '*/pagefind/index/*',
  'the facets of the index': '*/pagefind/filter/*',
  'the texts of the results': '*/pagefind/fragment/*',
  'the table of contents': '*/pagefind/contents.json*',
  'the list of words': '*/pagefind/words-*',
};

describe('a part of the index', () => {
  // One tab for all, which has the scripts of the page in its cache.
  let page: Page;
  before(async () => {
    ({ page } = await site.tab());
  });
  after(() => page.context().close());

  for (const [what, pattern] of Object.entries(files))
    for (const [how, failure] of [
      ['gone', 'gone'],
      ['damaged', 'broken'],
      ['cut off', 'unreachable'],
    ] as const)
      test(`${what}, ${how}, is reported as such and not as no results, and retrying works`, async () => {
        const fault = await faultOf(page, dist, pattern, how);
        try {
          await page.goto(`/search/?${new URLSearchParams({ q: query }).toString()}`);
          await failed(page, failure);
          assert.ok(fault.met() > 0);
        } finally {
          await fault.end();
        }
        await worksAgain(page);
      });
});

test('a missing part of the index is not reported as no results while typing', async () => {
  const { page } = await site.tab();
  await page.route('**/pagefind/index/*', gone);
  await page.goto('/search/');
  await box(page).pressSequentially('evapor');
  await failed(page, 'gone');
  await page.context().close();
});

describe('an open tab', () => {
  test('that goes offline after an answer does not report the next as no results', async () => {
    const { page } = await site.tab();
    await page.goto('/search/?q=xylophone');
    assert.equal(await told(page), 'No results for “xylophone”');
    await page.context().setOffline(true);
    await box(page).fill('trenches');
    await status(page).filter({ hasText: said.offline }).waitFor();
    await failed(page, 'offline');
    await page.context().close();
  });

  test('whose site is unreachable reports it', async () => {
    const { page } = await site.tab();
    await page.goto('/search/');
    await page.waitForFunction(() => customElements.get('search-page') !== undefined);
    await page.route('**/*', cutOff);
    await box(page).fill(query);
    await failed(page, 'unreachable');
    await page.unroute('**/*');
    await worksAgain(page);
    await page.context().close();
  });

  test('finds new content after the site was published again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-published-'));
    const [now, next] = [join(folder, 'now'), join(folder, 'next')];
    await cp(dist, now, { recursive: true });
    const facets = { kind: ['article'], topic: ['iraq'], lang: ['en'], year: ['2027'], author: ['newsroom'] };
    const text = (id: string, words: string) => ({
      url: `/articles/${id}/`,
      html: `<html lang="en"><head></head><body data-pagefind-body><h1>${id}</h1><p>${words}</p></body></html>`,
      date: '2027-01-01',
      meta: { title: id, date: '2027-01-01', lang: 'en' },
      facets,
    });
    await writeIndex(
      [
        text('airships', 'A zeppelin crossed the lake. Clinton was not aboard.'),
        text('boats', 'A ferry crossed the lake; a ghost of a payroll was found.'),
      ],
      [],
      next,
      ['en'],
    );
    const served = await serve(now);
    try {
      const { page } = await site.tab({ baseURL: served.url });
      await page.goto('/search/?q=xylophone');
      assert.equal(await told(page), 'No results for “xylophone”');
      await rename(join(now, 'pagefind'), join(folder, 'before'));
      await rename(next, join(now, 'pagefind'));
      // A word that only the new version has.
      await box(page).fill('zeppelin');
      await page.locator('[data-results] a[href^="/articles/airships/"]').waitFor();
      assert.deepEqual(await paths(page), ['/articles/airships/']);
      // And back: words that the tab has loaded now belong to missing texts.
      await rename(join(now, 'pagefind'), next);
      await rename(join(folder, 'before'), join(now, 'pagefind'));
      await box(page).fill('payroll');
      await page.locator(`[data-results] a[href^="${answer}"]`).first().waitFor();
      assert.equal(await page.locator('[data-failure]').innerText(), '');
      await page.context().close();
    } finally {
      await served.close();
      await rm(folder, { recursive: true });
    }
  });
});

describe('a browser without WebAssembly', () => {
  test('gets a message, with links to topics', async () => {
    const { page } = await site.tab();
    await page.addInitScript(() => {
      Reflect.deleteProperty(globalThis, 'WebAssembly');
    });
    await page.goto(`/search/?q=payroll`);
    await failed(page, 'refused');
    await page.context().close();
  });

  test('because of a content policy gets the same message', async () => {
    const { page } = await site.tab();
    await page.route('**/search/?*', async (route) => {
      const response = await route.fetch();
      const headers = response.headers();
      const policy = (headers['content-security-policy'] ?? '').replace("'wasm-unsafe-eval'", '');
      await route.fulfill({ response, headers: { ...headers, 'content-security-policy': policy } });
    });
    await page.goto(`/search/?q=payroll`);
    await failed(page, 'refused');
    await page.context().close();
  });
});

describe('in the dialog', () => {
  test('a failure is reported, with a retry button and links to topics', async () => {
    const { page } = await site.tab();
    await page.route('**/pagefind/index/*', gone);
    await page.goto(answer);
    await page.keyboard.press('/');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill(query);
    await dialog.getByRole('status').filter({ hasText: said.gone }).waitFor();
    assert.ok(await dialog.getByRole('link', { name: 'All topics' }).isVisible());
    assert.equal(await dialog.locator('.results').count(), 0);
    await page.unroute('**/pagefind/index/*');
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await dialog.locator('.results a').first().waitFor();
    assert.match(await dialog.getByRole('status').innerText(), /article/);
    await page.context().close();
  });
});
