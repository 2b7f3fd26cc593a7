import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { everyRule, violationsOf } from './axe.ts';
import { newTab, type OpenSite, openSite, read } from './open-site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

const article = '/articles/one-bridge-two-entries/';
const topic = '.topics a[href="/topics/bridges/"]';
const another = '.prose a[href="/articles/how-the-ledger-grew/#bridge-opens"]';
const card = (page: Page) => page.getByRole('tooltip');
const described = (page: Page, link: string) => page.locator(link).getAttribute('aria-describedby');
/** Longer than a preview waits for the pointer and the focus. */
const settled = (page: Page) => page.waitForTimeout(700);

/** Lets the clock of a page, which stands still, run until something has happened. */
async function whileClockRuns(page: Page, happens: () => Promise<void>): Promise<void> {
  const state = { hasHappened: false };
  const happening = happens().finally(() => {
    state.hasHappened = true;
  });
  while (!state.hasHappened) await page.clock.runFor(100);
  await happening;
}

/** Paths of what a page asks for from now on. */
function requestsOf(page: Page): string[] {
  const paths: string[] = [];
  page.on('request', (request) => paths.push(new URL(request.url()).pathname));
  return paths;
}
const ofPreviews = (paths: string[]) => paths.filter((path) => /link-preview|\/topics\//.test(path));
const scripts = (paths: string[]) => paths.filter((path) => path.includes('link-preview'));

describe('the preview of a link', () => {
  test('has the kind, title and summary of a topic, and is requested once', () =>
    read(
      site,
      article,
      async (page) => {
        const asked = requestsOf(page);
        await page.locator(topic).hover();
        await card(page).waitFor();
        assert.equal(await card(page).locator('.meta').innerText(), 'Topics');
        assert.equal(await card(page).locator('b').innerText(), 'Bridges');
        assert.equal(await described(page, topic), await card(page).getAttribute('id'));
        await page.mouse.move(0, 0);
        await card(page).waitFor({ state: 'detached' });
        assert.equal(await described(page, topic), null);
        await page.locator(topic).hover();
        await card(page).waitFor();
        assert.equal(asked.filter((path) => path === '/topics/bridges/').length, 1);
      },
      newTab,
    ));

  test('has the kind, day and standfirst of an article', () =>
    read(site, article, async (page) => {
      await page.locator(another).hover();
      assert.match(await card(page).locator('.meta').innerText(), /^\w.*\u00a0· .*\d{4}$/);
      assert.equal(await card(page).locator('b').innerText(), 'How the ledger grew');
    }));

  test('has the role of a person', () =>
    read(site, article, async (page) => {
      await page.locator('.facts a[rel=author]').first().focus();
      await card(page).waitFor();
      assert.ok((await card(page).locator('.summary').innerText()).length > 0);
    }));

  test('shows a quote in its hand: on a full stroke with quotation marks what somebody said', () =>
    read(site, '/q/whose-line-it-was/', async (page) => {
      await page.locator('.quote-map a').first().focus();
      const hands: { hand: string | null; isSaid: boolean }[] = [];
      for (let tick = 0; tick < (await page.locator('.quote-map a').count()); tick++) {
        await page.locator('.quote-map a').nth(tick).focus();
        const label = await page.locator('.quote-map a').nth(tick).getAttribute('aria-label');
        const hand = card(page)
          .locator('.hand')
          .filter({ hasText: label ?? '' });
        await hand.waitFor();
        hands.push({
          hand: await hand.getAttribute('class'),
          isSaid: (await hand.innerText()).startsWith('“'),
        });
      }
      assert.ok(hands.length > 1);
      for (const { hand, isSaid } of hands) assert.equal(hand, isSaid ? 'hand said' : 'hand own');
      assert.notEqual(
        await card(page)
          .locator('.hand')
          .evaluate((words) => getComputedStyle(words).backgroundImage),
        'none',
      );
    }));

  test('stays closed after Escape until the pointer has left the link', () =>
    read(site, article, async (page) => {
      await page.locator(topic).hover();
      await card(page).waitFor();
      await page.keyboard.press('Escape');
      await card(page).waitFor({ state: 'detached' });
      const { x, y, width, height } = (await page.locator(topic).boundingBox()) ?? assert.fail();
      await page.mouse.move(x + width / 3, y + height / 2);
      await settled(page);
      assert.equal(await card(page).count(), 0);
      await page.mouse.move(0, 0);
      await page.locator(topic).hover();
      await card(page).waitFor();
    }));

  // With a clock of its own, because the pointer of a slow machine would stay long enough.
  test('is not shown where the pointer only passes, and its page is not requested', () =>
    read(
      site,
      '/robots.txt',
      async (page) => {
        await page.clock.install();
        await page.goto(article);
        await page.clock.pauseAt(Date.now() + 3_600_000);
        // Another link loads the script first: a preview whose script is on its way would not be shown, however short the delay.
        await page.locator(another).hover();
        await whileClockRuns(page, () => card(page).waitFor());
        await page.mouse.move(0, 0);
        await whileClockRuns(page, () => card(page).waitFor({ state: 'detached' }));
        const asked = requestsOf(page);
        await page.locator(topic).hover();
        await page.clock.runFor(250);
        await page.mouse.move(0, 0);
        await page.clock.runFor(700);
        assert.equal(await card(page).count(), 0);
        assert.deepEqual(
          asked.filter((path) => path.startsWith('/topics/')),
          [],
        );
      },
      newTab,
    ));

  test('is not shown for headings, navigation, actions, quotes and links inside of the page', () =>
    read(site, '/q/whose-line-it-was/', async (page) => {
      const asked = requestsOf(page);
      for (const link of ['.actions a', 'nav a', 'header a'])
        for (const one of await page.locator(link).all()) await one.focus();
      await page.goto('/');
      for (const link of ['main h2 a', '.hand'])
        for (const one of (await page.locator(link).all()).slice(0, 3)) {
          await one.hover();
          await settled(page);
          assert.equal(await card(page).count(), 0);
        }
      assert.deepEqual(
        asked.filter((path) => path.endsWith('/') && path !== '/'),
        [],
      );
    }));

  test('is inside the page, also next to a link at its end', () =>
    read(site, '/q/whose-line-it-was/', async (page) => {
      for (const tick of await page.locator('.quote-map a').all()) {
        await tick.focus();
        await card(page)
          .filter({ hasText: (await tick.getAttribute('aria-label')) ?? '' })
          .waitFor();
        const outside = await card(page).evaluate((box) => {
          const [own, root] = [box, document.documentElement].map((part) => part.getBoundingClientRect());
          return own && root ? [root.left - own.left, own.right - root.right] : [];
        });
        for (const side of outside) assert.ok(side < 0, String(outside));
      }
    }));

  test('is to the start of its link and inside the window, right to left', () =>
    read(site, '/articles/one-bridge-two-entries-ar/', async (page) => {
      const link = page.locator('.topics a').first();
      await link.hover();
      await card(page).waitFor();
      assert.equal(await card(page).getAttribute('dir'), 'rtl');
      const [of, at] = [await link.boundingBox(), await card(page).boundingBox()];
      assert.ok(of && at);
      assert.ok(Math.abs(of.x + of.width - (at.x + at.width)) < 1);
    }));

  test('has no axe violations in light, dark and forced colors', () =>
    read(
      site,
      article,
      async (page) => {
        await page.locator(topic).focus();
        await card(page).waitFor();
        for (const media of [
          { colorScheme: 'light' },
          { colorScheme: 'dark' },
          { forcedColors: 'active' },
        ] as const) {
          await page.emulateMedia(media);
          assert.deepEqual(await violationsOf(page, everyRule), []);
        }
      },
      newTab,
    ));
});

describe('nothing is loaded for previews', () => {
  test('before the pointer or the focus reaches a link', () =>
    read(
      site,
      '/robots.txt',
      async (page) => {
        const asked = requestsOf(page);
        await page.goto(article);
        await page.locator('h1').hover();
        await settled(page);
        assert.deepEqual(ofPreviews(asked), []);
      },
      newTab,
    ));

  test('when a finger presses a link', () =>
    read(
      site,
      article,
      async (page) => {
        const asked = requestsOf(page);
        await page.evaluate(() => {
          document.addEventListener('click', (event) => {
            event.preventDefault();
          });
        });
        await page.locator(topic).tap();
        await settled(page);
        assert.equal(await card(page).count(), 0);
        // The browser loads the page behind a pressed link (prefetch.test.ts).
        assert.deepEqual(scripts(asked), []);
      },
      { hasTouch: true },
    ));

  test('for a reader who saves data', () =>
    read(
      site,
      '/robots.txt',
      async (page) => {
        const session = await page.context().newCDPSession(page);
        await session.send('Emulation.setDataSaverOverride', { dataSaverEnabled: true });
        const asked = requestsOf(page);
        await page.goto(article);
        await page.locator(topic).focus();
        await page.locator(topic).hover();
        await settled(page);
        assert.equal(await card(page).count(), 0);
        assert.deepEqual(ofPreviews(asked), []);
      },
      newTab,
    ));
});

for (const [what, part] of [
  ['the page', '**/topics/bridges/'],
  ['its script', '**/assets/link-preview.*.js'],
] as const)
  test(`without ${what} a link shows nothing and is followed`, async () => {
    const { page } = await site.tab();
    const exceptions: Error[] = [];
    page.on('pageerror', (error) => exceptions.push(error));
    await page.goto(article);
    await page.route(part, (route) => route.abort());
    await page.locator(topic).hover();
    await settled(page);
    assert.equal(await card(page).count(), 0);
    assert.deepEqual(exceptions, []);
    await page.unroute(part);
    await page.locator(topic).click();
    await page.waitForURL('**/topics/bridges/');
    await page.context().close();
  });
