import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { serve, type Served } from '../site/serve.ts';
import { browsers, launchBrowser } from './browsers.ts';
import type { InPage } from './in-page-passages.ts';
import { type Engine, journeysIn, tellMissing, until } from './other-engines.ts';

/**
 * Two hundred selections, made as readers make them, on a page with difficult content: note numbers next to words, deleted words,
 * table cells, repeated words, pull-quotes, Arabic. The text that a link highlights must equal the shared text.
 */

const folder = mkdtempSync(join(tmpdir(), 'verbatim-passages-'));
let site: Served;
before(async () => {
  cpSync(fileURLToPath(new URL('../fixtures/passages/', import.meta.url)), folder, { recursive: true });
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('in-page-passages.ts', import.meta.url))],
    bundle: true,
    write: false,
    target: 'es2022',
  });
  writeFileSync(join(folder, 'passages.js'), outputFiles[0]?.contents ?? '');
  site = await serve(folder, { strict: false });
});
after(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

const ways = [
  'drag',
  'backward',
  'words',
  'characters',
  'triple click',
  'across blocks',
  'a whole block',
] as const;
interface Share {
  way: string;
  words: string;
  url: string;
  marked: string | null;
}

/** Selects text in the page, shares each selection, and finds what its link highlights. Runs in the page. */
function shareAll(count: number, kinds: readonly string[]): Share[] {
  const page = window as unknown as InPage;
  // A linear congruential generator, for the same numbers everywhere.
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor(seed / 65536) % below;
  };
  const prose = document.querySelector('.prose');
  const selection = getSelection();
  if (!prose || !selection) throw new Error('no text');
  const blocks = 'p, li, td, th, h2, h3';
  const texts = () => {
    const walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT);
    const list: Text[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) list.push(node as Text);
    return list.filter(
      ({ data, parentElement }) => data.trim() !== '' && !parentElement?.closest('.pull-quote, .gone'),
    );
  };
  const shares: Share[] = [];
  for (let tries = 0; shares.length < count && tries < count * 3; tries++) {
    const list = texts();
    const at = random(list.length);
    const text = list[at];
    if (!text) continue;
    const way = kinds[tries % kinds.length] ?? '';
    const other = list[Math.min(list.length - 1, at + random(way === 'across blocks' ? 12 : 4))] ?? text;
    const block = text.parentElement?.closest(blocks) ?? prose;
    if (way === 'triple click') {
      // Browsers end the selection at the start of the next block.
      const next = list.slice(at).find((node) => !block.contains(node));
      const following = next?.parentElement?.closest(blocks);
      if (following) selection.setBaseAndExtent(block, 0, following, 0);
    } else if (way === 'a whole block') selection.selectAllChildren(block);
    else if (way === 'words' || way === 'characters') {
      selection.collapse(text, random(text.length));
      for (let steps = 3 + random(way === 'words' ? 6 : 60); steps > 0; steps--)
        selection.modify('extend', 'forward', way === 'words' ? 'word' : 'character');
    } else {
      const ends = [text, random(text.length), other, 1 + random(other.length)] as const;
      if (way === 'backward') selection.setBaseAndExtent(ends[2], ends[3], ends[0], ends[1]);
      else selection.setBaseAndExtent(...ends);
    }
    const shared = page.shared();
    if (!shared) continue;
    const { words, url } = shared;
    shares.push({ way, words, url, marked: url.includes(':~:') ? page.marked(url) : null });
  }
  return shares;
}

/** Returns text without white space and the characters that mark superscripts. */
const bare = (text: string) => text.normalize('NFKC').replace(/[\s^_]+/g, '');

