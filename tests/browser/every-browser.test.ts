import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { serve, type Served } from '../site/serve.ts';
import { browsers, launchBrowser } from './browsers.ts';
import { dist } from './english.ts';
import { illegible } from './legible.ts';
import { type Engine, journeysIn, tellMissing, until } from './other-engines.ts';

/** Journeys in the browsers of the support policy; `npm run test:old-browsers` runs them in all of them. */

const english = '/articles/one-bridge-two-entries/';
const arabic = '/articles/one-bridge-two-entries-ar/';

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
    const define = journeysIn(() => engine);
    /** The page that the last journey left open and as it was. */
    let open: string | undefined;
    const journey = (what: string, go: (browser: Engine) => Promise<void>) => {
      define(what, (browser) => {
        open = undefined;
        return go(browser);
      });
    };
    /** Defines a journey that leaves its page as it was, so that the next one on this page need not load it again. */
    const journeyOn = (path: string, what: string, go: (browser: Engine) => Promise<void>) => {
      define(what, async (browser) => {
        const isOpen = open === path;
        open = undefined;
        if (!isOpen) await browser.goto(site.url + path);
        await go(browser);
        open = path;
      });
    };

    journeyOn(
      english,
      'an article is read: its title, its first paragraph and its quotes are in the page',
      async (browser) => {
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

    journeyOn(english, 'a first visit waits for its fonts without ever staying unseen', async (browser) => {
      const isSeen = () => getComputedStyle(document.body).opacity === '1';
      await until(() => browser.run(() => document.documentElement.dataset.fonts === undefined));
      assert.ok(await browser.run(isSeen));
      // As if the script had stopped.
      const unseen = await browser.run(() => {
        document.documentElement.dataset.fonts = '';
        return getComputedStyle(document.body).opacity;
      });
      assert.equal(unseen, '0');
      await until(() => browser.run(isSeen));
      await browser.run(() => {
        delete document.documentElement.dataset.fonts;
      });
    });

    journeyOn(
      english,
      'a quote is shared: the dialog has its words and its link, and copies them or shows them',
      async (browser) => {
        const quote = await browser.run(() => {
          const control = document.querySelector<HTMLAnchorElement>('.pull-quote a.share');
          const words = control?.parentElement?.querySelector('.words')?.textContent.trim();
          return { words: words ?? '', page: control ? new URL(control.href).pathname : '' };
        });
        await browser.click('.pull-quote a.share');
        // What comes last into the dialog, below its controls; until then they may move.
        await until(() => browser.run(() => document.querySelector('dialog[open] .share-qr svg') !== null));
        for (const [what, has] of [
          ['link', [quote.page]],
          ['words', [quote.words, quote.page]],
        ] as const) {
          await until(() =>
            browser.run((part) => document.querySelector(`dialog[open] [data-copy=${part}]`) !== null, what),
          );
          // Nothing is left of what was copied before.
          await browser.run(() => {
            const field = document.querySelector<HTMLTextAreaElement>('dialog[open] [data-by-hand-text]');
            if (field) field.hidden = true;
            document.querySelector('dialog[open] [role=status]')?.replaceChildren();
          });
          await browser.click(`dialog[open] [data-copy=${what}]`);
          // Browsers that block clipboard access from script show the text, selected, for manual copying.
          const told = await until(() =>
            browser.run(() => {
              const status = document.querySelector('dialog[open] [role=status]')?.textContent ?? '';
              const field = document.querySelector<HTMLTextAreaElement>('dialog[open] [data-by-hand-text]');
              return status ? { byHand: field && !field.hidden ? field.value : undefined } : undefined;
            }),
          );
          // WebDriver returns null for undefined.
          if (told.byHand)
            for (const part of has) assert.ok(told.byHand.includes(part), `${told.byHand}: ${part}`);
          const shown = await browser.run(() => document.querySelector('dialog[open]')?.textContent ?? '');
          for (const part of [quote.words, quote.page]) assert.ok(shown.includes(part), part);
        }
        assert.deepEqual(await browser.run(illegible), []);
        await browser.press('Escape');
        await until(() => browser.run(() => document.querySelector('dialog') === null));
      },
    );

    for (const [direction, path] of [
      ['left to right', english],
      ['right to left', arabic],
    ] as const)
      journeyOn(
        path,
        `every note opens inside the window, on phones and small tablets, ${direction}`,
        async (browser) => {
          for (const [width, height] of [
            [568, 320],
            [667, 375],
            [740, 360],
            [820, 500],
            [768, 1024],
            [360, 740],
          ] as const) {
            await browser.size(width, height);
            const { count, outside } = await browser.run(notesOutside);
            assert.ok(count >= 10);
            assert.deepEqual(outside, [], `${width}×${height}`);
          }
          await browser.size(1280, 800);
        },
      );

    for (const [direction, path, topic, summary] of [
      ['right to left', arabic, 'bridges', 'ما يعبر فوق النهر'],
      ['left to right', english, 'bridges', 'What spans the river'],
    ] as const)
      journeyOn(
        path,
        `a link shows a preview on hover and focus, which the pointer can enter and Escape closes, ${direction}`,
        async (browser) => {
          const link = `.topics a[href$="/topics/${topic}/"]`;
          const shown = () =>
            until(() =>
              browser.run(() => {
                const card = document.querySelector('.link-preview');
                const { left, right, top } = card?.getBoundingClientRect() ?? new DOMRect();
                return (
                  card && { text: card.textContent, isInside: left >= 0 && right <= innerWidth && top >= 0 }
                );
              }),
            );
          const gone = () => until(() => browser.run(() => document.querySelector('.link-preview') === null));
          await browser.hover(link);
          const { text, isInside } = await shown();
          assert.ok(text.includes(summary), text);
          assert.equal(isInside, true);
          assert.deepEqual(await browser.run(illegible), []);
          await browser.hover('.link-preview');
          // Longer than the time for which it waits for the pointer.
          await browser.run(() => new Promise((resolve) => setTimeout(resolve, 600)));
          await shown();
          await browser.hover('h1');
          await gone();
          await browser.run((wanted) => {
            document.querySelector<HTMLElement>(wanted)?.focus();
          }, link);
          await browser.press('Tab');
          await shown();
          // That of the link which had the focus before may still be there.
          const described = await until(() =>
            browser.run(() => document.activeElement?.getAttribute('aria-describedby')),
          );
          assert.equal(described, 'link-preview');
          await browser.press('Escape');
          await gone();
          assert.equal(await browser.run(() => document.activeElement?.matches('.topics a')), true);
        },
      );

    journey('a quotation is checked: asked in the form, and asked by a URL', async (browser) => {
      const answer = () =>
        until(() =>
          browser.run(() => {
            const section = document.querySelector<HTMLElement>('.answer');
            const data = document.querySelector('#answer')?.textContent;
            return section && data
              ? { kind: section.dataset.kind, told: JSON.parse(data) as unknown }
              : undefined;
          }),
        );
      await browser.goto(`${site.url}/verify/`);
      await browser.click('verify-page textarea');
      await browser.type('The ribbon was cut in the rain, and the rain is in no entry');
      await browser.click('verify-page [type=submit]');
      assert.equal((await answer()).kind, 'exact');
      assert.equal(await browser.run(() => location.href), `${site.url}/verify/`);
      assert.equal(await browser.run(() => document.activeElement?.id), 'verdict');
      assert.deepEqual(await browser.run(illegible), []);
      await browser.goto(`${site.url}/ar/verify/#text=The%20clerk%20was%20blameless`);
      assert.equal((await answer()).kind, 'withdrawn');
      assert.deepEqual(await browser.run(illegible), []);
    });

    journey('a selection can be shared, with a link to it', async (browser) => {
      await browser.goto(site.url + english);
      const words = await browser.run(selectWords);
      await until(() => browser.run(() => document.querySelector('button.share-offer') !== null));
      await browser.click('button.share-offer');
      const shown = await until(() =>
        browser.run(() => {
          const text = (part: string) => document.querySelector(`dialog[open] ${part}`)?.textContent;
          const said = text('.words');
          return said ? { said, address: text('.address') ?? '' } : undefined;
        }),
      );
      assert.ok(shown.said.includes(words), shown.said);
      const fragment = decodeURIComponent(shown.address.split('#:~:text=')[1] ?? '');
      assert.ok(fragment.includes(words.split(' ')[0] ?? ''), shown.address);
    });

    for (const [how, marks] of [
      ['with markup in the page, as Chrome does', true],
      ['with only other words, as Safari does', false],
    ] as const)
      journey(
        `of a page that was translated ${how}, a quote has its own words and other words are not shared`,
        async (browser) => {
          await browser.goto(site.url + english);
          const words = await browser.run((isMarked) => {
            const quoted = document.querySelector('.pull-quote .words')?.textContent.trim() ?? '';
            if (isMarked) {
              document.documentElement.lang = 'de';
              document.documentElement.classList.add('translated-ltr');
            }
            for (const element of document.querySelectorAll('h1, .prose > p, .pull-quote .words'))
              element.textContent = 'Übersetzte Worte dieser Seite, alle gleich.';
            return quoted;
          }, marks);
          await browser.run(selectWords);
          await until(() => browser.run(() => document.querySelector('p.share-offer') !== null));
          const offered = await browser.run(() => ({
            button: document.querySelector('button.share-offer') !== null,
            notice: document.querySelector('p.share-offer')?.textContent,
          }));
          assert.equal(offered.button, false);
          assert.match(offered.notice ?? '', marks ? /./ : /machine translation/);
          await browser.run(() => {
            getSelection()?.removeAllRanges();
          });
          await browser.click('.pull-quote a.share');
          const shown = await until(() =>
            browser.run(() => document.querySelector('dialog[open] .words')?.textContent),
          );
          assert.ok(shown.includes(words), shown);
        },
      );
  });

