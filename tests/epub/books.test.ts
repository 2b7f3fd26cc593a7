import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { container } from '../../src/outputs/epub/zip.ts';
import { builtSite } from '../builds.ts';
import { publicationOf } from '../publications.ts';
import { writtenContent } from '../site/written-content.ts';
import { elements, openBook } from './books.ts';

const dist = builtSite('english');
const articles = writtenContent(publicationOf('english')).articles.map(({ id, data }) => ({
  slug: id,
  data,
}));
const published = (file: string, site = dist) => readFileSync(join(site, file), 'utf8');

const withMap = 'the-crew-on-paper';
const chapterOf = (slug: string, file = `articles/${slug}.epub`, site = dist) =>
  openBook(site, file).xml(`EPUB/text/${slug}.xhtml`);

describe('where a publication asks for EPUB', () => {
  test('each article and series has one, and its page links to it', () => {
    for (const { slug } of articles) {
      assert.ok(existsSync(join(dist, `articles/${slug}.epub`)), slug);
      const page = published(`articles/${slug}/index.html`);
      const link = `href="/articles/${slug}.epub"`;
      assert.ok(page.includes(`<link rel="alternate" type="application/epub+zip" ${link}>`), slug);
      assert.match(page, new RegExp(`<a ${link} type="application/epub\\+zip"[^>]*>`), slug);
    }
    assert.match(published('series/the-tallow/index.html'), /href="\/series\/the-tallow\.epub"/);
    // It has one part in Arabic.
    assert.ok(!existsSync(join(dist, 'ar/series/the-tallow.epub')));
  });

  test('feeds link to the EPUB of each article, as an enclosure with its size', () => {
    const feed = JSON.parse(published('feed.json')) as {
      items: { url: string; attachments?: { url: string; mime_type: string; size_in_bytes: number }[] }[];
    };
    for (const { url, attachments = [] } of feed.items.filter((item) => item.url.includes('/articles/'))) {
      const book = url.replace(/\/$/, '.epub');
      const { size } = statSync(join(dist, new URL(book).pathname));
      assert.deepEqual(attachments, [{ url: book, mime_type: 'application/epub+zip', size_in_bytes: size }]);
      assert.ok(
        published('feed.xml').includes(
          `<enclosure url="${book}" type="application/epub+zip" length="${size}" />`,
        ),
        url,
      );
      assert.match(
        published('atom.xml'),
        new RegExp(
          `<link rel="enclosure" type="application/epub\\+zip"[^>]* length="${size}" href="${book}"`,
        ),
      );
    }
    assert.doesNotMatch(published('quotes/feed.xml'), /<enclosure/);
  });

  test('the EPUB of a renamed article keeps its former URL', () => {
    assert.deepEqual(
      readFileSync(join(dist, 'articles/two-bridges.epub')),
      readFileSync(join(dist, 'articles/one-bridge-two-entries.epub')),
    );
    assert.match(
      published('_redirects'),
      /^\/articles\/two-bridges\.epub \/articles\/one-bridge-two-entries\.epub/m,
    );
  });

  test('hosts send it as what it is', () => {
    assert.match(
      published('_headers'),
      /^\/\*\.epub\n(?: {2}.*\n)*? {2}content-type: application\/epub\+zip$/im,
    );
  });
});

test('a publication that does not ask for EPUB has none, and its pages do not change', () => {
  const other = builtSite('good');
  const files = readdirSync(other, { recursive: true, encoding: 'utf8' });
  assert.deepEqual(
    files.filter((file) => file.endsWith('.epub')),
    [],
  );
  for (const file of files.filter((name) => name.endsWith('.html')))
    assert.doesNotMatch(published(file, other), /\.epub|epub\+zip/i, file);
});

