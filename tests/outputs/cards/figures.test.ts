import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import sharp from 'sharp';
import type { Article } from '../../../src/model/joined.ts';
import { figureBox, figureLeft } from '../../../src/outputs/cards/blocks.ts';
import { type Card, cardAlt } from '../../../src/outputs/cards/card.ts';
import { type Cut, cutAround, figureOf } from '../../../src/outputs/cards/figure.ts';
import { cardFile, cardImage } from '../../../src/outputs/cards/names.ts';
import { type CardRenderer, openCardRenderer } from '../../../src/outputs/cards/renderer.ts';
import { builtSite } from '../../builds.ts';
import { mapSamples } from './map-samples.ts';

const dist = builtSite('pictured');
const page = (slug: string) => readFileSync(join(dist, `articles/${slug}/index.html`), 'utf8');
const meta = (html: string, property: string) =>
  new RegExp(`<meta property="${property}" content="([^"]*)"`).exec(html)?.[1];

/** Returns the card of an article as pixels, and where its red lamp is: the focal point of the fixture’s pictures. */
async function lampOn(slug: string) {
  const url = meta(page(slug), 'og:image') ?? '';
  const bytes = readFileSync(join(dist, new URL(url).pathname));
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const reds: [x: number, y: number][] = [];
  for (let at = 0; at < data.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    if (red > 180 && green < 80 && blue < 70)
      reds.push([(at / 3) % info.width, Math.floor(at / 3 / info.width)]);
  }
  const [xs, ys] = [reds.map(([x]) => x), reds.map(([, y]) => y)];
  return {
    ...{ url, bytes, info, count: reds.length },
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}

describe('the card of an article with a lead picture', () => {
  test('has the whole focal point in its cut, at the end of the line in both directions', async () => {
    for (const [slug, from] of [
      ['the-lamp-that-was-never-out', 700],
      ['the-lamp-that-was-never-out-ar', 0],
      ['a-tower-seen-from-below', 700],
    ] as const) {
      const { left, right, top, bottom, count } = await lampOn(slug);
      // As wide as high, so nothing of it is cut.
      assert.ok(count > 2000, `${slug}: ${count}`);
      assert.ok(Math.abs(right - left - (bottom - top)) <= 3, `${slug}: ${left}–${right}, ${top}–${bottom}`);
      assert.ok(left > from && right < from + 500, `${slug}: ${left}–${right}`);
      assert.ok(top > 0 && bottom < 480, `${slug}: ${top}–${bottom}`);
    }
  });

  test('is a JPEG picture of 1200×630 and at most 120 KB, and its page says so', async () => {
    const { url, bytes, info } = await lampOn('the-lamp-that-was-never-out');
    assert.deepEqual([info.width, info.height], [1200, 630]);
    assert.ok(bytes.length < 120 * 1024, `${bytes.length}`);
    assert.match(url, /\/cards\/article-the-lamp-that-was-never-out\.[0-9a-f]{10}\.jpg$/);
    const html = page('the-lamp-that-was-never-out');
    assert.equal(meta(html, 'og:image:type'), 'image/jpeg');
    assert.equal(
      meta(html, 'og:image:alt'),
      'Analysis: The lamp that was never out. The town paid for a keeper every night. The log has eleven nights without one. ' +
        'A white tower with a red lamp on a mole, and calm water behind it (Drawing: Harbor desk, CC BY 4.0)',
    );
    const feed = readFileSync(join(dist, 'feed.xml'), 'utf8');
    assert.match(
      feed,
      /<media:content url="[^"]+\.jpg" medium="image" type="image\/jpeg"[^>]*><media:credit>Drawing: Harbor desk, CC BY 4.0<\/media:credit><\/media:content>/,
    );
  });
});

