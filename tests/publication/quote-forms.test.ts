import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { toTextPosition } from 'dom-anchor-text-quote';
import { parseHTML } from 'linkedom';
import { inlineScript } from '../../src/hosting/inline-script.ts';
import { strings } from '../../src/i18n/strings.ts';
import { writtenBy } from '../../src/text/quotation-marks.ts';
import { dist, firstLanguage, linkTo, moment, site, siteUrl } from '../site/dist.ts';
import { expand } from '../site/json-ld.ts';
import { agent, authors, type Quote, quotes, source } from '../site/written-quotes.ts';
import { all, one, parseXml } from '../site/xml.ts';

/**
 * A quote’s data for programs in dist/: structured data, annotation, feeds. Compared with the editors’ files, and parsed by
 * third-party readers.
 */
const read = (path: string) => readFileSync(dist + path, 'utf8');

/** Each page, parsed for the first test that reads it; none changes it. */
const parsed = new Map<string, Document>();
function pageOf({ id }: Quote): Document {
  const page = parsed.get(id) ?? parseHTML(read(`/q/${id}/index.html`)).document;
  parsed.set(id, page);
  return page;
}
type Json = Record<string, unknown>;
const json = (text: string) => JSON.parse(text) as Json;

describe('the JSON-LD of every quote page', () => {
  const blocks = (quote: Quote) =>
    [...pageOf(quote).querySelectorAll('script:not([src])')].filter(
      ({ textContent }) => textContent !== inlineScript,
    );
  const said = (quote: Quote) =>
    (json(blocks(quote)[0]?.textContent ?? '')['@graph'] as Json[]).find(
      (node) => node['@type'] === 'Quotation',
    );

  test('is one data block in the head that no browser runs and that cannot end early', () => {
    for (const quote of quotes) {
      const [block, ...rest] = blocks(quote);
      assert.equal(rest.length, 0);
      assert.equal(block?.getAttribute('type'), 'application/ld+json');
      assert.doesNotMatch(block.textContent, /</);
    }
  });

  /** What a consumer of schema.org must get, by path. */
  const table: [path: string, expected: (quote: Quote) => unknown][] = [
    ['@type', () => 'Quotation'],
    ['@id', ({ id }) => `${siteUrl}/q/${id}/`],
    ['url', ({ id }) => `${siteUrl}/q/${id}/`],
    ['text', ({ text }) => text],
    ['inLanguage', ({ lang }) => lang],
    ['creativeWorkStatus', ({ revisions = [] }) => (revisions.length > 0 ? 'Revised' : 'Published')],
    ['spokenByCharacter', ({ speaker, lang }) => (speaker ? agent(speaker, lang) : undefined)],
    ['creator', (quote) => (quote.speaker ? undefined : authors(quote))],
    ['dateCreated', ({ said }) => said],
    ['datePublished', ({ article }) => moment(article.date)],
    ['publisher.name', () => site.name],
    ['isPartOf.@type', () => 'NewsArticle'],
    ['isPartOf.url', ({ article }) => `${siteUrl}/articles/${article.slug}/`],
    ['isPartOf.headline', ({ article }) => article.title],
    ['isPartOf.inLanguage', ({ lang }) => lang],
    ['isPartOf.author', authors],
    ['citation.url', (quote) => (quote.source ? source(quote).url : undefined)],
    ['citation.publisher.name', (quote) => (quote.source ? source(quote).publisher : undefined)],
    ['citation.name', (quote) => (quote.source ? (source(quote).title ?? source(quote).about) : undefined)],
  ];
  for (const [path, expected] of table) {
    test(`has ${path}`, () => {
      for (const quote of quotes) {
        const value = path
          .split('.')
          .reduce<unknown>((at, step) => (at as Json | undefined)?.[step], said(quote));
        assert.deepEqual(value, expected(quote), quote.id);
      }
    });
  }

  test('marks a quote in another language than it was said in as translated, as the page does', () => {
    const translated = quotes.filter(
      (quote) => quote.speaker && quote.source && (source(quote).lang ?? firstLanguage) !== quote.lang,
    );
    for (const quote of quotes) {
      const told = translated.includes(quote);
      const [ours = ''] = strings(quote.lang).translatedFrom('|').split('|');
      assert.equal(
        (pageOf(quote).querySelector('figcaption')?.textContent ?? '').includes(ours.trim()),
        told,
        quote.id,
      );
      assert.equal(
        (said(quote)?.translationOfWork as Json | undefined)?.inLanguage,
        told ? (source(quote).lang ?? firstLanguage) : undefined,
      );
    }
  });

  test('drops nothing on expansion, and has only absolute URLs', async () => {
    for (const quote of quotes) {
      const expanded = leaves(await expand(json(blocks(quote)[0]?.textContent ?? '')));
      assert.ok(expanded.some(([, value]) => value === quote.text));
      for (const [key, value] of expanded)
        if (key === '@id' || key === '@type') assert.match(String(value), /^https?:\/\//);
    }
  });
});

describe('the annotation of every quote', () => {
  const fileOf = ({ id }: Quote) => json(read(`/q/${id}/oembed.json`));
  const annotationOf = (quote: Quote) => fileOf(quote).annotation as Json;
  const selectors = (quote: Quote) =>
    (annotationOf(quote).target as { selector: Record<string, string>[] }).selector;

  test('is linked in the head of its page', () => {
    for (const quote of quotes) {
      const link = pageOf(quote).querySelector('head link[rel="alternate"][type="application/ld+json"]');
      assert.equal(link?.getAttribute('href'), linkTo(`/q/${quote.id}/oembed.json`));
    }
  });

  test('is all that its file says as JSON-LD, which is also oEmbed', async () => {
    const [quote] = quotes;
    assert.ok(quote);
    const file = fileOf(quote);
    assert.deepEqual([file.version, file.type], ['1.0', 'rich']);
    const said = await expand(file, false);
    assert.deepEqual(said, await expand(annotationOf(quote)));
    assert.ok(leaves(said).some(([, value]) => value === 'http://www.w3.org/ns/oa#Annotation'));
  });

  test('has the form of the Web Annotation model', () => {
    for (const quote of quotes) {
      const { target, ...rest } = annotationOf(quote);
      const revised = quote.revisions?.at(-1)?.date;
      assert.deepEqual(rest, {
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        id: `${siteUrl}/q/${quote.id}/oembed.json#annotation`,
        type: 'Annotation',
        motivation: 'highlighting',
        created: moment(quote.article.date),
        ...(revised === undefined ? {} : { modified: moment(revised) }),
        body: {
          ...{ id: `${siteUrl}/q/${quote.id}/`, type: 'Text', format: 'text/html', language: quote.lang },
          'https://schema.org/creativeWorkStatus': revised === undefined ? 'Exact' : 'Revised',
        },
      });
      assert.equal((target as Json).source, `${siteUrl}/articles/${quote.article.slug}/`);
      assert.deepEqual(
        selectors(quote).map(({ type }) => type),
        ['TextQuoteSelector', 'FragmentSelector'],
      );
      assert.equal(selectors(quote)[1]?.value, `q-${quote.id}`);
    }
  });

  test('anchors to the quote’s words in the built article, and to nothing else', () => {
    const articles = new Map<string, Document>();
    for (const quote of quotes) {
      const { slug } = quote.article;
      const document = articles.get(slug) ?? parseHTML(read(`/articles/${slug}/index.html`)).document;
      articles.set(slug, document);
      const text = document.body.textContent;
      const { exact = '', prefix = '', suffix = '' } = selectors(quote)[0] ?? {};
      const found = toTextPosition(document.body, { exact, prefix, suffix });
      assert.ok(found, quote.id);

      // The same place found another way: the element with the id, and all text before it.
      const mark = document.getElementById(`q-${quote.id}`);
      assert.ok(mark);
      assert.equal(text.slice(found.start, found.end), mark.textContent);
      assert.equal(found.start, textBefore(document.body, mark));
      assert.equal(text.split(prefix + exact + suffix).length, 2, `${quote.id} occurs once`);
      assert.ok(prefix.length >= 31 && prefix.length <= 32 && suffix.length >= 31 && suffix.length <= 32);

      const words = mark.cloneNode(true) as Element;
      for (const note of words.querySelectorAll('sup')) note.remove();
      assert.equal(bare(words.textContent), bare(quote.text));
    }
  });

  test('drops nothing on expansion, and has only absolute URLs', async () => {
    for (const quote of quotes) {
      const expanded = leaves(await expand(annotationOf(quote)));
      assert.ok(expanded.some(([, value]) => value === `q-${quote.id}`));
      for (const [key, value] of expanded)
        if (key === '@id' || key === '@type') assert.match(String(value), /^https?:\/\//);
    }
  });
});

/** Returns letters and digits only: the page may use other punctuation than the frontmatter. */
const bare = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Returns the length of the text before an element. */
function textBefore(body: HTMLElement, element: HTMLElement): number {
  let length = 0;
  let found = false;
  const walk = (node: Node) => {
    found ||= node === element;
    if (found) return;
    if (node.nodeType === 3) length += node.textContent?.length ?? 0;
    node.childNodes.forEach(walk);
  };
  walk(body);
  assert.ok(found);
  return length;
}

/** Returns every primitive value below an object, with its key. */
const leaves = (value: unknown, key = ''): [key: string, value: unknown][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => leaves(inner, Array.isArray(value) ? key : name))
    : [[key, value]];

describe('the feeds of quotes', () => {
  const rss = parseXml(read('/quotes/feed.xml'));
  const items = all(rss, 'item');
  const feed = JSON.parse(read('/quotes/feed.json')) as {
    version: string;
    title: string;
    home_page_url: string;
    feed_url: string;
    items: {
      id: unknown;
      url: string;
      content_html: string;
      content_text: string;
      date_published: string;
      authors: { name: string }[];
      language: string;
    }[];
  };
  const byId = new Map(quotes.map((quote) => [`${siteUrl}/q/${quote.id}/`, quote]));

  test('are linked in the head of /quotes/', () => {
    const { document } = parseHTML(read('/quotes/index.html'));
    const links = [...document.querySelectorAll('head link[rel="alternate"]')].map(
      (link) => `${link.getAttribute('type') ?? ''} ${link.getAttribute('href') ?? ''}`,
    );
    assert.ok(links.includes(`application/rss+xml ${linkTo('/quotes/feed.xml')}`));
    assert.ok(links.includes(`application/feed+json ${linkTo('/quotes/feed.json')}`));
  });

  test('are well-formed', () => {
    assert.equal(rss.name, 'rss');
    if (existsSync('/usr/bin/xmllint'))
      execFileSync('xmllint', ['--noout', '-'], { input: read('/quotes/feed.xml') });
  });

  const most = Math.min(quotes.length, 50);

  test('have every quote or the newest fifty, each once, newest first', () => {
    for (const [ids, dates] of [
      [items.map((item) => one(item, 'guid')), items.map((item) => Date.parse(one(item, 'pubDate')))],
      [feed.items.map(({ id }) => id), feed.items.map((item) => Date.parse(item.date_published))],
    ] as const) {
      assert.equal(new Set(ids).size, ids.length);
      assert.equal(ids.length, most);
      for (const id of ids) assert.ok(byId.has(String(id)), String(id));
      assert.deepEqual(
        dates,
        dates.toSorted((a, b) => b - a),
      );
      assert.ok(dates.every((date) => date > 0));
    }
  });

  test('have the words, the speaker, and links to the quote and its place in the article', () => {
    const entries = [
      ...items.map((item) => ({
        id: one(item, 'guid'),
        url: one(item, 'link'),
        html: one(item, 'content:encoded'),
        text: one(item, 'description'),
        by: all(item, 'dc:creator').map(({ text }) => text),
      })),
      ...feed.items.map((item) => ({
        id: String(item.id),
        url: item.url,
        html: item.content_html,
        text: item.content_text,
        by: item.authors.map(({ name }) => name),
      })),
    ];
    assert.equal(entries.length, 2 * most);
    for (const { id, url, html, text, by } of entries) {
      const quote = byId.get(id);
      assert.ok(quote);
      const { document } = parseHTML(`<html><body>${html}</body></html>`);
      assert.equal(url, id);
      const words = writtenBy(quote.speaker ? 'said' : 'own', quote.text, quote.lang);
      assert.equal(document.querySelector('blockquote')?.textContent, words);
      assert.equal(document.querySelector('blockquote')?.getAttribute('lang'), quote.lang);
      assert.deepEqual(
        [...document.querySelectorAll('a')].map((link) => link.getAttribute('href')),
        [id, `${siteUrl}/articles/${quote.article.slug}/#q-${quote.id}`],
      );
      assert.ok(text.includes(words) && text.includes(quote.article.title));
      const whose = quote.speaker ? [agent(quote.speaker, quote.lang)] : authors(quote);
      assert.deepEqual(
        by,
        whose.map(({ name }) => name),
      );
      if (quote.speaker) assert.ok(text.includes(by[0] ?? ''));
    }
  });

  test('have a title and an author', () => {
    assert.equal(feed.version, 'https://jsonfeed.org/version/1.1');
    assert.equal(feed.home_page_url, `${siteUrl}/quotes/`);
    assert.equal(feed.feed_url, `${siteUrl}/quotes/feed.json`);
    for (const { id } of feed.items) assert.equal(typeof id, 'string');
    const [channel] = all(rss, 'channel');
    assert.ok(channel && feed.title);
    for (const name of ['title', 'description']) assert.ok(one(channel, name));
    assert.equal(one(channel, 'link'), `${siteUrl}/quotes/`);
  });
});
