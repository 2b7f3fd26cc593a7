import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { pictureMetadata } from '../../src/outputs/picture-metadata.ts';
import { rawText } from '../../src/text/plain-text.ts';
import { builtSite } from '../builds.ts';
import { openBook } from '../epub/books.ts';
import { filesIn } from '../files-in.ts';
import { fixtures } from '../publications.ts';
import { all, attribute, tag } from '../site/elements.ts';

const dist = builtSite('pictured');
const published = (file: string) => readFileSync(join(dist, file), 'utf8');
const slug = 'the-lamp-that-was-never-out';
const credit = 'Drawing: Harbor desk, CC BY 4.0';
const alt = 'A white tower with a red lamp on a mole, and calm water behind it';
const altInArabic = 'برج أبيض عليه مصباح أحمر فوق رصيف الميناء، ووراءه ماء ساكن';

/** Returns the lead picture of a page. */
function figureOf(page: string): Element {
  const [figure] = all(fromHtml(published(page)), tag('figure')).filter((one) =>
    attribute(one, 'className').includes('lead-picture'),
  );
  assert.ok(figure, page);
  return figure;
}

const pages: [page: string, alt: string][] = [
  ['index.html', alt],
  [`articles/${slug}/index.html`, alt],
  ['ar/index.html', altInArabic],
  [`articles/${slug}-ar/index.html`, altInArabic],
];

describe('a lead picture', () => {
  test('is on the front page and in the article, with its credit and an alternative text in the language of the page', () => {
    for (const [page, expected] of pages) {
      const figure = figureOf(page);
      const [image] = all(figure, tag('img'));
      assert.ok(image);
      assert.equal(attribute(image, 'alt'), expected);
      assert.ok(rawText(figure).includes(credit), page);
    }
  });

  test('reserves its space, is requested first, and is offered in sizes and formats for every screen', () => {
    for (const [page] of pages) {
      const figure = figureOf(page);
      const [image] = all(figure, tag('img'));
      const [source] = all(figure, tag('source'));
      assert.ok(image && source);
      assert.equal(attribute(image, 'width'), '1680');
      assert.equal(attribute(image, 'height'), '1120');
      assert.equal(attribute(image, 'fetchPriority'), 'high');
      assert.equal(attribute(image, 'loading'), 'eager');
      assert.equal(attribute(source, 'type'), 'image/avif');
      for (const set of [attribute(source, 'srcSet'), attribute(image, 'srcSet')])
        assert.deepEqual(
          Array.from(set.matchAll(/ (\d+)w/g), ([, width]) => width),
          ['480', '720', '1080', '1440', '1680'],
          page,
        );
    }
  });

  test('has a rule for its focal point, in steps of 5 %', () => {
    const [image] = all(figureOf(`articles/${slug}/index.html`), tag('img'));
    assert.ok(image);
    assert.equal(attribute(image, 'dataX'), '20');
    assert.equal(attribute(image, 'dataY'), '35');
    const sheet = readFileSync(
      join(import.meta.dirname, '../../src/components/article/lead-picture.css'),
      'utf8',
    );
    for (const axis of ['x', 'y'])
      for (let step = 0; step <= 100; step += 5)
        assert.equal(sheet.includes(`[data-${axis}='${step}']`), step !== 50, `${axis} ${step}`);
  });

  test('adds nothing to pages without one', () => {
    for (const page of [
      'articles/where-the-boats-wait/index.html',
      'topics/harbor/index.html',
      'quotes/index.html',
    ])
      assert.doesNotMatch(published(page), /lead-picture|fetchpriority="high"/, page);
  });

  test('is in the structured data, with who took it and its license', () => {
    const data = published(`articles/${slug}/index.html`);
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(data) ?? [];
    const graph = JSON.parse(json) as { '@graph': { '@type': string; image?: unknown[] }[] };
    const [image, card] = graph['@graph'].find((node) => node['@type'] === 'NewsArticle')?.image ?? [];
    const { url, ...rest } = image as Record<string, string>;
    assert.deepEqual(rest, {
      '@type': 'ImageObject',
      contentUrl: url,
      caption: 'The lamp on the mole, on a night when it was lit.',
      creditText: credit,
      license: 'https://creativecommons.org/licenses/by/4.0/',
    });
    assert.match(String(url), /^https:\/\/tallow-light\.example\/assets\/lamp-on-the-mole\..*\.webp$/);
    assert.ok(
      filesIn(dist).some((file) => String(url).endsWith(file.slice(dist.length).replaceAll('\\', '/'))),
    );
    assert.match(String(card), /\/cards\/article-/);
  });

  test('is in feeds and in the Markdown form, with its credit', () => {
    for (const feed of ['feed.xml', 'atom.xml', 'feed.json']) {
      const text = published(feed);
      assert.ok(text.includes(credit), feed);
      assert.ok(text.includes(alt), feed);
    }
    const markdown = published(`articles/${slug}.md`);
    assert.ok(markdown.includes(`![${alt}](https://tallow-light.example/assets/`));
    assert.ok(markdown.includes(credit));
  });

  test('is in the EPUB, with its credit', () => {
    const book = openBook(dist, `articles/${slug}.epub`);
    assert.ok(book.names.includes('EPUB/images/lamp-on-the-mole.jpg'));
    const chapter = book.text(`EPUB/text/${slug}.xhtml`);
    assert.ok(chapter.includes('src="../images/lamp-on-the-mole.jpg"'));
    assert.ok(chapter.includes(credit));
  });

  test('is published without the coordinates that its file has', () => {
    const original = readFileSync(join(fixtures, 'sites/pictured/content/pictures/lamp-on-the-mole.jpg'));
    assert.deepEqual(pictureMetadata(original)?.found, ['Exif data with a GPS position']);
    const copies = filesIn(dist).filter((file) => /lamp-on-the-mole|cards/.test(file));
    assert.ok(copies.length > 10);
    for (const file of copies) assert.deepEqual(pictureMetadata(readFileSync(file))?.found ?? [], [], file);
  });
});