describe('the cut of a picture', () => {
  const box = { width: 500, height: 470 };
  const inside = ({ left, top, width, height }: Cut, picture: { width: number; height: number }) =>
    left >= 0 && top >= 0 && left + width <= picture.width && top + height <= picture.height;

  test('contains the focal point, in the shape of the card, for every focal point and shape', () => {
    for (const picture of [
      { width: 1200, height: 2400 },
      { width: 3000, height: 1000 },
      { width: 1200, height: 630 },
    ])
      for (let x = 0; x <= 100; x += 10)
        for (let y = 0; y <= 100; y += 10) {
          const cut = cutAround({ ...picture, focus: { x, y } }, box);
          assert.ok(inside(cut, picture), JSON.stringify(cut));
          const at = { x: (x / 100) * picture.width, y: (y / 100) * picture.height };
          assert.ok(at.x >= cut.left && at.x <= cut.left + cut.width, JSON.stringify({ cut, x }));
          assert.ok(at.y >= cut.top && at.y <= cut.top + cut.height, JSON.stringify({ cut, y }));
          assert.ok(Math.abs(cut.width / cut.height - box.width / box.height) < 0.01);
        }
  });

  test('has the focal point in its middle, if the edges are far', () => {
    const cut = cutAround({ width: 3000, height: 1000, focus: { x: 40, y: 50 } }, box);
    assert.equal(Math.round(cut.left + cut.width / 2), 1200);
  });
});

describe('the line below the picture or map of a card', () => {
  let renderer: CardRenderer;
  before(async () => {
    renderer = await openCardRenderer();
  });
  const [map] = mapSamples;
  const picture = { file: 'bridge.jpg', digest: '0', width: 1200, height: 800, focus: { x: 50, y: 50 } };

  test('has the whole credit, in each script', async () => {
    assert.ok(map);
    for (const [lang, word] of [
      ['en', 'Wilhelmina '],
      ['ar', 'المصوّرة '],
      ['fa', 'عکاس‌ها '],
      ['de', 'Ungewöhnlich '],
    ] as const) {
      const caption = word.repeat(20).slice(0, 120).trim();
      const card: Card = { ...map, lang, figure: { caption, picture } };
      const texts = await renderer.fitted(card);
      const [block, fitted] = texts.find(([{ role }]) => role === 'caption') ?? [];
      assert.ok(block && fitted);
      assert.equal(fitted.text, caption, lang);
      const bottom = figureBox(card).height + block.height;
      assert.ok(bottom < 630 - 106, `${lang}: ends at ${bottom}, on the footer`);
    }
  });

  test('and the texts next to it do not reach into it', async () => {
    for (const card of mapSamples) {
      const texts = await renderer.fitted(card);
      for (const [block] of texts.filter(([{ role }]) => ['kicker', 'text', 'note'].includes(role))) {
        const start = card.lang === 'ar' ? 1200 - 72 - block.width : 72;
        const [from, to] = card.lang === 'ar' ? [figureBox(card).width, 1200] : [0, figureLeft(card)];
        assert.ok(start >= from && start + block.width <= to, `${card.name}: ${block.role}`);
      }
      assert.ok(!texts.some(([{ role }, { text }]) => role === 'text' && text.endsWith('…')), card.name);
    }
  });
});

describe('the figure of an article’s card', () => {
  const [map] = mapSamples;
  const drawn = map?.figure?.map?.drawn;
  const article = {
    lang: 'en',
    maps: [{ id: 'm', title: 'A map', summary: 'Where it is.', groups: [], places: [{}, {}, {}] }],
    drawnMaps: new Map([['m', drawn]]),
    leadPicture: undefined,
  } as unknown as Article;
  const leadPicture = {
    ...{ file: 'a.jpg', digest: '1', width: 1200, height: 700, focus: { x: 1, y: 2 } },
    ...{ alt: 'A quay', caption: undefined, credit: 'Town desk', license: undefined },
  };

  test('is the lead picture, or else the first map, or nothing', () => {
    assert.equal(figureOf({ ...article, leadPicture }).figure?.caption, 'Town desk');
    assert.equal(figureOf(article).figure?.caption, 'A map');
    assert.deepEqual(figureOf({ ...article, maps: [] }), {});
  });

  test('is in the alternative text, and in the name of the file where it is drawn', () => {
    assert.ok(map);
    const withPicture = { ...map, ...figureOf({ ...article, leadPicture }) };
    assert.ok(cardAlt(withPicture).endsWith(' A quay (Town desk)'));
    assert.match(cardFile(withPicture), /\.jpg$/);
    assert.equal(cardImage(withPicture).type, 'image/jpeg');
    assert.equal(cardImage(map).type, 'image/png');
    // Another picture under the same name has another URL; other words for those who cannot see it have not.
    const changed = figureOf({ ...article, leadPicture: { ...leadPicture, digest: '2' } });
    assert.notEqual(cardFile({ ...map, ...changed }), cardFile(withPicture));
    assert.equal(cardFile({ ...withPicture, shows: 'Something else' }), cardFile(withPicture));
  });
});