for (const name of browsers)
  describe(`passages shared in ${name}`, () => {
    let engine: Engine | undefined;
    before(async () => {
      engine = await launchBrowser(name);
      if (!engine) tellMissing(name, 'Debian’s package');
    });
    after(() => engine?.close());
    const journey = journeysIn(() => engine);

    journey(
      'two hundred selections: the words a link marks are the words that were shared',
      async (browser) => {
        await browser.goto(site.url);
        const shares = await browser.run(shareAll, 200, ways);
        assert.equal(shares.length, 200);
        const linked = shares.filter(({ marked }) => marked !== null);
        assert.deepEqual(
          linked.filter(({ words, marked }) => bare(words) !== bare(marked ?? '')),
          [],
        );
        // If no fragment is unique, the URL has the heading above: rarely, and never for a whole block.
        assert.ok(linked.length >= 195, `${linked.length} of 200 have a text fragment`);
        assert.deepEqual(new Set(linked.map(({ way }) => way)), new Set(ways));
        for (const { url } of shares)
          assert.match(url, /^\/#[\x21-\x7e]+$/, 'no characters at which chat programs end a URL');
      },
    );

    journey('a selection is reduced to text and extended to whole words', async (browser) => {
      await browser.goto(site.url);
      const share = (from: string, to: string) =>
        browser.run(
          (start, end) => {
            const find = (wanted: string) => {
              const walker = document.createTreeWalker(document.querySelector('.prose') ?? document.body, 4);
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = (node.nodeValue ?? '').indexOf(wanted.replace('|', ''));
                if (at !== -1 && !node.parentElement?.closest('.pull-quote'))
                  return { node, at: at + wanted.indexOf('|') };
              }
              throw new Error(`${wanted} is not in the text`);
            };
            const [a, b] = [find(start), find(end)];
            getSelection()?.setBaseAndExtent(a.node, a.at, b.node, b.at);
            const { words = '', url = '' } = (window as unknown as InPage).shared() ?? {};
            return { words, text: decodeURIComponent(url.split(':~:text=')[1] ?? '') };
          },
          from,
          to,
        );
      // The selection, the shared text, and the text in its link. Note numbers are in neither.
      for (const [from, to, words, text] of [
        [
          'ab|out 10',
          'cent|ury',
          'about 10⁶ people lived on 5 km², in the 21st century',
          'about 106 people lived on 5 km2, in the 21st century',
        ],
        ['T|he Jubur', ' tr|ibe kept', 'The Jubur tribe', 'clerk said: “-,The Jubur,tribe,-kept the keys,'],
        ['|One clerk', 'The Jubur|', 'One clerk said: “The Jubur', 'One clerk said: “The Jubur'],
        ['The vote |was ', ' to |9', 'The vote was 21 to', 'The vote-,The vote was,to,-9.'],
        ['non-com|batants', 'could|n’t', 'non-combatants, couldn’t', 'non-combatants, couldn’t'],
        ['$|7 mill', 'or 5|%', '$7 million, or 5%', '$7 million, or 5%'],
        [
          'wrote an |engineer',
          '31 August 2014.|',
          'engineer on 31 August 2014.',
          'engineer on 31 August 2014.',
        ],
        ['عشي|رة', ' احت|فظت', 'عشيرة الجبور احتفظت', 'عشيرة الجبور,احتفظت'],
      ] as const) {
        const shared = await share(from, to);
        assert.equal(shared.words, words);
        assert.equal(shared.text, text, words);
      }
    });

    journey('copied text contains a quote once, and no note numbers', async (browser) => {
      await browser.goto(site.url);
      await browser.run(() => {
        const [first, , last] = document.querySelectorAll('.prose > *');
        if (first && last) getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length);
      });
      // Through the clipboard: in Chromium 109 the text of a selection contains unselectable text, and copied text does not.
      await browser.press('Control+c');
      await browser.run(() => {
        const field = document.createElement('textarea');
        document.body.prepend(field);
        field.focus();
      });
      await browser.press('Control+v');
      const copied = await until(() => browser.run(() => document.querySelector('textarea')?.value));
      assert.equal(copied.match(/Jubur/g)?.length, 1);
      assert.match(copied, /was old\.\s+One clerk said: “The Jubur tribe kept .*al-Maliki, did not\./);
    });

    // The bundled headless Chromium supports text fragments but does not scroll to them.
    if (!name.startsWith('chromium'))
      journey('a link scrolls its text into the window', async (browser) => {
        await browser.goto(site.url);
        const shares = await browser.run(shareAll, 40, ways);
        // Compare the first word, if it is below the first window.
        const below = shares
          .filter(({ words, url }) => url.includes(':~:') && /^[\p{Script=Latin} ,]{12}/u.test(words))
          .slice(-8);
        assert.equal(below.length, 8);
        for (const { words, url } of below) {
          await browser.goto(site.url + url.slice(1));
          await until(() =>
            browser.run(
              (wanted) => {
                // As rendered: a line break may be between the words.
                for (const block of document.querySelectorAll<HTMLElement>(
                  '.prose :is(p, li, td, th, h2, h3)',
                )) {
                  const { top, bottom } = block.getBoundingClientRect();
                  if (
                    bottom > 0 &&
                    top < innerHeight &&
                    block.innerText.replace(/\s+/g, ' ').includes(wanted)
                  )
                    return true;
                }
                return false;
              },
              /^\S+ \S+/.exec(words)?.[0] ?? words,
            ),
          ).catch(() => assert.fail(`${words} is not in the window of ${url}`));
        }
      });
  });
