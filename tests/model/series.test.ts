import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ArticleEntry } from '../../src/model/contents.ts';
import { joinLibrary } from '../../src/model/library.ts';
import { seriesPages, seriesTitle } from '../../src/model/series-parts.ts';
import { pageUrls } from '../../src/model/urls.ts';
import { article, contents, series } from './contents.ts';

const bridges = series('bridges', { title: { en: 'Two bridges', ar: 'جسران' } });
const join = (articles: ArticleEntry[], all = [bridges]) => joinLibrary(contents(articles, { series: all }));

/** File, field, finding and fix of every problem. */
const faults = (articles: ArticleEntry[], all = [bridges]) =>
  join(articles, all).problems.map(({ file, field, found, fix }) => [file, field, found, fix]);

const part = (id: string, number: number, lang = 'en') =>
  article(id, { series: 'bridges', part: number, lang });
const translation = (id: string, of: string) => article(id, { translationOf: of, lang: 'ar' });

const ids = (articles: readonly { slug: string }[] | undefined) => articles?.map(({ slug }) => slug);

describe('a series', () => {
  test('has its articles in the order of their parts, whatever their dates and names', () => {
    const early = article('z', { series: 'bridges', part: 1, date: '2026-03-01' });
    const { library } = join([part('a', 3), early, part('b', 2)]);
    assert.deepEqual(ids(library.series[0]?.articles), ['z', 'b', 'a']);
  });
  test('contains the translations of its articles, as the same parts', () => {
    const { library, problems } = join([part('one', 1), part('two', 2), translation('two-ar', 'two')]);
    const arabic = library.articles.find(({ slug }) => slug === 'two-ar');
    assert.deepEqual([problems, arabic?.series?.id, arabic?.part], [[], 'bridges', 2]);
  });
  test('shows each language its own articles', () => {
    const { library } = join([
      part('one', 1),
      part('two', 2),
      translation('two-ar', 'two'),
      part('three', 3, 'ar'),
    ]);
    const places = library.articles.map(({ slug, place }) => [
      slug,
      [place?.parts, place?.previous?.slug, place?.next?.slug],
    ]);
    assert.deepEqual(Object.fromEntries(places), {
      one: [2, undefined, 'two'],
      two: [2, 'one', undefined],
      'two-ar': [2, undefined, 'three'],
      three: [2, 'two-ar', undefined],
    });
  });
  test('has a page in each language of its articles, and none without articles', () => {
    const pages = (articles: ArticleEntry[]) => {
      const { library } = join(articles);
      return pageUrls(library).flatMap(({ path, kind }) => (kind === 'series' ? path : []));
    };
    assert.deepEqual(pages([part('one', 1), translation('one-ar', 'one')]), [
      '/series/bridges/',
      '/ar/series/bridges/',
    ]);
    assert.deepEqual(pages([part('one', 1, 'ar')]), ['/ar/series/bridges/']);
    assert.deepEqual(pages([article('other')]), []);
  });
  test('has a page in the first language if all its articles are in languages that the site does not have', () => {
    const [one] = join([part('un', 1, 'fr')]).library.series;
    assert.ok(one);
    assert.deepEqual(seriesPages(one), [{ lang: 'en', path: '/series/bridges/' }]);
  });
  test('redirects its former ids, in each language', () => {
    const renamed = series('bridges', { title: { en: 'A', ar: 'ب' }, formerly: ['crossings'] });
    const { library } = join([part('one', 1), translation('one-ar', 'one')], [renamed]);
    const redirects = pageUrls(library).flatMap(({ path, to }) => (to ? [[path, to.path]] : []));
    assert.deepEqual(redirects, [
      ['/series/crossings/', '/series/bridges/'],
      ['/ar/series/crossings/', '/ar/series/bridges/'],
    ]);
  });
  test('has its title in the language of the page, or else in that of the site', () => {
    assert.equal(seriesTitle({ title: { en: 'Two bridges', ar: 'جسران' } }, 'ar'), 'جسران');
    assert.equal(seriesTitle({ title: { en: 'Two bridges' } }, 'ar'), 'Two bridges');
  });
});

describe('an article’s place in its series', () => {
  const { library } = join([part('one', 1), part('two', 2), part('four', 4), article('other')]);
  const place = (slug: string) => library.articles.find((each) => each.slug === slug)?.place;
  test('is its part, and the articles before and after it, across a gap', () => {
    const { part: number, previous, next } = place('two') ?? {};
    assert.deepEqual([number, previous?.slug, next?.slug], [2, 'one', 'four']);
  });
  test('has nothing before the first part and after the last', () => {
    assert.deepEqual([place('one')?.previous, place('four')?.next], [undefined, undefined]);
  });
  test('does not exist without a series', () => {
    assert.equal(place('other'), undefined);
  });
});

describe('reports', () => {
  test('a series that does not exist, with the nearest name', () => {
    assert.deepEqual(faults([article('a', { series: 'brigdes', part: 1 })]), [
      [
        'content/articles/a.md',
        'series',
        'series “brigdes”, which does not exist',
        'write bridges, or create it: npm run new -- series brigdes',
      ],
    ]);
  });
  test('two articles of one language with the same part, and the next free number', () => {
    assert.deepEqual(faults([part('a', 1), part('b', 1), part('c', 2)]), [
      [
        'content/articles/b.md',
        'part',
        'part “1” of bridges, which content/articles/a.md already is',
        'in one of the two articles, write\npart: 3',
      ],
    ]);
  });
  test('two translations of one article into the same language', () => {
    assert.deepEqual(faults([part('a', 1), translation('b', 'a'), translation('c', 'a')]), [
      [
        'content/articles/c.md',
        'translationOf',
        'part “1” of bridges, which content/articles/b.md already is',
        'delete one of the two translations, or add\nseries: bridges\npart: 2',
      ],
    ]);
  });
  test('no articles of two languages or two series with the same part', () => {
    const towers = series('towers');
    const other = article('c', { series: 'towers', part: 1 });
    assert.deepEqual(faults([part('a', 1), part('b', 1, 'ar'), other], [bridges, towers]), []);
  });
  test('a series without a part, and a part without a series', () => {
    assert.deepEqual(faults([part('a', 1), article('b', { series: 'bridges' }), article('c', { part: 4 })]), [
      ['content/articles/b.md', 'series', 'the series “bridges” without a part', 'add\npart: 2'],
      ['content/articles/c.md', 'part', 'part “4” without a series', 'add, or delete part\nseries: bridges'],
    ]);
  });
});
