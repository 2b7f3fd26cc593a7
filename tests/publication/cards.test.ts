import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pngSize } from '../outputs/cards/samples.ts';
import { dist, pathOf, siteUrl } from '../site/dist.ts';

const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  // An embed is never shared.
  .filter((file) => file.endsWith('.html') && !file.endsWith('embed/index.html'))
  .map((file) => ({ file, html: readFileSync(join(dist, file), 'utf8') }))
  // Former URLs redirect to a page that has a card; embeds are never shared.
  .filter(({ file, html }) => !html.includes('http-equiv="refresh"') && !file.endsWith('embed/index.html'));
const meta = (html: string, property: string) =>
  new RegExp(`<meta property="${property}" content="([^"]*)"`).exec(html)?.[1] ?? '';

describe('the cards of the built site', () => {
  it('are there for every page: 1200×630, at most 40 KB, with words for those who do not see them', () => {
    assert.ok(pages.length > 0);
    for (const { file, html } of pages) {
      const image = meta(html, 'og:image');
      assert.ok(image.startsWith(`${siteUrl}/cards/`), `${file}: “${image}”`);
      const picture = join(dist, pathOf(image));
      assert.deepEqual(pngSize(picture), { width: 1200, height: 630 }, file);
      assert.ok(statSync(picture).size <= 40_000, `${picture} has ${statSync(picture).size} bytes`);
      assert.equal(meta(html, 'og:image:width'), '1200');
      assert.equal(meta(html, 'og:image:height'), '630');
      assert.ok(meta(html, 'og:image:alt').length > 0, file);
      assert.match(html, /<meta name="twitter:card" content="summary_large_image"/);
    }
  });

  it('are different for every quote, article and topic', () => {
    const own = pages.filter(
      ({ file, html }) =>
        /^(q|articles|topics)\/[^/]+\/index\.html$/.test(file) && !html.includes('name="robots"'),
    );
    assert.ok(own.length > 0);
    assert.equal(new Set(own.map(({ html }) => meta(html, 'og:image'))).size, own.length);
  });

  it('can be downloaded from every quote’s page without script', () => {
    const quotes = pages.filter(
      ({ file, html }) => /^q\/[^/]+\/index\.html$/.test(file) && html.includes('"Quotation"'),
    );
    assert.ok(quotes.length > 0);
    for (const { file, html } of quotes) {
      const id = file.split('/')[1];
      const links = [...html.matchAll(/<a href="([^"]+\.png)" download="([^"]+)"/g)];
      assert.deepEqual(
        links.map(([, link = '', name]) => [name, pngSize(join(dist, pathOf(link)))]),
        [[`${id}.png`, { width: 1200, height: 630 }]],
        file,
      );
    }
  });

  it('are at most 25 KB at the median, with those in other shapes', () => {
    const lengths = readdirSync(join(dist, 'cards'))
      .map((file) => statSync(join(dist, 'cards', file)).size)
      .sort((a, b) => a - b);
    assert.ok((lengths[lengths.length >> 1] ?? 0) <= 25_000);
  });
});