/** Selects the first words of an article, in the middle of the window, and returns them. */
function selectWords(): string {
  const paragraph = document.querySelector('.prose > p:not(.correction)');
  const text = paragraph && document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode();
  if (!(text instanceof Text)) throw new Error('no text');
  paragraph?.scrollIntoView({ block: 'center', behavior: 'instant' });
  const words = text.data.split(' ').slice(0, 4).join(' ');
  const range = document.createRange();
  range.setStart(text, 0);
  range.setEnd(text, words.length);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  return words;
}

/** Text and boxes with their own colors. */
const pages = {
  'the front page': '/',
  'an article': english,
  'an article in Arabic': arabic,
  'a timeline': '/articles/how-the-ledger-grew/',
  charts: '/articles/the-crew-on-paper/',
  'a quote': '/q/whose-line-it-was/',
  'a quote in a frame': '/q/whose-line-it-was/embed/',
  search: '/search/?q=army',
};

/** Engines without an old version are only tested by `npm run test:old-browsers`, because they start slowly. */
const isAll = process.env.VERBATIM_BROWSERS !== undefined;
for (const name of browsers.filter((browser) => isAll || browser.startsWith('chromium')))
  for (const dark of [false, true])
    describe(`colors in ${name}, on a ${dark ? 'dark' : 'light'} system`, () => {
      let engine: Engine | undefined;
      before(async () => {
        engine = await launchBrowser(name, { dark });
      });
      after(() => engine?.close());
      const journey = journeysIn(() => engine);

      const system = dark ? 'dark' : 'light';
      const chosen = dark ? 'light' : 'dark';

      journey(
        `are those the reader chose, ${chosen}, and those of the system without a choice`,
        async (browser) => {
          const colorsAre = async (scheme: 'light' | 'dark', what: string) => {
            assert.deepEqual(await browser.run(illegible), [], `${what}, ${scheme}`);
            assert.equal(await browser.run(isDark), scheme === 'dark', what);
          };
          await browser.goto(`${site.url}/about/`);
          // A tab of WebKit's is never new.
          await browser.run(choose, null);
          await colorsAre(system, 'about the site');
          await browser.run(choose, chosen);
          for (const [what, path] of Object.entries(pages)) {
            await browser.goto(site.url + path);
            if (path.startsWith('/search/'))
              await until(() =>
                browser.run(() => document.querySelector('[data-results][aria-busy=false]') !== null),
              );
            // A frame on another site follows the reader’s system, because nothing is stored there.
            if (path.endsWith('/embed/')) {
              await colorsAre(system, what);
              continue;
            }
            await colorsAre(chosen, what);
            await browser.run(choose, null);
            await colorsAre(system, what);
            await browser.run(choose, chosen);
          }
          await browser.goto(site.url + english);
          await browser.click('header a[href="/search/"]');
          await until(() =>
            browser.run(() => document.querySelector('dialog[open] input') === document.activeElement),
          );
          await browser.type('army');
          await until(() => browser.run(() => document.querySelector('dialog[open] .results mark') !== null));
          await colorsAre(chosen, 'the search dialog');
          await browser.run(choose, null);
          await colorsAre(system, 'the search dialog');
        },
      );
    });

