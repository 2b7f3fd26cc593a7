import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { framePolicy, pagePolicy, withPolicyTag } from '../../src/hosting/policy.ts';
import { dist } from './english.ts';
import { type OpenSite, openSite, read, type Tab } from './open-site.ts';
import { until } from './other-engines.ts';

/** A copy of the site with its policy in the pages, as a build with `policyInPages` writes it. */
function withTags(): string {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-tags-'));
  cpSync(dist, folder, { recursive: true });
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.html')) continue;
    const html = readFileSync(join(folder, name), 'utf8');
    const tagged = withPolicyTag(html, name.includes('/embed/') ? framePolicy : pagePolicy);
    assert.ok(tagged !== html || html.includes('http-equiv="refresh"'), name);
    writeFileSync(join(folder, name), tagged);
  }
  return folder;
}

/** Attacks that only a policy stops: text that becomes script, style or markup. Each returns whether it succeeded. */
const forbidden = {
  'text as script': () => {
    try {
      document.body.setAttribute('onclick', 'document.documentElement.dataset.ran = "yes"');
    } catch {
      return false;
    }
    document.body.click();
    return document.documentElement.dataset.ran === 'yes';
  },
  'markup from text': () => {
    try {
      document.createElement('p').innerHTML = '<b>x</b>';
      return true;
    } catch {
      return false;
    }
  },
  'a script in the page': () => {
    const script = document.createElement('script');
    try {
      script.textContent = 'document.documentElement.dataset.ran = "yes"';
      document.head.append(script);
    } catch {
      return false;
    }
    return document.documentElement.dataset.ran === 'yes';
  },
  'a style in the page': () => {
    const style = document.createElement('style');
    style.textContent = 'html { --ran: yes }';
    document.head.append(style);
    return getComputedStyle(document.documentElement).getPropertyValue('--ran') === 'yes';
  },
} as const;

/** Interactions that run script, by page. */
const acts: Record<string, [path: string, act: (page: Page) => Promise<void>]> = {
  'searching on the page of search': [
    '/search/',
    async (page) => {
      await page.locator('search-page [name=q]').fill('evaporatng army');
      await page.locator('[data-results] mark').first().waitFor();
      await page.locator('[data-results] h2 a').first().click();
      await page.waitForURL('**/articles/**');
    },
  ],
  'searching in the dialog': [
    '/articles/three-ferries-three-rules/',
    async (page) => {
      await page.waitForLoadState('load');
      await page.keyboard.press('/');
      await page.getByRole('dialog').getByRole('textbox').fill('plainly and simply');
      await page.locator('dialog a[href="/q/plainly-and-simply/"]').first().waitFor();
    },
  ],
  'sharing a quote from an article, and its picture': [
    '/articles/one-bridge-two-entries/',
    async (page) => {
      await page.waitForLoadState('load');
      await page.locator('a.share').first().click();
      await page.locator('dialog[open] .address').waitFor();
    },
  ],
  'sharing on a quote’s page': [
    '/q/plainly-and-simply/',
    async (page) => {
      await page.click('[data-copy=link]');
      await page.locator('share-panel [role=status]').filter({ hasText: /\S/ }).waitFor();
    },
  ],
  'reading a note at its mark': [
    '/articles/the-crew-on-paper/',
    async (page) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.waitForLoadState('load');
      await page.locator('sup a').first().click();
      await page.locator('[data-footnotes] li:popover-open').waitFor();
    },
  ],
  'choosing an appearance': [
    '/about/',
    async (page) => {
      await page.getByRole('button', { name: 'Appearance' }).click();
      await page.getByRole('radio', { name: 'Dark' }).check();
    },
  ],
  'reading Arabic, and searching in it': [
    '/ar/search/?q=الجسر',
    async (page) => {
      await page.locator('[data-results] mark').first().waitFor();
    },
  ],
};

for (const [how, strict] of [
  ['in its headers', true],
  ['only in its pages', false],
] as const)
  describe(`with the policy ${how}`, () => {
    const folder = strict ? dist : withTags();
    let site: OpenSite;
    before(async () => {
      site = await openSite({ folder, strict });
    });
    after(async () => {
      await site.close();
      if (!strict) rmSync(folder, { recursive: true });
    });

    for (const [what, [path, act]] of Object.entries(acts))
      test(`${what} works without violations`, () => read(site, path, act));

    describe('on a page', () => {
      let tab: Tab;
      before(async () => {
        tab = await site.tab();
      });
      after(() => tab.page.context().close());
      for (const [what, attempt] of Object.entries(forbidden))
        test(`${what} is blocked`, async () => {
          const { page, errors } = tab;
          await page.goto('/about/');
          errors.length = 0;
          const done = await page.evaluate(attempt);
          assert.equal(done, false);
          // The last answer of the page may arrive before its error, and the event before the message.
          await until(() =>
            Promise.resolve(errors.some((error) => error.includes('has been blocked'))),
          ).catch(() => assert.fail(`no message that it was blocked: ${errors.join()}`));
        });
    });
  });

test('redirects and embed frames work without violations', async () => {
  const site = await openSite();
  const { page, errors } = await site.tab();
  assert.ok(redirects().length >= 4 && embeds().length > 40);
  for (const path of embeds()) await page.goto(path);
  for (const path of redirects()) {
    // The browser leaves at once, perhaps before the page has loaded.
    await page.goto(path, { waitUntil: 'commit' });
    await page.waitForURL((url) => url.pathname !== path);
  }
  assert.deepEqual(errors, []);
  await site.close();
});

/** Former URLs, which redirect. */
const redirects = () =>
  readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('index.html'))
    .filter((name) => readFileSync(join(dist, name), 'utf8').includes('http-equiv="refresh"'))
    .map((name) => `/${name.slice(0, -'index.html'.length)}`);
const embeds = () => readdirSync(join(dist, 'q')).map((id) => `/q/${id}/embed/`);
