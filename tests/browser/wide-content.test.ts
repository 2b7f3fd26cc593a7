import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { type OpenSite, openSite, read, type Tab } from './open-site.ts';
import { buildWideSite, citedTimes, wideArticles } from './wide-site.ts';

/** Articles with words, code, tables, numbers and URLs wider than a phone: they scroll or break inside their boxes. */
const folder = buildWideSite();
let site: OpenSite;
before(async () => {
  site = await openSite({ folder });
});
after(() => site.close());

const phone = { viewport: { width: 320, height: 640 } };
const desk = { viewport: { width: 1280, height: 800 } };

/** Returns the number of pixels by which the page is wider than the window. */
const excess = (page: Page) =>
  page.evaluate(
    () => (document.scrollingElement?.scrollWidth ?? Infinity) - document.documentElement.clientWidth,
  );

for (const { slug, lang, word, first, second } of wideArticles) {
  const path = `/articles/${slug}/`;

  describe(`an article in ${lang} with wide content`, () => {
    for (const page of [path, `${path}sources/`, `/q/first-${lang}/`, `/q/second-${lang}/`])
      test(`${page} is as wide as the window, from a small phone to a desk`, async () => {
        await read(site, page, async (open) => {
          for (const width of [320, 360, 768, 1280]) {
            await open.setViewportSize({ width, height: 640 });
            assert.ok((await excess(open)) <= 0, `${width} pixels`);
          }
        });
      });

    test('scrollable boxes are focusable, have a name, and indicate at which edge there is more', async () => {
      await read(
        site,
        path,
        async (page) => {
          const boxes = page.locator('.prose :is(pre, .table-box):visible');
          assert.equal(await boxes.count(), 2);
          for (const box of await boxes.all()) {
            assert.ok(await box.evaluate((node) => node.scrollWidth > node.clientWidth), 'it scrolls');
            await box.focus();
            assert.ok(await box.evaluate((node) => node === document.activeElement), 'it has the focus');
            assert.match(await box.ariaSnapshot(), /^- (?:group|region) ".+"/);
            await box.blur();
            await box.scrollIntoViewIfNeeded();
            const toStart = lang === 'ar' && (await box.evaluate((node) => node.matches('.table-box')));
            const [near, far] = toStart ? (['right', 'left'] as const) : (['left', 'right'] as const);
            const before = await shades(box);
            assert.ok(before[far] > before[near] + 8, `more at the ${far}: ${JSON.stringify(before)}`);
            await box.evaluate(
              (node, end) => {
                node.scrollLeft = end;
              },
              toStart ? -1e6 : 1e6,
            );
            const afterwards = await shades(box);
            assert.ok(
              afterwards[near] > afterwards[far] + 8,
              `then more at the ${near}: ${JSON.stringify(afterwards)}`,
            );
          }
        },
        phone,
      );
    });

    const back = (page: Page) => page.locator('#Note-1 > a[href^="#Mark-"], #Note-1 > p > a[href^="#Mark-"]');

    describe('on a desk', () => {
      let tab: Tab;
      before(async () => {
        tab = await site.tab();
        await tab.page.goto(path);
      });
      after(async () => {
        assert.deepEqual(tab.errors, []);
        await tab.page.context().close();
      });

      test('the links of each pull-quote are named after its text', async () => {
        for (const [id, words] of [
          [`first-${lang}`, first],
          [`second-${lang}`, `${second} ${word}`],
        ] as const)
          for (const target of [`/q/${id}/`, `/q/${id}/#share`]) {
            const link = tab.page.locator(`.pull-quote a[href="${target}"]`);
            assert.ok((await link.ariaSnapshot()).includes(words), target);
          }
      });

      test('a note has a link back to each of its references, each with a unique name', async () => {
        assert.equal(await tab.page.locator('.prose sup a[href="#Note-1"]').count(), citedTimes);
        assert.equal(await back(tab.page).count(), citedTimes);
        const names = await Promise.all((await back(tab.page).all()).map((link) => link.ariaSnapshot()));
        assert.equal(new Set(names.map((name) => name.split('\n')[0])).size, citedTimes, names.join('\n'));
      });

      test('numbers of three hundred digits are abbreviated', async () => {
        for (const figure of await tab.page.locator('.chart .figure').allTextContents())
          assert.ok(figure.length > 2 && figure.length < 60, figure);
      });
    });

    for (const [how, options, opens] of [
      ['as a popover', phone, true],
      ['in the margin', desk, true],
      ['in the list, without script', { ...phone, javaScriptEnabled: false }, false],
    ] as const)
      test(`${how}, each link back leads to its reference`, async () => {
        await read(
          site,
          path,
          async (page) => {
            for (let place = 0; place < citedTimes; place++) {
              const mark = page.locator('.prose sup a[href="#Note-1"]').nth(place);
              const id = (await mark.getAttribute('id')) ?? '';
              if (opens) {
                await mark.click();
                await page.waitForFunction(() => document.activeElement?.id === 'Note-1');
              }
              await back(page).nth(place).click();
              await page.waitForURL(`**#${id}`);
              await page.waitForFunction((id) => {
                const target = document.querySelector(':target');
                const { top = -1 } = target?.getBoundingClientRect() ?? {};
                return target?.id === id && top >= 0 && top < innerHeight;
              }, id);
            }
          },
          options,
        );
      });
  });
}

/** Returns the difference of both edges of a box from the background color, from 0 to 255, below the text. */
async function shades(box: ReturnType<Page['locator']>): Promise<{ left: number; right: number }> {
  const { data, info } = await sharp(await box.screenshot())
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const column = (x: number) =>
    Array.from({ length: height }, (_, y) => data[(y * width + x) * channels] ?? 0).sort((a, b) => a - b);
  const median = (values: number[]) => values[Math.floor(values.length / 2)] ?? 0;
  const paper = Math.max(...data);
  return { left: paper - median(column(1)), right: paper - median(column(width - 2)) };
}
