import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { languages } from '../../src/i18n/languages.ts';
import { everyRule, violationsOf } from '../browser/axe.ts';
import { newTab, type OpenSite, openSite, read } from '../browser/open-site.ts';
import { dist, readText } from '../site/dist.ts';

let site: OpenSite;
before(async () => {
  site = await openSite({ folder: dist });
});
after(() => site.close());

const { root } = JSON.parse(readText('ledger.json')) as { root: string };
const { leaves } = JSON.parse(readText('ledger/0.json')) as { leaves: { url?: string; words?: string }[] };
/** Pages of sealed quotes in English, whose strings the tests name. */
const paths = leaves.flatMap(({ url, words }) =>
  url !== undefined &&
  words !== undefined &&
  /<html[^>]* lang="?en\b[^]* data-seal=/.test(readText(`${url}index.html`))
    ? [url]
    : [],
);
const path = paths[0] ?? '';
/** One with a speaker. */
const spoken = paths.find((each) => /class="?speaker/.test(readText(`${each}index.html`))) ?? '';
const { checkSeal } = languages.en.verifyPage;
const link = (page: Page) => page.getByRole('link', { name: checkSeal });
const status = (page: Page) => page.locator('.seal + [role=status]');

/** Checks the seal, and returns what the page says of it. */
async function check(page: Page): Promise<string> {
  await status(page).evaluate((element) => {
    element.replaceChildren();
  });
  await link(page).click();
  await status(page).filter({ hasNotText: languages.en.seal.working }).filter({ hasText: /\S/ }).waitFor();
  return status(page).innerText();
}

/** Answers with a file of the site in which something is replaced. */
const changed = (from: RegExp, to: string) => async (route: Route) => {
  const response = await route.fetch();
  const text = await response.text();
  assert.match(text, from);
  await route.fulfill({ response, body: text.replace(from, to) });
};

test('the seal of a quote is checked on its page, and nothing is loaded for it before', () =>
  read(
    site,
    path,
    async (page) => {
      const loaded = () =>
        page.evaluate(() =>
          performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
        );
      assert.deepEqual(
        (await loaded()).filter((file) => /seal|ledger/.test(file)),
        [],
      );
      const said = await check(page);
      assert.match(said, /^The seal is genuine\. .*entry \d+ of \d+ in the ledger of \d+ \w+ \d{4}/);
      assert.match(said, /with the root \u2066[0-9a-f]{12}…\u2069\. .*on record since \d+ \w+ \d{4}\.$/);
      const files = (await loaded()).filter((file) => file.includes('ledger'));
      assert.deepEqual(files.sort(), ['/ledger.json', '/ledger/0.json']);
      assert.deepEqual(await violationsOf(page, everyRule), []);
    },
    newTab,
  ));

test('another word and another speaker on the page are named', () =>
  read(site, spoken, async (page) => {
    assert.match(await check(page), /genuine/);
    for (const [change, found] of [
      [() => document.querySelector('.place .hand')?.append(' not'), /words on this page/],
      [() => document.querySelector('.whose a.speaker')?.setAttribute('href', '/people/x/'), /attribution/],
    ] as const) {
      await page.reload();
      await page.evaluate(change);
      const said = await check(page);
      assert.match(said, /does not match the ledger/);
      assert.match(said, found);
      assert.doesNotMatch(said, /genuine/);
    }
  }));

test('entries that were changed, and another root, are named', () =>
  read(site, path, async (page) => {
    await page.route('**/ledger/0.json', changed(/"since":"2026/, '"since":"2025'));
    assert.match(await check(page), /does not match the ledger[^]*hash that the ledger gives/);
    await page.unroute('**/ledger/0.json');
    await page.route('**/ledger.json', changed(/"root": ?"[0-9a-f]{64}"/, `"root": "${'0'.repeat(64)}"`));
    assert.match(await check(page), /does not lead to the root/);
  }));

test('a file that cannot be loaded or is another is never called a mismatch, and is asked for again', async () => {
  const { page } = await site.tab();
  await page.goto(path);
  for (const file of ['**/ledger.json', '**/ledger/0.json'])
    for (const answer of [
      { status: 404, body: 'no' },
      { status: 200, body: '<!doctype html>' },
      { status: 200, body: '{}' },
      { status: 200, body: 'null' },
    ]) {
      await page.route(file, (route) => route.fulfill(answer));
      const said = await check(page);
      assert.match(said, /could not be loaded. This says nothing about the quote/, `${file} ${answer.body}`);
      await page.unroute(file);
    }
  assert.match(await check(page), /genuine/);
  await page.context().close();
});

test('a script that cannot be loaded is reported, and loaded when the reader asks again', async () => {
  const { page } = await site.tab();
  await page.route('**/assets/seal.*.js', (route) => route.abort());
  await page.goto(path);
  assert.match(await check(page), /The check could not be loaded/);
  await page.context().close();
});

test('a browser without WebCrypto says so, with the command that can check', async () => {
  const { page, errors } = await site.tab();
  await page.addInitScript(() => {
    Object.defineProperty(crypto, 'subtle', { value: undefined });
  });
  await page.goto(path);
  const said = await check(page);
  assert.match(said, /cannot check the seal here[^]*npm run audit -- http/);
  assert.ok(said.includes(`${site.url}/`));
  assert.deepEqual(errors, []);
  await page.context().close();
});

test('without script the link leads to the entries', () =>
  read(
    site,
    path,
    async (page) => {
      assert.equal(await link(page).getAttribute('href'), '/ledger/0.json');
    },
    { javaScriptEnabled: false },
  ));

test('the page that checks quotations shows the root of the ledger', () => {
  const page = readText('verify/index.html');
  assert.ok(page.includes(root));
  assert.match(page, /href="?\/ledger\.json/);
});
