import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { dist } from './english.ts';
import { serve, type Served } from '../site/serve.ts';
import { kinds } from './kinds.ts';
import { launchOld } from './old-chromium.ts';
import { tellMissing } from './other-engines.ts';

/**
 * What every-page.test.ts asks of all pages in a current browser, of one page of each kind in an old one, which has the lowered colors.
 * Part of `npm run test:old-browsers` alone: it takes half a minute.
 */

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** In the dark nothing but colors is different. */
const colorRules = ['color-contrast', 'link-in-text-block'];

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
    test(`finds nothing wrong with a page of each kind, on a ${colorScheme} system`, async (t) => {
      if (!browser) {
        t.skip();
        return;
      }
      const page = await browser.newPage({ colorScheme });
      const found: string[] = [];
      for (const [kind, path] of Object.entries(kinds)) {
        await page.goto(site.url + path);
        const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
        const { violations } = await (
          colorScheme === 'light' ? axe.withTags(rules) : axe.withRules(colorRules)
        ).analyze();
        for (const { id, nodes } of violations)
          found.push(`${kind} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
      }
      assert.deepEqual(found, []);
    });
});
