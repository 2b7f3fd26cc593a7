import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readContent } from '../../src/content/read-content.ts';
import { generatedFileTexts } from '../../src/integrations/generated-files.ts';
import { changes } from '../../src/model/change.ts';
import { noLegacy } from '../../src/model/legacy.ts';
import type { Library } from '../../src/model/library.ts';
import { feedItems } from '../../src/outputs/feeds/feed-items.ts';
import { feedsOf, longestFeed } from '../../src/outputs/feeds/feeds.ts';
import { publicationOf } from '../publications.ts';
import { all, one, parseXml } from '../site/xml.ts';

const { library } = await readContent(publicationOf('good'));
const files = (of: Library, today = '2026-10-20') =>
  new Map(generatedFileTexts(of, () => '<p>Text.</p>', today));
const file = (path: string, of = library) => files(of).get(path) ?? assert.fail(`no ${path}`);

/** Returns the library with renamed articles, whose old slugs are aliases. */
function renamed(): Library {
  const articles = library.articles.map((article) => ({
    ...article,
    slug: `${article.slug}-renamed`,
    path: `/articles/${article.slug}-renamed/`,
    aliases: [...article.aliases, article.slug],
  }));
  return { ...library, articles };
}

describe('the corrections feed', () => {
  const items = all(parseXml(file('/corrections/feed.xml')), 'item');
  const about = (title: string) =>
    items.find((item) => one(item, 'title').startsWith(title)) ?? assert.fail(title);

  test('has each change with its date, newest first', () => {
    assert.deepEqual(
      items.map((item) => new Date(one(item, 'pubDate')).toISOString().slice(0, 10)),
      ['2026-10-12', '2026-10-11', '2026-10-10', '2026-10-09', '2026-10-09', '2026-10-05'],
    );
  });
  test('has the old text, the new text, the reason and a link to the correction', () => {
    const correction = items.at(-1) ?? assert.fail('no items');
    assert.equal(one(correction, 'link'), 'https://verbatim.example/articles/one-bridge-two-entries/#C1');
    assert.equal(one(correction, 'description'), 'We misread the ledger.');
    for (const words of [
      'It said: The two entries bear the same date.',
      'It now says: The two entries bear the same date and the same sum.',
      'href="https://verbatim.example/q/one-bridge-stands/"',
    ])
      assert.ok(one(correction, 'content:encoded').includes(words), words);
  });
  test('reports a withdrawal without the withdrawn words', () => {
    const withdrawal = about('Quote withdrawn');
    assert.equal(one(withdrawal, 'link'), 'https://verbatim.example/q/the-clerk-was-blameless/');
    assert.ok(!file('/corrections/feed.xml').includes('The clerk was blameless'));
  });
  test('gives two changes of the same day and kind different ids', () => {
    const [change] = changes(library);
    assert.ok(change);
    const ids = feedItems({ changes: [change, { ...change }] }, 'en', () => '').map(({ id }) => id);
    assert.equal(new Set(ids).size, 2);
  });
});

describe('ids', () => {
  const ids = (path: string, of: Library) =>
    all(parseXml(file(path, of)), 'item').map((item) => one(item, 'guid'));
  test('of articles do not change if a file is renamed, even twice', () => {
    assert.deepEqual(ids('/feed.xml', renamed()), ids('/feed.xml', library));
    assert.ok(ids('/feed.xml', library).includes('tag:verbatim.example,2026:articles/two-bridges'));
  });
  test('of corrections do not change either', () => {
    assert.deepEqual(ids('/corrections/feed.xml', renamed()), ids('/corrections/feed.xml', library));
  });
  test('of a topic’s feed do not change if the topic gets another id', () => {
    const [topic] = library.topics;
    assert.ok(topic);
    const moved = { ...topic, id: 'spans', path: '/topics/spans/', formerly: [topic.id] };
    const legacy = { ...noLegacy, pages: new Set([topic.path]) };
    const now = files({ ...library, topics: [moved], legacy });
    const id = (path: string) => one(parseXml(now.get(path) ?? ''), 'id');
    const before = parseXml(file(`${topic.path}atom.xml`, { ...library, legacy }));
    assert.equal(id('/topics/spans/atom.xml'), one(before, 'id'));
  });
});

test('an unchanged feed has the same bytes on another day', () => {
  const [before, after] = [files(library, '2026-10-08'), files(library, '2026-12-31')];
  assert.deepEqual(
    [...before].flatMap(([path, text]) => (after.get(path) === text ? [] : path)),
    ['/news-sitemap.xml', '/.well-known/security.txt'],
  );
});

test('a feed has only the newest items', () => {
  const [article] = library.articles;
  assert.ok(article);
  const many = Array.from({ length: longestFeed + 10 }, (_, index) => ({
    ...article,
    firstSlug: `a-${index}`,
  }));
  const items = feedItems({ articles: many }, 'en', () => '');
  assert.equal(items.length, longestFeed);
  // All are of one day, so the hashes of their ids determine the order.
  const numbers = items.map(({ id }) => Number(id.slice(id.lastIndexOf('-') + 1)));
  assert.deepEqual(
    numbers.toSorted((a, b) => a - b),
    Array.from({ length: longestFeed }, (_, index) => index),
  );
  assert.equal(new Set(items.map(({ changed }) => changed)).size, longestFeed);
});

test('topics, people and series have one feed, with their newest twenty articles', () => {
  const [topic] = library.topics;
  const [article] = library.articles;
  assert.ok(topic && article);
  const many = Array.from({ length: 30 }, (_, index) => ({
    ...article,
    slug: `a${index}`,
    path: `/articles/a${index}/`,
  }));
  const all = files({ ...library, topics: [{ ...topic, articles: many }] });
  const own = [...all.keys()].filter((path) => /^\/(?:topics|people|series)\/.*\/(?:feed|atom)\./.test(path));
  assert.ok(own.length > 1 && own.every((path) => path.endsWith('/feed.xml')), own.join(' '));
  assert.equal(all.get(`${topic.path}feed.xml`)?.match(/<item>/g)?.length, 20);
});

test('a site without articles and changes has valid feeds', () => {
  const empty: Library = {
    ...{ articles: [], quotes: [], withdrawnQuotes: [], topics: [], people: [], series: [], pages: [] },
    ledger: undefined,
    legacy: noLegacy,
  };
  for (const [path, text] of files(empty)) if (path.endsWith('.xml')) assert.ok(parseXml(text), path);
  assert.match(file('/corrections/atom.xml', empty), /<updated>1970-01-01T00:00:00Z<\/updated>/);
});

test('every feed link of a head exists', () => {
  const [topic] = library.topics;
  assert.ok(topic);
  for (const what of ['everything', 'quotes', 'corrections', { lang: 'ar' }, { topic }] as const)
    for (const { href } of feedsOf(what)) assert.ok(files(library).has(href), href);
});
