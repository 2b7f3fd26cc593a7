import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { serve, type Served } from '../site/serve.ts';
import { dist } from './english.ts';
import { type Engine, journeysIn, launchFirefox, launchWebKit, tellMissing, until } from './other-engines.ts';

/** Journeys of sharing and searching in engines other than Chromium. They run where Debian's packages are installed. */
const engines = [
  { name: 'Firefox', launch: launchFirefox, from: 'firefox-esr' },
  { name: 'WebKit', launch: launchWebKit, from: 'webkit2gtk-driver and xvfb' },
];

for (const { name, launch, from } of engines)
  describe(`sharing and searching in ${name}`, () => {
    let engine: Engine | undefined;
    let site: Served;
    before(async () => {
      [engine, site] = await Promise.all([launch(), serve(dist)]);
      if (!engine) tellMissing(name, from);
    });
    after(async () => {
      await engine?.close();
      await site.close();
    });
    const journey = journeysIn(() => engine);

    journey('copying works, or the text is selected, and a message says which', async (browser) => {
      await browser.goto(`${site.url}/q/plainly-and-simply/`);
      await until(() => browser.run(() => customElements.get('share-panel') !== undefined));
      await browser.click('[data-copy=words]');
      const told = await until(() =>
        browser.run(() => document.querySelector('share-panel [role=status]')?.textContent),
      );
      const selected = await browser.run(() => {
        const field = document.activeElement;
        return field instanceof HTMLTextAreaElement
          ? field.value.slice(field.selectionStart, field.selectionEnd)
          : '';
      });
      const text =
        '“This is one bridge, plainly and simply.” — Mara Lind\nhttps://verbatim.example/q/plainly-and-simply/';
      if (told.includes('selected')) assert.equal(selected, text);
      else assert.equal(told, 'Text and link copied.');
    });

    journey(
      '/quotes/ after a reload has a group unfolded where a filter in it is chosen',
      async (browser) => {
        await browser.goto(`${site.url}/quotes/`);
        await browser.click('.filters details:last-of-type summary');
        await browser.click('.filters details:last-of-type label');
        await browser.run(() => {
          document.documentElement.dataset.before = '';
          setTimeout(() => {
            location.reload();
          });
        });
        await until(() =>
          browser.run(
            () => document.documentElement.dataset.before === undefined && document.readyState === 'complete',
          ),
        );
        const [chosen, open] = await browser.run(() => {
          const group = document.querySelector<HTMLDetailsElement>('.filters details:last-of-type');
          return [Boolean(group?.querySelector(':checked')), group?.open];
        });
        if (name === 'Firefox') assert.equal(chosen, true);
        assert.equal(open, chosen);
      },
    );

    journey(
      'the dialog on an article opens and closes by keyboard, and the focus comes back',
      async (browser) => {
        await browser.goto(`${site.url}/articles/one-bridge-two-entries/`);
        await browser.run(() => {
          document.querySelector<HTMLElement>('a.share')?.focus();
        });
        await browser.press('Enter');
        await until(() =>
          browser.run(
            () =>
              document.activeElement?.closest('dialog[open]') !== null &&
              document.activeElement?.textContent === 'Copy link',
          ),
        );
        await browser.press('Escape');
        await until(() => browser.run(() => document.querySelector('dialog') === null));
        await until(() => browser.run(() => document.activeElement?.className.split(' ').includes('share')));
      },
    );

    for (const [direction, path, words] of [
      [
        'left to right',
        '/articles/one-bridge-two-entries/',
        'grew loud after the water was measured in 1991',
      ],
      ['right to left', '/articles/one-bridge-two-entries-ar/', 'والخلاف في الحساب لا ينتهي'],
    ] as const)
      journey(`a selection can be shared, ${direction}, and the link scrolls to it`, async (browser) => {
        await browser.goto(site.url + path);
        await browser.run((wanted) => {
          const walker = document.createTreeWalker(document.querySelector('.prose') ?? document.body, 4);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = (node.nodeValue ?? '').indexOf(wanted);
            if (at === -1) continue;
            node.parentElement?.scrollIntoView({ block: 'center' });
            getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
            return;
          }
        }, words);
        await until(() => browser.run(() => document.querySelector('.share-offer') !== null));
        await browser.click('.share-offer');
        const link = await until(() =>
          browser.run(() => document.querySelector('dialog[open] .address')?.textContent),
        );
        assert.ok(link.startsWith(`https://verbatim.example${path}#:~:text=`), link);

        await browser.goto(link.replace('https://verbatim.example', site.url));
        const top = (wanted: string) => {
          const walker = document.createTreeWalker(document.querySelector('.prose') ?? document.body, 4);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = (node.nodeValue ?? '').indexOf(wanted);
            if (at === -1) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + wanted.length);
            return range.getBoundingClientRect().top / innerHeight;
          }
          return NaN;
        };
        await until(() => browser.run(() => scrollY > 0));
        const at = await browser.run(top, words);
        assert.ok(at > 0 && at < 1, `the text is in the window, at ${at} of its height`);
      });

    journey('a quote is followed to its place in the article', async (browser) => {
      await browser.goto(`${site.url}/q/plainly-and-simply/`);
      await until(() => browser.run(() => document.readyState === 'complete'));
      await browser.click('main a[href*="/articles/"][href*="#"]');
      await until(() => browser.run(() => location.pathname.startsWith('/articles/')));
      await until(() =>
        browser.run(() => document.querySelector('mark:target, :target mark, :target') !== null),
      );
    });

    journey('filters reduce the list of quotes', async (browser) => {
      await browser.goto(`${site.url}/quotes/`);
      const [count, shown] = await browser.run(() => {
        const input = document.querySelector<HTMLInputElement>('#topic-river-board');
        if (input) input.checked = true;
        const items = [...document.querySelectorAll<HTMLElement>('[data-filters]')];
        return [
          Number(input?.closest('label')?.querySelector('.count')?.textContent),
          items.filter((item) => item.offsetHeight > 0).length,
        ] as const;
      });
      assert.ok(count > 0);
      assert.equal(shown, count);
    });

    journey('results appear while typing, and the URL has the query', async (browser) => {
      await browser.goto(`${site.url}/search/`);
      await until(() => browser.run(() => customElements.get('search-page') !== undefined));
      await browser.run(typed, 'search-page [name=q]', 'evaporatng army');
      await until(() => browser.run(() => document.querySelector('[data-results] mark') !== null));
      const shown = () =>
        [...document.querySelectorAll<HTMLAnchorElement>('[data-results] h2 a')].map(
          ({ pathname }) => pathname,
        );
      const found = await browser.run(shown);
      assert.equal(found[0], '/articles/the-crew-on-paper/');
      assert.equal(await browser.run(() => location.search), '?q=evaporatng+army');
      await browser.goto(`${site.url}/search/?q=evaporatng+army`);
      await until(() => browser.run(() => document.querySelector('[data-results] mark') !== null));
      assert.deepEqual(await browser.run(shown), found);
      await browser.click('[data-results] h2 a');
      await until(() => browser.run(() => location.pathname === '/articles/the-crew-on-paper/'));
      await until(() => browser.run(() => !('highlights' in CSS) || CSS.highlights.has('found')));
      await until(() => browser.run(() => location.search === ''));
    });

    journey('the dialog opens with `/` and searches, and Escape returns the focus', async (browser) => {
      await browser.goto(`${site.url}/articles/three-ferries-three-rules/`);
      await until(() => browser.run(() => document.readyState === 'complete'));
      await browser.run(() => {
        document.querySelector<HTMLElement>('header a[href$="/search/"]')?.focus();
      });
      await browser.press('/');
      await until(() => browser.run(() => document.activeElement?.closest('dialog[open]') !== null));
      await browser.run(typed, 'dialog [name=q]', 'plainly and simply');
      await until(() =>
        browser.run(() => document.querySelector('dialog a[href="/q/plainly-and-simply/"]') !== null),
      );
      await browser.press('Escape');
      await until(() => browser.run(() => document.querySelector('dialog') === null));
      await until(() => browser.run(() => document.activeElement?.matches('header a[href$="/search/"]')));
      await browser.press('/');
      await until(() => browser.run(() => document.activeElement?.closest('dialog[open]') !== null));
      await browser.run(typed, 'dialog [name=q]', 'plainly and simply');
      await until(() =>
        browser.run(() => document.querySelector('dialog a[href="/q/plainly-and-simply/"]') !== null),
      );
      await browser.click('dialog a[href="/q/plainly-and-simply/"]');
      await until(() => browser.run(() => location.pathname === '/q/plainly-and-simply/'));
    });
  });

/** Sets the value of a field as typing does; runs in the page. */
function typed(field: string, words: string) {
  const input = document.querySelector<HTMLInputElement>(field);
  if (!input) return;
  input.value = words;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
