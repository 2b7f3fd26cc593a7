import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { articles } from '../site/content.ts';
import { openSite, type OpenSite } from './open-site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

const question = 'who led the fight at Amerli';
const answers = ['whoever-comes-first', 'three-towns-three-wars'];

const box = (page: Page) => page.getByRole('searchbox');
const status = (page: Page) => page.getByRole('status');
/** Slugs of the articles shown, once the page says how many there are. */
async function shown(page: Page): Promise<string[]> {
  await status(page).filter({ hasText: /\S/ }).waitFor();
  const links = await page
    .locator('[data-results] a')
    .evaluateAll((found) => found.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
  return links.map((path) => /^\/articles\/([^/]+)\/$/.exec(path)?.[1] ?? path);
}
/** Waits until the page shows these articles: while one types, answers to less come first. */
const settles = (page: Page, slugs: readonly string[]) =>
  page.waitForFunction(
    (expected) =>
      [...document.querySelectorAll<HTMLAnchorElement>('[data-results] a')]
        .map((link) => link.pathname.split('/')[2])
        .join() === expected,
    slugs.join(),
  );
/** What somebody finds to whom the address of a search was sent. */
async function sent(state: Record<string, string>): Promise<string[]> {
  const { page } = await site.tab();
  await page.goto(`/search/?${new URLSearchParams(state).toString()}`);
  const found = await shown(page);
  await page.context().close();
  return found;
}
/** Waits until the address holds exactly this state. */
const stateIs = (page: Page, state: Record<string, string>) =>
  page.waitForURL((url) => url.search.slice(1) === new URLSearchParams(state).toString());

test('a question in plain words is answered while it is typed', async () => {
  const { page, faults } = await site.tab();
  await page.goto('/');
  await page.getByRole('link', { name: 'Search' }).click();
  await box(page).pressSequentially(question);
  await stateIs(page, { q: question });
  const found = await sent({ q: question });
  await settles(page, found);
  for (const answer of answers) assert.ok(found.slice(0, 3).includes(answer), found.join(', '));
  assert.match(await status(page).innerText(), new RegExp(`^${found.length} articles$`));
  assert.ok((await page.locator('[data-results] mark').allInnerTexts()).includes('Amerli'));
  await page.locator('[data-results] a').first().click();
  await page.waitForURL(`**/articles/${found[0] ?? ''}/`);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('a topic narrows the search, and alone gives all its articles', async () => {
  const ofTopic = articles
    .filter(({ data }) => (data.lang ?? 'en') === 'en' && data.topics.includes('iraqi-army'))
    .map(({ id }) => id);
  const { page } = await site.tab();
  await page.goto('/search/');
  await page.getByRole('combobox').selectOption('iraqi-army');
  await stateIs(page, { topic: 'iraqi-army' });
  assert.deepEqual((await shown(page)).sort(), ofTopic.sort());
  await box(page).fill(question);
  await stateIs(page, { q: question, topic: 'iraqi-army' });
  // Without words nothing is marked.
  await page.locator('[data-results] mark').first().waitFor();
  const narrowed = await shown(page);
  assert.deepEqual(
    narrowed.filter((id) => !ofTopic.includes(id)),
    [],
  );
  assert.ok(narrowed.includes('the-army-on-paper'));
  await page.context().close();
});

test('the address holds the search: it can be reloaded, shared and come back to', async () => {
  const { page } = await site.tab();
  await page.goto('/search/');
  await box(page).fill(question);
  await page.getByRole('combobox').selectOption('militias');
  await stateIs(page, { q: question, topic: 'militias' });
  const found = await sent({ q: question, topic: 'militias' });
  await settles(page, found);
  const same = async () => {
    assert.deepEqual(await shown(page), found);
    assert.equal(await box(page).inputValue(), question);
    assert.equal(await page.getByRole('combobox').inputValue(), 'militias');
  };
  await page.reload();
  await same();
  await page.locator('[data-results] a').first().click();
  await page.waitForURL('**/articles/**');
  await page.goBack();
  await same();
  await box(page).fill('');
  await page.getByRole('combobox').selectOption('');
  await stateIs(page, {});
  await page.context().close();
});

test('what is typed before the script has come is kept and answered', async () => {
  const { page } = await site.tab();
  let arrive = () => {};
  const held = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/assets/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/search/', { waitUntil: 'commit' });
  await page.locator('[name=q]').evaluate((input: HTMLInputElement) => (input.value = 'payroll'));
  arrive();
  await stateIs(page, { q: 'payroll' });
  assert.ok((await shown(page)).includes('the-army-on-paper'));
  await page.context().close();
});

test('an article is found and opened by keyboard alone', async () => {
  const { page } = await site.tab();
  await page.goto('/search/');
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'q');
  await page.keyboard.type('ghost soldiers payroll');
  await page.keyboard.press('Enter');
  await stateIs(page, { q: 'ghost soldiers payroll' });
  const found = await sent({ q: 'ghost soldiers payroll' });
  assert.equal(found[0], 'the-army-on-paper');
  await settles(page, found);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'topic');
  await page.keyboard.press('Tab');
  const outline = await page.evaluate(
    () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
  );
  assert.notEqual(outline, 'none');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/articles/the-army-on-paper/');
  await page.context().close();
});

test('words that no article has are said to be found nowhere', async () => {
  const { page } = await site.tab();
  await page.goto('/search/?q=xylophone');
  await page.locator('[data-nothing]').waitFor();
  assert.equal(await status(page).innerText(), 'No article found');
  assert.equal(await page.locator('[data-failure]').isVisible(), false);
  await page.context().close();
});

test('markup in a query or an address stays text', async () => {
  const { page, faults } = await site.tab();
  const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script> army';
  await page.goto(`/search/?${new URLSearchParams({ q: hostile, topic: '"><b>' }).toString()}`);
  assert.ok((await shown(page)).length > 0);
  assert.equal(await box(page).inputValue(), hostile);
  assert.equal(await page.getByRole('combobox').inputValue(), '');
  assert.equal(await page.locator('main img, main script:not([src])').count(), 0);
  assert.deepEqual(faults, []);
  await page.context().close();
});

describe('where the index cannot be reached', () => {
  for (const [what, pattern] of [
    ['the engine', '**/pagefind/pagefind.js*'],
    ['the list of languages', '**/pagefind/pagefind-entry.json*'],
    ['the engine’s code', '**/pagefind/*.pagefind'],
    ['the texts', '**/pagefind/fragment/*'],
  ] as const)
    test(`without ${what} search says that it failed, not that there is nothing, and works again when it can`, async () => {
      const { page } = await site.tab();
      await page.route(pattern, (route) => route.abort());
      await page.goto('/search/');
      await box(page).fill('army');
      await failed(page);
      await page.unroute(pattern);
      await box(page).fill('army on paper');
      await works(page);
      await page.context().close();
    });

  test('a connection that is lost after the first answer is told from finding nothing', async () => {
    const { page } = await site.tab();
    await page.goto('/search/?q=xylophone');
    await page.locator('[data-nothing]').waitFor();
    await page.context().setOffline(true);
    await box(page).fill('army');
    await failed(page);
    await page.context().setOffline(false);
    await box(page).fill('army on paper');
    await works(page);
    await page.context().close();
  });

  test('an open tab finds what is there after the site was published again', async () => {
    const { page } = await site.tab();
    // The edition before: its list is another, and its words are gone from the host.
    let gone = 0;
    await page.route('**/pagefind/index/*', (route) =>
      gone++ === 0 ? route.fulfill({ status: 404 }) : route.continue(),
    );
    await page.route('**/pagefind/pagefind-entry.json*', async (route) => {
      const answer = await route.fetch();
      const list = await answer.text();
      await route.fulfill({ response: answer, body: gone === 0 ? `${list} ` : list });
    });
    await page.goto('/search/');
    await box(page).fill('payroll');
    await works(page);
    assert.equal(gone, 2);
    await page.context().close();
  });

  async function failed(page: Page): Promise<void> {
    await page.locator('[data-failure]').waitFor();
    assert.equal(await page.locator('[data-nothing]').isVisible(), false);
    assert.equal(await page.locator('[data-results] li').count(), 0);
    assert.equal(await status(page).innerText(), '');
  }
  async function works(page: Page): Promise<void> {
    await page.locator('[data-results] a[href="/articles/the-army-on-paper/"]').waitFor();
    assert.equal(await page.locator('[data-failure]').isVisible(), false);
    assert.equal(await page.locator('[data-nothing]').isVisible(), false);
  }
});
