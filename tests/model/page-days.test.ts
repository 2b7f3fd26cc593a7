import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ArticleEntry } from '../../src/model/contents.ts';
import { joinLibrary } from '../../src/model/library.ts';
import { pageUrls } from '../../src/model/urls.ts';
import { article, contents, person, topic } from './contents.ts';

const correction = {
  date: '2026-03-01',
  kind: 'update' as const,
  said: 'One.',
  says: 'Two.',
  why: 'It grew.',
  quotes: [],
};
const at = (articles: ArticleEntry[]) => {
  const joined = joinLibrary(contents(articles, { topics: [topic('rivers')], people: [person('desk')] }));
  const all = pageUrls(joined.library);
  return (path: string) => all.find((address) => address.path === path);
};
const of = at([
  article('shown', { date: '2026-01-01', corrections: [correction] }),
  article('later', { date: '2026-04-01' }),
  article('shown-ar', { date: '2026-02-01', lang: 'ar', translationOf: 'shown' }),
]);

test('a front page has the date of the latest article in its language', () => {
  assert.equal(of('/')?.changed, '2026-04-01T00:00:00Z');
  assert.equal(of('/ar/')?.changed, '2026-02-01T00:00:00Z');
});
test('the log of corrections has the date of the newest one, or none', () => {
  assert.equal(of('/corrections/')?.changed, '2026-03-01T00:00:00Z');
  assert.equal(at([article('shown')])('/corrections/')?.changed, undefined);
});
test('pages that do not depend on articles have no date', () => {
  for (const path of ['/about/', '/search/']) assert.equal(of(path)?.changed, undefined);
});
test('pages in several languages list all of them', () => {
  const fronts = [
    { lang: 'en', path: '/' },
    { lang: 'ar', path: '/ar/' },
    { lang: 'fa', path: '/fa/' },
  ];
  assert.deepEqual(of('/ar/')?.alternates, fronts);
  for (const path of ['/articles/shown/', '/articles/shown-ar/'])
    assert.deepEqual(
      of(path)
        ?.alternates?.map((other) => other.path)
        .sort(),
      ['/articles/shown-ar/', '/articles/shown/'],
    );
  assert.deepEqual(of('/articles/later/')?.alternates, []);
});
