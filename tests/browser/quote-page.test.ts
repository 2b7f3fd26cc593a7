import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import jsqr from 'jsqr';
import type { Locator } from 'playwright-core';
import { PNG } from 'pngjs';
import { extractText, getDocumentProxy } from 'unpdf';
import { dist } from './english.ts';
import { newTab, type OpenSite, openSite, read } from './open-site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

const page = '/q/whose-line-it-was/';
const url = `https://verbatim.example${page}`;
const published = readdirSync(`${dist}/q`).filter((id) =>
  readFileSync(`${dist}/q/${id}/index.html`, 'utf8').includes('class="actions'),
);

/** Returns what a scanner reads from an element on the screen. */
async function scanned(code: Locator): Promise<string | undefined> {
  const { data, width, height } = PNG.sync.read(await code.screenshot());
  return jsqr(new Uint8ClampedArray(data), width, height)?.data;
}

describe('the first screen of a quote’s page', () => {
  test('has quote, speaker, article, source, URL and what to do next, on a phone of 360×740; text after the quote fades out in at most nine lines, on wider screens, too', async () => {
    const widths = [360, 600, 1440];
    const fading = new Set<number>();
    await read(site, page, async (open) => {
      for (const id of published) {
        await open.goto(`/q/${id}/`, { waitUntil: 'commit' });
        // All of it, with its styles; what scripts add is not looked at.
        await open.waitForFunction(
          () =>
            document.readyState !== 'loading' &&
            [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].every(
              ({ sheet }) => sheet,
            ),
        );
        for (const width of widths) {
          await open.setViewportSize({ width, height: 740 });
          const { below, fade, lines, bottom } = await open.locator('.place').evaluate(async (place) => {
            // Until they are there, words take other lines.
            await document.fonts.ready;
            const { lineHeight, maskImage } = getComputedStyle(place);
            const box = place.getBoundingClientRect();
            const [last] = [...(place.querySelector('.hand')?.getClientRects() ?? [])].slice(-1);
            return {
              below: box.bottom - (last?.bottom ?? 0),
              fade: Number.parseFloat(/([\d.]+)px\)$/.exec(maskImage)?.[1] ?? '0'),
              lines: box.height / Number.parseFloat(lineHeight),
              bottom: document.querySelector('.actions')?.getBoundingClientRect().bottom ?? 0,
            };
          });
          assert.ok(Math.round(lines) <= 9, `${id}: ${lines} lines at ${width}`);
          if (width === 360) assert.ok(bottom > 0 && bottom <= 740, `${id}: its actions end at ${bottom}`);
          if (fade > 0) fading.add(width);
          // The box of the stroke reaches a little into the line below.
          assert.ok(
            below > fade - 9 || fade === 0,
            `${id}: fades ${fade}, and the quote ends ${below} above the end, at ${width}`,
          );
        }
      }
    });
    assert.deepEqual([...fading], widths);
  });

  test('says next to the publication’s name what it is', () =>
    read(site, page, async (open) => {
      await open.setViewportSize({ width: 360, height: 740 });
      const [name, tagline] = await open
        .locator('header.page > .wordmark, header.page > p')
        .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect()));
      const written = await open.locator('header.page > p').innerText();
      assert.ok(written.length > 10 && (await open.locator('footer').innerText()).includes(written));
      assert.ok(name && tagline && tagline.left > name.right && tagline.bottom < name.bottom + 10);
    }));

  test('of the publication’s own words says who wrote them, in which section, and why to trust them', () =>
    read(site, '/q/the-gate-at-mill-lane/', async (open) => {
      await open.setViewportSize({ width: 360, height: 740 });
      const credit = open.locator('figure.quote figcaption');
      const written = (await credit.innerText()).replace(/\s+/gu, ' ');
      for (const part of [
        /^\S.*’s own words By Town desk, Nia Okoro In One bridge, two entries, section Who opened the gate at Mill Lane · Analysis, /u,
        /The article cites \d+ sources\. In our public ledger since \d+ \w+ \d{4}\. Link to this quote: verbatim/u,
      ])
        assert.match(written, part);
      assert.deepEqual(
        await credit
          .locator('a')
          .evaluateAll((links) => links.map((link) => link.getAttribute('href')).slice(0, 5)),
        [
          '/people/town-desk/',
          '/people/nia-okoro/',
          '/articles/one-bridge-two-entries/',
          '/articles/one-bridge-two-entries/#who-opened-the-gate-at-mill-lane',
          '/articles/one-bridge-two-entries/sources/',
        ],
      );
    }));

  test('announces the text around the quote as such, and the quote as a quotation', () =>
    read(site, page, async (open) => {
      const snapshot = await open.locator('figure.quote').ariaSnapshot();
      const [beforeAt, quoteAt, afterAt] = ['Before the quote:', '- blockquote:', 'After the quote:'].map(
        (part) => snapshot.indexOf(part),
      );
      assert.ok(beforeAt !== undefined && quoteAt !== undefined && afterAt !== undefined);
      assert.ok(beforeAt >= 0 && beforeAt < quoteAt && quoteAt < afterAt, snapshot);
    }));
});

