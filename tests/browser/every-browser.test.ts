import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { dist } from '../site/dist.ts';
import { serve, type Served } from '../site/serve.ts';
import { browsers, launchBrowser } from './browsers.ts';
import { journeysIn, tellMissing, type Engine } from './other-engines.ts';

/** Journeys in the browsers of the support policy; `npm run test:old-browsers` runs them in all. */

let site: Served;
before(async () => {
  site = await serve(dist);
});
after(() => site.close());

for (const name of browsers)
  describe(name, () => {
    let engine: Engine | undefined;
    before(async () => {
      engine = await launchBrowser(name);
      if (!engine) tellMissing(name, 'Debian’s package or `npm run test:old-browsers`');
    });
    after(() => engine?.close());
    const journey = journeysIn(() => engine);

    journey(
      'an article is read: its title, its first paragraph and its quotes are in the page',
      async (browser) => {
        await browser.goto(`${site.url}/articles/whoever-comes-first/`);
        const seen = await browser.run(() =>
          ['h1', '.prose > p', '.pull-quote'].map((selector) => {
            const { width, height } =
              document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
            return width > 100 && height > 20;
          }),
        );
        assert.deepEqual(seen, [true, true, true]);
      },
    );
  });
