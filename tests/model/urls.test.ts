import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ArticleEntry } from '../../src/model/contents.ts';
import { joinLibrary } from '../../src/model/library.ts';
import { formerUrls, pageUrls } from '../../src/model/urls.ts';
import { site } from '../../src/site.ts';
import { article, contents, person, topic } from './contents.ts';

function library(articles: ArticleEntry[]) {
  const { library, problems } = joinLibrary(
    contents(articles, {
      topics: [
        topic('rivers', { labels: { ar: 'أنهار' }, summaries: { ar: 'كلمات.' }, formerly: ['streams'] }),
        topic('bridges', { formerly: ['crossings'] }),
      ],
      people: [person('desk'), person('mara', { name: 'Mara Lind', formerly: ['m-lind'] })],
    }),
  );
  assert.deepEqual(problems, []);
  return library;
}

const once = { id: 'once', text: 'once' };
const withdrawn = { date: '2026-02-15', why: 'It was not said.' };
const shown = article('shown', {
  aliases: ['old-name'],
  updated: '2026-03-01',
  corrections: [{ date: '2026-03-01', kind: 'update', said: 'x', says: 'y', why: 'z' }],
  pullQuotes: [once, { id: 'taken-back', text: 'never', withdrawn }],
});
describe('the URLs of a site', () => {
  const all = pageUrls(library([shown]));
  const at = (path: string) => all.find((page) => page.path === path);

  test('are those of all pages, each once', () => {
    // The first language is at the root, and each other in a folder.
    const inOtherLanguages = site.languages
      .slice(1)
      .flatMap((lang) => ['', 'search/', 'topics/', 'verify/'].map((list) => `page /${lang}/${list}`));
    const expected = [
      ...inOtherLanguages,
      'article /articles/shown/',
      'cite /articles/shown/sources/',
      'embed /q/once/embed/',
      'embed /q/taken-back/embed/',
      'page /',
      'list /archive/2026/',
      'page /archive/',
      'page /corrections/',
      'page /quotes/',
      'page /search/',
      'page /topics/',
      'page /verify/',
      'person /people/desk/',
      'person /people/mara/',
      'quote /q/once/',
      'redirect /ar/topics/streams/',
      'redirect /articles/old-name/',
      'redirect /articles/old-name/sources/',
      'redirect /people/m-lind/',
      'redirect /topics/crossings/',
      'redirect /topics/streams/',
      'topic /ar/topics/rivers/',
      'topic /topics/bridges/',
      'topic /topics/rivers/',
      'withdrawn /q/taken-back/',
    ];
    assert.deepEqual(all.map(({ kind, path }) => `${kind} ${path}`).sort(), expected.sort());
  });
  test('end in a slash', () => {
    assert.deepEqual(
      all.filter(({ path }) => !path.endsWith('/')),
      [],
    );
  });
  test('of articles have the ids of marked quotes', () => {
    assert.deepEqual(at('/articles/shown/')?.marks, ['q-once']);
  });
  test('of former names have the page that they redirect to', () => {
    assert.equal(at('/articles/old-name/')?.to?.path, '/articles/shown/');
    assert.equal(at('/articles/old-name/sources/')?.to?.path, '/articles/shown/sources/');
    assert.equal(at('/topics/crossings/')?.to?.path, '/topics/bridges/');
    assert.deepEqual(at('/ar/topics/streams/')?.to, {
      path: '/ar/topics/rivers/',
      title: 'أنهار',
      lang: 'ar',
    });
    assert.equal(at('/people/m-lind/')?.to?.path, '/people/mara/');
  });
  test('of former names are also listed alone, with those of the pages of long lists', () => {
    const many = Array.from({ length: 120 }, (_, number) =>
      article(`one-${number}`, { topics: ['bridges'], author: 'mara' }),
    );
    for (const articles of [[], [shown], [shown, ...many]]) {
      const joined = library(articles);
      const expected = pageUrls(joined).filter(({ kind }) => kind === 'redirect');
      assert.deepEqual(formerUrls(joined), expected);
      assert.equal(
        expected.some(({ path }) => path.startsWith('/people/m-lind/articles/')),
        articles.length > 100,
      );
    }
  });
});

describe('a page last changed', () => {
  const all = pageUrls(
    library([shown, article('newer', { date: '2026-02-01', topics: ['bridges'] }, { text: 'Mara Lind' })]),
  );
  const changed = (path: string) => all.find((page) => page.path === path)?.changed;
  test('with its article', () => {
    assert.equal(changed('/articles/shown/'), '2026-03-01T00:00:00Z');
    assert.equal(changed('/q/once/'), '2026-03-01T00:00:00Z');
  });
  test('with the latest of its articles', () => {
    assert.equal(changed('/topics/rivers/'), '2026-03-01T00:00:00Z');
    assert.equal(changed('/topics/bridges/'), '2026-02-01T00:00:00Z');
    assert.equal(changed('/people/desk/'), '2026-03-01T00:00:00Z');
  });
  test('with the latest article that names the person', () => {
    assert.equal(changed('/people/mara/'), '2026-02-01T00:00:00Z');
  });
  test('with the latest article, if it lists all', () => {
    assert.equal(changed('/'), '2026-03-01T00:00:00Z');
  });
  test('at an unknown date, if it has no article or is a redirect', () => {
    assert.equal(changed('/articles/old-name/'), undefined);
    const empty = pageUrls(library([]));
    assert.equal(empty.find(({ path }) => path === '/topics/rivers/')?.changed, undefined);
  });
});