test('what a finger presses on a quote’s page is 44 px high, unless it is in a line of text', () =>
  read(site, page, async (open) => {
    await open.setViewportSize({ width: 360, height: 740 });
    for (const path of [page, '/q/the-gate-at-mill-lane/', '/q/plainly-and-simply-ar/']) {
      await open.goto(path);
      const small = await open.locator('body > header, main').evaluateAll((parts) =>
        parts
          .flatMap((part) => [...part.querySelectorAll<HTMLElement>('a, button, summary')])
          .filter((control) => {
            const line = control.closest('p, h1, li');
            const isAlone = !line || line.textContent.trim() === control.textContent.trim();
            const { width, height } = control.getBoundingClientRect();
            const isRow = line && getComputedStyle(line).display === 'flex';
            return width > 1 && height < 43.9 && (isAlone || isRow);
          })
          .map((control) => `${control.textContent.trim()}: ${control.getBoundingClientRect().height}`),
      );
      assert.deepEqual(small, [], path);
    }
  }));

describe('the QR code of a quote', () => {
  test('is shown on its page when asked, and leads there, in light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const)
      await read(
        site,
        page,
        async (open) => {
          const code = open.locator('.share-qr svg');
          assert.equal(await code.isVisible(), false);
          await open.click('.share-qr summary');
          assert.equal(await scanned(code), url);
        },
        { colorScheme },
      );
  });

  test('is in the share dialog of the article', () =>
    read(site, '/articles/one-bridge-two-entries/', async (open) => {
      await open.click(`.pull-quote a[href="${page}#share"]`);
      await open.click('dialog .share-qr summary');
      assert.equal(await scanned(open.locator('dialog .share-qr svg')), url);
    }));
});

test('a printed quote has its paragraph, its speaker, its article and its URL, and nothing to press', () =>
  read(
    site,
    page,
    async (open) => {
      const pdf = await getDocumentProxy(new Uint8Array(await open.pdf({ format: 'A4' })));
      const { text } = await extractText(pdf, { mergePages: true });
      const plain = text.replace(/\s+/g, ' ');
      for (const part of ['nobody asked whose line it was', 'Ada Quill', 'One bridge, two entries', url, '…'])
        assert.ok(plain.includes(part), `${part} in ${plain}`);
      for (const part of ['Read in context', 'Share', 'Copy link']) assert.ok(!plain.includes(part), part);
      await open.emulateMedia({ media: 'print' });
      assert.equal(await scanned(open.locator('figcaption svg.qr')), url);
    },
    newTab,
  ));

test('the card is below the first screen, and is loaded after it', () =>
  read(site, page, async (open) => {
    const card = open.locator('.share-card img');
    assert.equal(await card.getAttribute('loading'), 'lazy');
    await card.scrollIntoViewIfNeeded();
    await open.waitForFunction(
      () => (document.querySelector<HTMLImageElement>('.share-card img')?.naturalWidth ?? 0) === 1200,
    );
  }));
