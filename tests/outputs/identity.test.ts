import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, test } from 'node:test';
import { create } from 'fontkitten';
import sharp from 'sharp';
import { builtSite } from '../builds.ts';
import { filesIn } from '../files-in.ts';

/** What follows from the settings of a publication that sets all of its identity (tests/fixtures/sites/german-persian). */
const dist = builtSite('german-persian');
const base = '/Presse/hafenblatt/';
const fileAt = (path: string) => join(dist, path.replace(base, '/'));
const read = (path: string) => readFileSync(fileAt(path), 'utf8');
const article = read('articles/eine-bruecke-zwei-posten/index.html');
const persian = read('articles/eine-bruecke-zwei-posten-fa/index.html');
const embed = read('q/eine-bruecke-steht/embed/index.html');
const sheetsOf = (html: string) =>
  [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, path = '']) => read(path)).join('');
const colors = ['#ffd7c2', '#8a2c1a', '#6b3322', '#ffb59e'];

/** Returns how many pixels of a share card have a color. */
async function pixelsOf(start: string, color: readonly number[]): Promise<number> {
  const card = readdirSync(join(dist, 'cards')).find((name) => name.startsWith(start)) ?? '';
  const { data, info } = await sharp(join(dist, 'cards', card))
    .raw()
    .toBuffer({ resolveWithObject: true });
  let count = 0;
  for (let at = 0; at < data.length; at += info.channels)
    if (color.every((value, channel) => data[at + channel] === value)) count++;
  return count;
}

describe('a wordmark', () => {
  test('is part of the head of every page, whose link says the name', () => {
    for (const page of filesIn(dist).filter((path) => path.endsWith('.html') && !path.includes('/embed/'))) {
      const html = readFileSync(page, 'utf8');
      if (html.includes('http-equiv="refresh"')) continue;
      const [, label, inside = ''] =
        /<a class="wordmark[^>]*aria-label="([^"]*)"[^>]*>(.*?)<\/a>/s.exec(html) ?? [];
      assert.match(label ?? '', /^Hafenblatt/, page);
      assert.match(
        inside.trim(),
        /^<svg viewBox="0 0 \d+ 80" width="\d+" height="36" fill="currentColor" aria-hidden="true">/,
      );
      assert.ok(!inside.includes('<title>'));
    }
  });

  test('is on share cards, in its own colors', async () => {
    // Its square has 180 by 180 pixels, without the waves.
    assert.ok((await pixelsOf('site.', [0xb3, 0x40, 0x2a])) > 15_000);
  });

  test('is the logo of the publisher in structured data', () => {
    assert.ok(article.includes('"logo":"https://elbmarsch.example/Presse/hafenblatt/wortmarke.svg"'));
  });
});

describe('colors', () => {
  test('are those of pages and embeds, for both schemes', () => {
    for (const html of [article, embed])
      for (const color of colors) assert.ok(sheetsOf(html).includes(color), color);
  });

  test('are those of the marker on the cards of quotes', async () => {
    // The publication’s own words have half a stroke.
    assert.ok((await pixelsOf('eine-bruecke-steht.', [0xff, 0xd7, 0xc2])) > 40_000);
  });
});

describe('typefaces', () => {
  const preloaded = (html: string) =>
    [...html.matchAll(/<link rel="preload" as="font" type="font\/woff2" href="([^"]+)"/g)].map(
      ([, path = '']) => path,
    );

  test('are preloaded in regular and bold, of the script of the page', () => {
    const names = (html: string) => preloaded(html).map((path) => basename(path).split('.')[0]);
    assert.deepEqual(names(article), ['latin', 'latin-bold']);
    assert.deepEqual(names(persian), ['arabic', 'arabic-bold']);
  });

  test('are subset to the letters of their script, in at most 14 KB', () => {
    for (const [html, letters, family] of [
      [article, 'AZazß„“', 'Source Sans 3'],
      [persian, 'ابپگچژ۱', 'Vazirmatn'],
    ] as const)
      for (const path of preloaded(html)) {
        const bytes = readFileSync(fileAt(path));
        assert.ok(bytes.length < 14_000, `${path}: ${bytes.length} bytes`);
        const font = create(bytes);
        assert.ok(
          !font.isCollection && font.familyName.startsWith(family),
          font.isCollection ? path : font.familyName,
        );
        for (const letter of letters)
          assert.ok(font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0), letter);
      }
  });

  test('come first on pages and in embeds, on pages before fallbacks with their metrics', () => {
    for (const html of [article, embed]) {
      const css = sheetsOf(html);
      assert.match(
        css,
        /--text-font:"Source Sans 3", ?"rare letters", ?"Source Sans 3 fallback", ?"Vazirmatn", ?sans-serif/,
      );
      assert.doesNotMatch(css, /font-family:"?Newsreader/);
    }
    const fallback = /"Source Sans 3 fallback";src:local\("?Arial"?\)[^}]*size-adjust:\d+(?:\.\d)?%/;
    assert.match(sheetsOf(article), fallback);
    assert.doesNotMatch(sheetsOf(embed), fallback);
    assert.ok(sheetsOf(embed).includes('Source Sans 3: SIL Open Font License 1.1, Adobe'));
  });

  test('have each letter in one file, because browsers would load both', () => {
    const faces = sheetsOf(embed).match(/@font-face\{[^}]*unicode-range[^}]*\}/g) ?? [];
    const regular = faces.filter((face) => face.includes('url(') && !/font-weight|font-style/.test(face));
    /** Text from right to left has spaces and marks of the Arabic typeface, other text those of the Latin one. */
    const isMark = (letter: number) => letter < 0x600 || letter > 0x2000;
    const seen = new Map<number, string>();
    for (const face of regular) {
      const [, range = ''] = /unicode-range:([^;}]*)/.exec(face) ?? [];
      for (const part of range.split(',')) {
        const [from = 0, to = from] = part
          .replace('U+', '')
          .split('-')
          .map((point) => parseInt(point, 16));
        for (let letter = from; letter <= to; letter++) {
          if (face.includes('/arabic.') && isMark(letter)) continue;
          assert.equal(seen.get(letter), undefined, `U+${letter.toString(16)} in ${face}`);
          seen.set(letter, face);
        }
      }
    }
    assert.ok(seen.size > 600);
  });
});

