import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { serve, type Served } from '../site/serve.ts';
import { colorRules, everyRule, violationsOf } from './axe.ts';
import { dist } from './english.ts';
import { kinds } from './kinds.ts';
import { launchOld } from './old-chromium.ts';
import { tellMissing } from './other-engines.ts';

/**
 * The accessibility checks of every-page.test.ts on one page of each kind in an old browser, which uses the lowered colors.
 * Only part of `npm run test:old-browsers`, because it takes half a minute.
 */

describe('axe in Chromium 109', () => {
  let site: Served;
  let browser: Browser | undefined;
  before(async () => {
    site = await serve(dist);
    if (process.env.VERBATIM_BROWSERS === undefined) return;
    browser = await launchOld('109');
    if (!browser) tellMissing('Chromium 109', 'a build for this machine');
  });
  after(async () => {
    await browser?.close();
    await site.close();
  });

  for (const colorScheme of ['light', 'dark'] as const)
    test(`finds no violations on a page of each kind, on a ${colorScheme} system`, async (t) => {
      if (!browser) {
        t.skip();
        return;
      }
      const page = await browser.newPage({ colorScheme });
      const found: string[] = [];
      for (const [kind, path] of Object.entries(kinds)) {
        await page.goto(site.url + path);
        // Only colors differ in dark mode.
        for (const violation of await violationsOf(page, colorScheme === 'light' ? everyRule : colorRules))
          found.push(`${kind} ${violation}`);
      }
      assert.deepEqual(found, []);
    });
});
