import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type OpenSite, openSite } from './open-site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

const article = '/articles/the-crew-on-paper/';
const offer = '.contents > .resume';

/** Scrolls to the heading with this text, as a reader does. */
async function readTo(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { name: heading }).evaluate((element) => {
    element.scrollIntoView();
  });
  // The page marks the section and stores the position at the same moment.
  await page.locator('.contents [aria-current]', { hasText: heading }).waitFor({ state: 'attached' });
  assert.ok(await page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('place:'))));
}

/** Waits until the heading with this text is at most 400 pixels from the top of the window. */
const isAt = (page: Page, heading: string) =>
  page.waitForFunction(
    (text) =>
      [...document.querySelectorAll('.prose h2')].some(
        (found) => found.textContent.includes(text) && Math.abs(found.getBoundingClientRect().top) < 400,
      ),
    heading,
  );

test('a returning reader is offered the reading position', async () => {
  const { page, errors } = await site.tab({ viewport: { width: 390, height: 844 } });
  await page.goto(article);
  assert.equal(await page.locator(offer).isVisible(), false);
  await readTo(page, 'Names without men');
  const other = await page.context().newPage();
  await other.goto(article);
  await other.locator(offer).click();
  await isAt(other, 'Names without men');
  await other.locator(offer).waitFor({ state: 'hidden' });
  assert.deepEqual(errors, []);
  await page.context().close();
});

test('the position is not offered if the URL points to a passage', async () => {
  const { page } = await site.tab({ viewport: { width: 390, height: 844 } });
  await page.goto(article);
  await readTo(page, 'Names without men');
  for (const fragment of [
    '#half-of-what',
    '#q-names-without-men',
    '#Note-3',
    '#:~:text=A%20sum%20with%20no%20auditor',
  ]) {
    const tab = await page.context().newPage();
    await tab.goto(article + fragment);
    await tab.waitForTimeout(300);
    assert.equal(await tab.locator(offer).isVisible(), false, fragment);
    await tab.close();
  }
  await page.context().close();
});

test('a visit to a shared quote or passage does not change the position', async () => {
  const { page } = await site.tab({ viewport: { width: 390, height: 844 } });
  await page.goto(article);
  await readTo(page, 'Names without men');
  const kept = () =>
    page.evaluate(() =>
      localStorage.getItem(Object.keys(localStorage).find((k) => k.startsWith('place:')) ?? ''),
    );
  const before = await kept();
  assert.ok(before);
  for (const fragment of ['#q-the-crew-evaporating', '#:~:text=A%20sum%20with%20no%20auditor']) {
    const tab = await page.context().newPage();
    await tab.goto(article + fragment);
    // The visitor scrolls, which also updates the table of contents.
    for (const link of await tab.locator('.contents li a').all()) {
      const hash = (await link.getAttribute('href')) ?? '';
      await tab.locator(`.prose ${hash}`).evaluate((element) => {
        element.scrollIntoView();
      });
      await tab.locator(`.contents [aria-current][href="${hash}"]`).waitFor({ state: 'attached' });
    }
    assert.equal(await kept(), before, fragment);
    await tab.close();
  }
  await page.context().close();
});

test('the table of contents marks the current section, and collapses after use', async () => {
  const { page } = await site.tab();
  await page.goto(article);
  await page.locator('.contents summary').click();
  await page.locator('.contents li a', { hasText: 'Names without men' }).click();
  await page.waitForURL('**#names-without-men');
  await page
    .locator('.contents [aria-current]', { hasText: 'Names without men' })
    .waitFor({ state: 'attached' });
  assert.equal(await page.locator('.contents details').getAttribute('open'), null);
  assert.equal(await page.locator('.contents [aria-current]').count(), 1);
  await page.context().close();
});

test('without script the table of contents is a list of links', async () => {
  const { page } = await site.tab({ javaScriptEnabled: false });
  await page.goto(article);
  await page.locator('.contents summary').click();
  await page.locator('.contents li a').first().click();
  await page.waitForURL('**#half-of-what');
  await page.context().close();
});

test('the front page offers the article that was read last, at the foot of the window, and the link leads to where the reader stopped', async () => {
  const { page, errors } = await site.tab({ viewport: { width: 390, height: 844 } });
  await page.goto('/');
  assert.equal(await page.locator('.resume').count(), 0);
  await page.goto(article);
  await readTo(page, 'Names without men');
  await page.goto('/');
  const link = page.locator('main > .resume');
  const { y = 0, height = 0 } = (await link.boundingBox()) ?? {};
  assert.ok(Math.abs(y + height - 844) < 2 && height >= 44, `${y}, ${height}`);
  assert.match(await link.innerText(), /^Continue reading: \S/);
  await link.click();
  await page.waitForURL(`**${article}#continue`);
  await page.waitForFunction(() => scrollY > 500);
  await isAt(page, 'Names without men');
  assert.deepEqual(errors, []);
  await page.context().close();
});
