import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { stringify } from 'yaml';
import { build } from '../builds.ts';
import { longNamed, titleOf, type Wording, wordings, wordsOf } from '../odd-quotes.ts';
import { copyOf } from '../publications.ts';
import { type OpenSite, openSite, read } from './open-site.ts';

/** A language of each direction that the site has. */
const shown = wordings.filter(({ lang }) => lang !== 'he');
const kinds = ['hundred', 'one-word', 'heading', 'cell', 'caption', 'alone', 'scripts'] as const;

/** Returns `count` words, which differ between quotes. */
const marked = (words: string, count: number, mark: string) => `${wordsOf(words, count)} ${mark}`;

function article(wording: Wording): string {
  const { lang, words, one, scripts, title } = wording;
  const texts: Record<(typeof kinds)[number], string> = {
    hundred: marked(words, 99, 'A1'),
    'one-word': one,
    heading: marked(words, 5, 'B2'),
    cell: marked(words, 7, 'C3'),
    caption: marked(words, 6, 'D4'),
    alone: marked(words, 9, 'E5'),
    scripts,
  };
  const data = {
    title: titleOf(wording, 199),
    standfirst: title,
    kind: 'analysis',
    date: '2026-10-03',
    lang,
    author: 'town-desk',
    topics: ['bridges'],
    series: 'alone',
    part: 1,
    sources: ['town-ledger'],
    pullQuotes: kinds.map((kind) => ({
      id: `${kind}-${lang}`,
      text: texts[kind],
      ...(kind === 'hundred' || kind === 'one-word' || kind === 'scripts'
        ? { speaker: 'long-name', said: '2026-09-14', source: 'town-ledger' }
        : {}),
    })),
  };
  return `---
${stringify(data, { lineWidth: 0 })}---

${marked(words, 12, 'F6')}: “${texts.hundred}.” ${marked(words, 30, 'G7')}.[^one]

${marked(words, 13, 'H8')}: “${one}.” ${marked(words, 30, 'I9')}.

## ${texts.heading}

| ${marked(words, 2, 'J')} | ${marked(words, 2, 'K')} |
| --- | --- |
| 1 | ${texts.cell} |

![${title}](../pictures/bridge.jpg "${texts.caption}")

${texts.alone}.

${scripts}.

[^one]: ${title} [@town-ledger].
`;
}

/** Builds a site with an article of odd quotes in each direction; returns its folder. */
function buildSite(): string {
  const root = copyOf('good');
  const content = join(root, 'content');
  writeFileSync(join(content, 'people/long-name.md'), `---\n${stringify(longNamed)}---\n`);
  writeFileSync(
    join(content, 'series/alone.md'),
    `---\n${stringify({ title: { en: 'Alone', ar: 'وحيد' }, standfirst: { en: 'One part.', ar: 'جزء واحد.' } })}---\n`,
  );
  for (const wording of shown)
    writeFileSync(join(content, 'articles', `odd-${wording.lang}.md`), article(wording));
  const { status, output } = build(root);
  assert.equal(status, 0, output);
  return join(root, 'dist');
}

const folder = buildSite();
let site: OpenSite;
before(async () => {
  site = await openSite({ folder });
});
after(() => site.close());

/** What is wrong with the layout of elements of a page: boxes that overlap, reach out of the page, are cut or empty. Runs in the page. */
function faults(selector: string): string[] {
  const found: string[] = [];
  const root = document.documentElement;
  if ((document.scrollingElement?.scrollWidth ?? 0) > root.clientWidth) found.push('the page is too wide');
  const boxes = [...document.querySelectorAll(selector)].filter((box) => box.getClientRects().length > 0);
  const name = (box: Element) =>
    `${box.localName}.${box.classList[0] ?? ''} “${box.textContent.trim().slice(0, 30)}”`;
  for (const [index, box] of boxes.entries()) {
    const rect = box.getBoundingClientRect();
    if (rect.left < -1 || rect.right > root.clientWidth + 1) found.push(`${name(box)} is outside`);
    if (box.localName !== 'svg' && box.textContent.trim() === '') found.push(`${name(box)} is empty`);
    // The space at an end of a stroke may hang out of a line by an eighth of a letter.
    if (box.scrollWidth > box.clientWidth + 4 && getComputedStyle(box).display !== 'inline')
      found.push(`${name(box)} is cut`);
    for (const other of boxes.slice(index + 1)) {
      if (box.contains(other) || other.contains(box)) continue;
      const next = other.getBoundingClientRect();
      const width = Math.min(rect.right, next.right) - Math.max(rect.left, next.left);
      const height = Math.min(rect.bottom, next.bottom) - Math.max(rect.top, next.top);
      if (width > 1 && height > 1) found.push(`${name(box)} is over ${name(other)}`);
    }
  }
  return found;
}

describe('a quote', () => {
  for (const { lang } of shown)
    for (const kind of kinds)
      test(`${kind}, in ${lang}: nothing overlaps, is cut or empty, on a phone and a desk, on its page and embedded`, async () => {
        for (const path of [`/q/${kind}-${lang}/`, `/q/${kind}-${lang}/embed/`])
          await read(site, path, async (page) => {
            for (const width of [360, 1440]) {
              await page.setViewportSize({ width, height: 740 });
              assert.deepEqual(
                await page.evaluate(faults, '.place, figcaption > *, .actions > *'),
                [],
                `${path} at ${width}`,
              );
            }
            // All of the quote is there, in ink, and nothing fades in it.
            const shown = await page.locator('blockquote').first().innerText();
            assert.ok(shown.trim().length > 1);
          });
      });
});

describe('an article with a title of 200 characters, and its series of one', () => {
  for (const { lang } of shown)
    for (const path of [`/articles/odd-${lang}/`, lang === 'en' ? '/series/alone/' : '/ar/series/alone/'])
      test(`${path}: nothing overlaps, is cut or reaches out, on a phone and a desk`, () =>
        read(site, path, async (page) => {
          for (const width of [360, 1440]) {
            await page.setViewportSize({ width, height: 740 });
            const parts = '.page-head > *, main .title, main .standfirst-line, main .parts li';
            assert.deepEqual(await page.evaluate(faults, parts), [], `${path} at ${width}`);
          }
          assert.equal((await page.locator('h1').innerText()).endsWith('…'), false);
        }));
});