const isDark = () =>
  Number(/\d+/.exec(getComputedStyle(document.documentElement).backgroundColor)?.[0]) < 100;

/** Stores a choice of colors, or none, and tells the page, as another tab would. */
function choose(scheme: string | null): void {
  if (scheme) localStorage.setItem('appearance', JSON.stringify({ scheme }));
  else localStorage.clear();
  dispatchEvent(new Event('storage'));
}

/** Opens every note at its reference. Returns the number of notes, and those that are not completely visible or scrollable. */
async function notesOutside(): Promise<{ count: number; outside: string[] }> {
  const marks = [...document.querySelectorAll<HTMLAnchorElement>('.prose sup a[href^="#Note-"]')];
  const outside: string[] = [];
  // Chromium 119 places a right-to-left note over the space of the scrollbar, where only its padding is.
  const gutter = 15.5;
  for (const mark of marks) {
    mark.scrollIntoView({ block: 'center', behavior: 'instant' });
    mark.click();
    // If a link is followed, the page scrolls in the next frame.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const note = document.querySelector<HTMLElement>(mark.hash);
    if (!note) throw new Error(mark.hash);
    const { top, bottom, left, right } = note.getBoundingClientRect();
    const isOver = note.hasAttribute('popover');
    // A note that is followed as a link is where the browser scrolls to; its end may be below the window.
    const isSeen = isOver
      ? top >= -0.5 && bottom <= innerHeight + 0.5 && left >= -gutter && right <= innerWidth + 0.5
      : location.hash === mark.hash && top >= 0 && top < innerHeight;
    if (!isSeen) outside.push(`${mark.hash}: ${[top, bottom, left, right].map(Math.round).join(' ')}`);
    if (isOver) note.hidePopover();
  }
  return { count: marks.length, outside };
}
