import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { pages } from '../site/parsed.ts';
import { openSite, type OpenSite } from './open-site.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** In dark colours, and in the reader’s own, nothing but colours is different. */
const colourRules = ['color-contrast', 'link-in-text-block'];
const schemes = ['light', 'dark', 'forced'] as const;
/** As many tabs as make good use of two cores. */
const tabs = 2;

const found = { light: [] as string[], dark: [] as string[], forced: [] as string[], faults: [] as string[] };
let judged = 0;
let site: OpenSite;

/** One walk over all pages, whose findings the tests below judge one kind at a time. */
before(async () => {
  site = await openSite();
  const waiting = pages.filter(({ forward }) => !forward).map(({ path }) => path);
  const walk = async () => {
    const { page, faults } = await site.tab();
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      await page.goto(path === '/404' ? '/404.html' : path);
      for (const scheme of schemes) {
        await page.emulateMedia(
          scheme === 'forced'
            ? { colorScheme: 'dark', forcedColors: 'active' }
            : { colorScheme: scheme, forcedColors: 'none' },
        );
        // Legacy mode judges in the page itself; there are no frames for which the other would be needed.
        const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
        const { violations } = await (
          scheme === 'light' ? axe.withTags(rules) : axe.withRules(colourRules)
        ).analyze();
        for (const { id, nodes } of violations)
          found[scheme].push(`${path} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
      }
      for (const fault of faults.splice(0)) found.faults.push(`${path} ${fault}`);
      judged++;
    }
  };
  await Promise.all(Array.from({ length: tabs }, walk));
});
after(() => site.close());

for (const scheme of schemes)
  test(`axe finds nothing wrong with any page in ${scheme} colours`, () => {
    assert.ok(judged > 0);
    assert.deepEqual(found[scheme], []);
  });

test('no page fails to load anything, asks another host, or says an error, under a strict content policy', () => {
  assert.equal(judged, pages.filter(({ forward }) => !forward).length);
  assert.deepEqual(found.faults, []);
});