describe('who publishes', () => {
  const footer = (html: string) => /<footer[^>]*>.*<\/footer>/s.exec(html)?.[0] ?? '';

  test('is in the footer, in the language of the page', () => {
    const text = (html: string) =>
      footer(html)
        .replace(/<[^>]+>/g, '')
        .replace(/\s+/g, ' ');
    assert.match(
      text(article),
      /Nutzungsbedingungen: Alle Rechte vorbehalten\. Inhaber: Hafenblatt eG, Ada Lindner\. Bezahlt von den Mitgliedern/,
    );
    assert.match(
      text(persian),
      /مالکیت: Hafenblatt eG، Ada Lindner\. هزینه‌ها را اعضای تعاونی می‌پردازند؛ بدون آگهی\./,
    );
  });

  test('has links to its accounts by which Mastodon confirms them', () => {
    for (const html of [article, persian])
      assert.match(footer(html), /<a href="https:\/\/sozial\.example\/@hafenblatt" rel="me"/);
    assert.match(footer(persian), /rel="me"[^>]*>\s*ویدئوها/);
    assert.ok(article.includes('<meta name="fediverse:creator" content="@hafenblatt@sozial.example">'));
  });

  test('is in the structured data of the front page', () => {
    const [, json = ''] =
      /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(read('index.html')) ?? [];
    const graph = (
      JSON.parse(json) as { '@graph': { '@type': string; publisher?: Record<string, unknown> }[] }
    )['@graph'];
    const publisher = graph.find((node) => node['@type'] === 'WebSite')?.publisher;
    assert.deepEqual(publisher?.sameAs, [
      'https://sozial.example/@hafenblatt',
      'https://video.example/hafenblatt',
    ]);
    assert.deepEqual(publisher.parentOrganization, [
      { '@type': 'Organization', name: 'Hafenblatt eG', url: 'https://genossenschaft.example/' },
    ]);
    assert.deepEqual(publisher.ownershipFundingInfo, [
      'https://elbmarsch.example/Presse/hafenblatt/ueber-uns/#berichtigungen',
      'Inhaber: Hafenblatt eG, Ada Lindner. Bezahlt von den Mitgliedern der Genossenschaft; keine Werbung.',
    ]);
    assert.deepEqual(publisher.contactPoint, {
      '@type': 'ContactPoint',
      contactType: 'Korrekturen',
      email: 'korrektur@hafenblatt.example',
      availableLanguage: ['de', 'fa'],
    });
  });

  test('gets reports of mistakes at the address for them', () => {
    assert.ok(read('corrections/index.html').includes('href="mailto:korrektur@hafenblatt.example"'));
  });
});

test('a license of the publication’s own is the only one in the whole site', () => {
  const url = 'https://hafenblatt.example/nutzung';
  for (const path of [
    ...['index.html', 'articles/eine-bruecke-zwei-posten/index.html', 'articles/eine-bruecke-zwei-posten.md'],
    ...['feed.xml', 'atom.xml', 'feed.json', 'llms.txt'],
  ])
    assert.ok(read(path).includes(url), path);
  assert.match(article, new RegExp(`<meta name="DC.rights" content="${url}">`));
  assert.match(article, new RegExp(`"license":"${url}"`));
  assert.match(read('llms.txt'), /Nutzungsbedingungen der Artikel: Alle Rechte vorbehalten/);
  for (const path of filesIn(dist).filter((file) => /\.(?:html|xml|json|md|txt)$/.test(file)))
    assert.doesNotMatch(readFileSync(path, 'utf8'), /<cc:license|creativecommons\.org\/licenses|CC BY/, path);
});