describe('the container', () => {
  test('begins with its type, uncompressed, so that programs know the file by its first bytes', () => {
    const { bytes, names } = openBook(dist, `articles/${withMap}.epub`);
    assert.equal(names[0], 'mimetype');
    assert.equal(Buffer.from(bytes.subarray(30, 58)).toString('latin1'), 'mimetypeapplication/epub+zip');
    // Stored, without an extra field (OCF 3.3, 4.2.2).
    assert.deepEqual([bytes[8], bytes[28], bytes[29]], [0, 0, 0]);
  });

  test('has the same bytes in every time zone', () => {
    const files = new Map([['a.txt', 'words']]);
    const before = process.env.TZ;
    const made = ['UTC', 'Pacific/Kiritimati', 'America/St_Johns'].map((zone) => {
      process.env.TZ = zone;
      return Buffer.from(container(files)).toString('hex');
    });
    process.env.TZ = before;
    assert.equal(new Set(made).size, 1);
  });
});

describe('the text of a book', () => {
  test('has every note as a footnote that its reference and its number lead to and back', () => {
    for (const { slug } of articles) {
      const chapter = chapterOf(slug);
      const notes = elements(chapter, ({ attributes }) => attributes['epub:type'] === 'footnote');
      const references = elements(chapter, ({ attributes }) => attributes['epub:type'] === 'noteref');
      const ids = new Set(notes.map(({ attributes }) => `#${attributes.id ?? ''}`));
      assert.ok(
        notes.every(({ name, attributes }) => name === 'aside' && attributes.role === 'doc-footnote'),
        slug,
      );
      assert.deepEqual(new Set(references.map(({ attributes }) => attributes.href)), ids, slug);
      const marks = new Set(references.map(({ attributes }) => `#${attributes.id ?? ''}`));
      for (const note of notes) {
        const [back] = elements(note, ({ attributes }) => attributes.role === 'doc-backlink');
        assert.ok(marks.has(back?.attributes.href ?? ''), `${slug} ${note.attributes.id ?? ''}`);
      }
    }
  });

  test('has each quote marked in its sentence, and with its permalink in the list', () => {
    for (const { slug, data } of articles) {
      const chapter = chapterOf(slug);
      const marked = elements(chapter, ({ name }) => name === 'mark').map(({ attributes }) => attributes.id);
      const listed = elements(chapter, ({ name }) => name === 'blockquote').flatMap(
        ({ attributes }) => attributes.cite ?? [],
      );
      for (const { id } of (data.pullQuotes ?? []).filter(({ withdrawn }) => !withdrawn)) {
        assert.ok(marked.includes(`q-${id}`), id);
        assert.ok(listed.includes(`https://verbatim.example/q/${id}/`), id);
      }
    }
  });

  test('has no controls and nothing that needs script', () => {
    for (const { slug } of articles)
      for (const text of [`EPUB/text/${slug}.xhtml`, 'EPUB/nav.xhtml'])
        assert.doesNotMatch(
          openBook(dist, `articles/${slug}.epub`).text(text),
          /<(?:script|button|input|form|fieldset|details|template)\b|\sstyle="(?!fill:url\(#)|astro-|tabindex/,
        );
  });

  test('has maps as drawings with their table, and pictures as files of the book', () => {
    const { text, names } = openBook(dist, `articles/${withMap}.epub`);
    const chapter = text(`EPUB/text/${withMap}.xhtml`);
    assert.match(chapter, /<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" class="drawing" viewBox=/);
    assert.match(chapter, /<th scope="row">Upper Ferry<\/th>/);
    assert.match(text('EPUB/package.opf'), /properties="svg"/);
    assert.match(text('EPUB/style.css'), /\.map \.rivers\{[^}]*stroke:#[0-9a-f]{6}/);
    assert.doesNotMatch(text('EPUB/style.css').replaceAll('var(--color', ''), /var\(/);
    assert.ok(!names.some((name) => name.startsWith('EPUB/images/')));
    const pictured = openBook(dist, 'articles/one-bridge-two-entries.epub');
    const pictures = pictured.names.filter((name) => name.startsWith('EPUB/images/'));
    assert.deepEqual(pictures, ['EPUB/images/bridge.jpg']);
    assert.match(
      pictured.text('EPUB/text/one-bridge-two-entries.xhtml'),
      /<img src="\.\.\/images\/bridge\.jpg" alt="[^"]/,
    );
  });
});

describe('the book of a series', () => {
  const file = 'series/the-tallow.epub';
  const { text, xml } = openBook(dist, file);
  const parts = articles
    .filter(({ data }) => data.series === 'the-tallow' && (data.lang ?? 'en') === 'en')
    .sort((a, b) => Number(a.data.part) - Number(b.data.part));

  test('has its parts in order, each with its headings in the table of contents', () => {
    assert.ok(parts.length > 1);
    const order = elements(xml('EPUB/package.opf'), ({ name }) => name === 'itemref').map(
      ({ attributes }) => attributes.idref,
    );
    assert.deepEqual(
      order.filter((id) => id?.startsWith('text-')),
      parts.map(({ slug }) => `text-${slug}`),
    );
    for (const { slug } of parts)
      assert.match(text('EPUB/nav.xhtml'), new RegExp(`href="text/${slug}\\.xhtml#`));
  });

  test('links from part to part inside of the book, and elsewhere to the site', () => {
    const links = parts.flatMap(({ slug }) =>
      elements(xml(`EPUB/text/${slug}.xhtml`), ({ name }) => name === 'a').map(
        ({ attributes }) => attributes.href ?? '',
      ),
    );
    assert.ok(links.some((href) => parts.some(({ slug }) => href.startsWith(`${slug}.xhtml`))));
    const inside = parts.map(({ slug }) => `https://verbatim.example/articles/${slug}/`);
    // Each ends with the URL of its article.
    assert.equal(links.filter((href) => inside.includes(href)).length, parts.length);
    assert.ok(links.every((href) => /^(?:https?:|mailto:|#|[\w-]+(?:\.sources)?\.xhtml)/.test(href)));
  });
});

test('a book in Arabic is read from right to left', () => {
  const { xml } = openBook(dist, 'articles/the-bell-in-arabic.epub');
  const [spine] = elements(xml('EPUB/package.opf'), ({ name }) => name === 'spine');
  assert.equal(spine?.attributes['page-progression-direction'], 'rtl');
  const { attributes } = xml('EPUB/text/the-bell-in-arabic.xhtml');
  assert.deepEqual([attributes.lang, attributes['xml:lang'], attributes.dir], ['ar', 'ar', 'rtl']);
});

test('the metadata says who wrote it, what it is part of, and what readers with disabilities can expect', () => {
  const metadata = openBook(dist, 'articles/one-bridge-two-entries.epub').text('EPUB/package.opf');
  for (const expected of [
    /<dc:identifier id="id">tag:verbatim\.example,2026:articles\/one-bridge-two-entries</,
    /<dc:creator id="aut-2">Nia Okoro<.*file-as" refines="#aut-2">Okoro, Nia</,
    /dcterms:modified">\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ</,
    /<dc:source>https:\/\/verbatim\.example\/articles\/one-bridge-two-entries\/</,
    /belongs-to-collection" id="series">On the Tallow</,
    /schema:accessModeSufficient">textual</,
    /schema:accessibilityFeature">alternativeText</,
    /schema:accessibilityHazard">none</,
    /schema:accessibilitySummary">The text can be enlarged/,
    /conformsTo" id="conformance">EPUB Accessibility 1\.1 - WCAG 2\.2 Level AA</,
  ])
    assert.match(metadata, expected);
});

test('a site in a folder of its host has its books there', () => {
  const site = builtSite('german-persian');
  const slug = 'eine-bruecke-zwei-posten';
  assert.match(
    published(`articles/${slug}/index.html`, site),
    new RegExp(`href="/Presse/hafenblatt/articles/${slug}.epub"`),
  );
  const { text } = openBook(site, `articles/${slug}.epub`);
  assert.match(
    text('EPUB/package.opf'),
    new RegExp(`<dc:source>https://elbmarsch.example/Presse/hafenblatt/articles/${slug}/<`),
  );
  assert.doesNotMatch(text(`EPUB/text/${slug}.xhtml`), /href="\//);
});
