import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { kinds } from './kinds.ts';
import { type OpenSite, openSite } from './open-site.ts';
import { waitForFonts } from './own-fonts.ts';
import { answered } from './search-list.ts';

/**
 * Compares the first screen of nine pages, on a phone and a desktop, light and dark, with reviewed screenshots.
 * UPDATE_GOLDEN=1 takes the screenshots again: review each change. The bundled browser has no fonts except the
 * site’s, so that screenshots do not depend on the machine; other browsers render text differently and are skipped.
 * One pixel in a thousand may differ by more than a shade.
 */
const share = 1 / 1000;
const shade = 0.1;
const folder = join(import.meta.dirname, 'golden');
const versionFile = join(folder, 'browser-version');
const update = process.env.UPDATE_GOLDEN === '1';

const judged = [
  'the front page',
  'an article',
  'an article in Arabic',
  'an article with a timeline',
  'a topic',
  'a quote',
  'all quotes',
  'a person',
  'search with results',
] as const;
const windows = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } };

let site: OpenSite;
before(async () => {
  site = await openSite();
  mkdirSync(folder, { recursive: true });
  if (update) writeFileSync(versionFile, `${site.browser.version()}\n`);
});
after(() => site.close());

for (const [where, viewport] of Object.entries(windows))
  describe(`on a ${where}`, () => {
    let page: Page;
    before(async () => {
      ({ page } = await site.tab({ viewport, reducedMotion: 'reduce' }));
      await waitForFonts(page);
    });
    after(() => page.context().close());

    /** What is open: the second picture of a page is taken without loading it again. */
    let open: string | undefined;
    async function show(kind: (typeof judged)[number]): Promise<void> {
      if (open === kind) return;
      await page.goto(kinds[kind], { waitUntil: 'networkidle' });
      await page.evaluate(() => {
        // Text in a system font depends on the machine.
        for (const name of document.querySelectorAll('[hreflang] > bdi')) name.remove();
        return document.fonts.ready;
      });
      // The first result is shown alone for a moment, and the counts next to filters arrive last.
      if (kind.startsWith('search')) await answered(page);
      open = kind;
    }

    for (const kind of judged)
      for (const colorScheme of ['light', 'dark'] as const)
        test(`${kind} in ${colorScheme} colors`, async (t) => {
          if (site.browser.version() !== readFileSync(versionFile, 'utf8').trim()) {
            t.skip(`the pictures are of Chromium ${readFileSync(versionFile, 'utf8').trim()}`);
            return;
          }
          await page.emulateMedia({ colorScheme });
          await show(kind);
          const seen = await page.screenshot();
          const file = join(folder, `${kind.replaceAll(' ', '-')}-${where}-${colorScheme}.png`);
          const fault = existsSync(file)
            ? await differenceFrom(readFileSync(file), seen)
            : 'there is no picture yet';
          if (update && fault !== undefined) writeFileSync(file, await small(seen));
          else assert.equal(fault, undefined, `${file}: ${fault ?? ''}`);
        });
  });

/** 64 colors reveal a shifted line as well as all colors, in a fifth of the bytes; with sixteen, palettes differed between runs. */
const small = (picture: Buffer) =>
  sharp(picture).png({ palette: true, colours: 64, dither: 0, effort: 10 }).toBuffer();

/** Fewer colors take longer to choose than to compare with: a screenshot gets them only if it differs with its own. */
const differenceFrom = async (golden: Buffer, seen: Buffer) =>
  (await difference(seen, golden)) && (await difference(await small(seen), golden));

async function difference(seen: Buffer, golden: Buffer): Promise<string | undefined> {
  const raw = (picture: Buffer) => sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const [a, b] = [await raw(seen), await raw(golden)];
  const { width, height } = a.info;
  if (width !== b.info.width || height !== b.info.height)
    return `${width}×${height} in place of ${b.info.width}×${b.info.height}`;
  const pixels = pixelmatch(a.data, b.data, undefined, width, height, { threshold: shade });
  return pixels > width * height * share ? `${pixels} pixels differ` : undefined;
}
