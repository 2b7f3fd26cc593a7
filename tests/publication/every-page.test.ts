import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { loadAxe, newColorViolations, rulesOfStructure, violationsOf } from '../browser/axe.ts';
import { type OpenSite, openSite } from '../browser/open-site.ts';
import { dist, linkTo } from '../site/dist.ts';
import { pages } from '../site/parsed.ts';

const schemes = ['light', 'dark', 'forced'] as const;
/** The number of tabs that uses two cores well. */
const tabs = 2;

/** In each scheme, the looks of texts and links that were judged on an earlier page. */
const judgedLooks = { light: new Set<string>(), dark: new Set<string>(), forced: new Set<string>() };
const found = { light: [] as string[], dark: [] as string[], forced: [] as string[], faults: [] as string[] };
let judged = 0;
let site: OpenSite;

/** Visits all pages once; each test below judges one kind of finding. */
before(async () => {
  site = await openSite({ folder: dist, base: linkTo('/') });
  const waiting = pages.filter(({ redirect }) => !redirect).map(({ path }) => path);
  const walk = async () => {
    const { page, errors } = await site.tab();
    await loadAxe(page);
    let order = [...schemes];
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      await page.goto(linkTo(path === '/404' ? '/404.html' : path));
      for (const scheme of order) {
        await page.emulateMedia(
          scheme === 'forced'
            ? { colorScheme: 'dark', forcedColors: 'active' }
            : { colorScheme: scheme, forcedColors: 'none' },
        );
        // In dark and forced colors, only colors differ.
        const violations = scheme === 'light' ? await violationsOf(page, rulesOfStructure) : [];
        violations.push(...(await newColorViolations(page, judgedLooks[scheme])));
        for (const violation of violations) found[scheme].push(`${path} ${violation}`);
      }
      // The next page is judged first as this one was last: a browser takes as long to change colors as to judge them.
      order = order.reverse();
      for (const error of errors.splice(0)) found.faults.push(`${path} ${error}`);
      judged++;
    }
  };
  await Promise.all(Array.from({ length: tabs }, walk));
});
after(() => site.close());

for (const scheme of schemes)
  test(`axe finds no violation on any page in ${scheme} colors`, () => {
    assert.ok(judged > 0);
    assert.deepEqual(found[scheme], []);
  });

test('under a strict content policy, no page fails to load a file, contacts another host, or logs an error', () => {
  assert.equal(judged, pages.filter(({ redirect }) => !redirect).length);
  assert.deepEqual(found.faults, []);
});
