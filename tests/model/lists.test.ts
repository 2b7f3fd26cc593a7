import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { cutList } from '../../src/model/cut-list.ts';
import { facetValues, mostPeople } from '../../src/model/facets.ts';
import { joinLibrary, type Library } from '../../src/model/library.ts';
import { type ListPage, listPages, pagesOf, periodsOf } from '../../src/model/list-pages.ts';
import { archiveYears, listsOf, seriesList, topicList } from '../../src/model/lists.ts';
import { isError } from '../../src/model/problem-kinds.ts';
import { pageUrls } from '../../src/model/urls.ts';
import { article, contents, person, series, topic } from './contents.ts';

/** Returns the entries of each page of the numbers from `length` down to 1, newest first. */
const cut = (length: number, size: number) => {
  const newestFirst = Array.from({ length }, (_, index) => length - index);
  return cutList(length, size).map(({ number, from, to }) => ({ number, has: newestFirst.slice(from, to) }));
};
const counts = (length: number, size: number) =>
  cut(length, size).map(({ number, has }) => `${number ?? 'first'}: ${has.length}`);

describe('a list', () => {
  test('has one page up to one entry less than two full pages', () => {
    for (const length of [0, 1, 5, 6, 9]) assert.deepEqual(counts(length, 5), [`first: ${length}`]);
  });
  test('has a full page as soon as the first page keeps one', () => {
    assert.deepEqual(counts(10, 5), ['first: 5', '1: 5']);
    assert.deepEqual(counts(14, 5), ['first: 9', '1: 5']);
    assert.deepEqual(counts(15, 5), ['first: 5', '2: 5', '1: 5']);
  });
  test('counts its full pages from the oldest entry, and sorts each like the list', () => {
    assert.deepEqual(cut(7, 2), [
      { number: undefined, has: [7, 6, 5] },
      { number: 2, has: [4, 3] },
      { number: 1, has: [2, 1] },
    ]);
  });
  test('has every entry once, on a first page that is never short', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.integer({ min: 1, max: 100 }), (length, size) => {
        const pages = cut(length, size);
        assert.deepEqual(
          pages.flatMap(({ has }) => has),
          Array.from({ length }, (_, index) => length - index),
        );
        const [first, ...full] = pages;
        assert.ok(first && first.has.length < 2 * size && first.has.length >= Math.min(length, size));
        assert.ok(full.every(({ has }) => has.length === size));
      }),
    );
  });
  test('never changes a full page when an entry is added, not even one dated back by less than a page', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(10_000), { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(8),
        (days, size, back) => {
          const before = days.toSorted((a, b) => b - a);
          const added = before.toSpliced(Math.min(back, size - 1, before.length), 0, NaN);
          const after = fullPages(added, size);
          for (const [number, has] of fullPages(before, size)) assert.deepEqual(after.get(number), has);
        },
      ),
    );
  });
});

function fullPages(list: readonly number[], size: number): Map<number, number[]> {
  return new Map(
    cutList(list.length, size).flatMap(({ number, from, to }) =>
      number === undefined ? [] : [[number, list.slice(from, to)]],
    ),
  );
}

/** Sizes that a few articles fill. */
const sizes = { articles: 2, quotes: 2, record: 2, changes: 2, archive: 2, parts: 2, onPerson: 3 };
const day = (index: number) => `2026-01-${String(index + 1).padStart(2, '0')}`;
const quoted = (index: number) => ({
  ...{ id: `words-${index}`, text: 'once' },
  ...(index % 2 ? { speaker: 'mara', source: 'ledger', said: '2019' } : {}),
});
const sevenArticles = (more: (index: number) => Partial<Parameters<typeof article>[1]> = () => ({})) =>
  Array.from({ length: 7 }, (_, index) =>
    article(`article-${index}`, {
      date: day(index),
      sources: index % 2 ? ['ledger'] : [],
      pullQuotes: [quoted(index)],
      ...more(index),
    }),
  );
function joined(articles: ReturnType<typeof article>[], more: Parameters<typeof contents>[1] = {}) {
  const { library, problems } = joinLibrary(
    contents(articles, {
      topics: [
        topic('rivers', { formerly: ['streams'], labels: { ar: 'أنهار' }, summaries: { ar: 'كلمات.' } }),
      ],
      people: [person('desk'), person('mara', { name: 'Mara Lind', formerly: ['m-lind'] })],
      ...more,
    }),
  );
  assert.deepEqual(problems.filter(isError), []);
  return library;
}
const slugs = ({ shown }: ListPage) =>
  shown.entries.map((entry) => ('slug' in entry ? entry.slug : entry.article.slug));
const paths = (pages: readonly { path: string }[]) => pages.map(({ path }) => path);

describe('the pages of a topic', () => {
  const library = joined(sevenArticles());
  const [rivers] = library.topics;
  assert.ok(rivers);
  const pages = pagesOf(topicList(rivers, 'en'), sizes);

  test('are the newest articles, and full pages below it', () => {
    assert.deepEqual(paths(pages), ['/topics/rivers/', '/topics/rivers/2/', '/topics/rivers/1/']);
    assert.deepEqual(pages.map(slugs), [
      ['article-6', 'article-5', 'article-4'],
      ['article-3', 'article-2'],
      ['article-1', 'article-0'],
    ]);
  });
  test('link to the pages before and after them', () => {
    assert.deepEqual(
      pages.map(({ previous, next }) => [previous, next]),
      [
        [undefined, '/topics/rivers/2/'],
        ['/topics/rivers/', '/topics/rivers/1/'],
        ['/topics/rivers/2/', undefined],
      ],
    );
  });
  test('have only articles in the language of the page', () => {
    assert.deepEqual(paths(pagesOf(topicList(rivers, 'ar'), sizes)), ['/ar/topics/rivers/']);
  });
  test('keep their articles when others are added, and lose one that is removed to the page after it', () => {
    const full = (library: Library) =>
      library.topics.flatMap((one) => pagesOf(topicList(one, 'en'), sizes).slice(1).map(slugs));
    const before = full(library);
    const added = ['2026-01-08', '2026-01-09', '2026-01-10'].map((date) => article(`on-${date}`, { date }));
    assert.deepEqual(full(joined([...sevenArticles(), ...added])).slice(-2), before);
    assert.deepEqual(full(joined(sevenArticles().slice(1))), [
      ['article-4', 'article-3'],
      ['article-2', 'article-1'],
    ]);
  });
});

describe('the pages of a series', () => {
  const library = joined(
    sevenArticles((index) => ({ series: 'floods', part: index + 1 })),
    { series: [series('floods')] },
  );
  const [floods] = library.series;
  assert.ok(floods);
  const pages = pagesOf(seriesList(floods, 'en'), sizes);

  test('begin with the first part, and the last page has the newest', () => {
    assert.deepEqual(paths(pages), ['/series/floods/', '/series/floods/2/', '/series/floods/3/']);
    assert.deepEqual(pages.map(slugs), [
      ['article-0', 'article-1'],
      ['article-2', 'article-3'],
      ['article-4', 'article-5', 'article-6'],
    ]);
  });
});

describe('the lists of a library', () => {
  const library = joined(sevenArticles());
  const all = listPages(library, sizes);
  const at = (path: string) => all.filter((page) => page.path === path).flatMap(slugs);

  test('are the same for the sizes of a site as long as all are short', () => {
    assert.deepEqual(
      paths(listPages(library)).filter((path) => !path.includes('/archive/')),
      [],
    );
  });
  test('of a person are on the person’s page until one is too long', () => {
    assert.deepEqual(
      paths(all).filter((path) => path.startsWith('/people/')),
      ['/people/desk/articles/', '/people/desk/articles/2/', '/people/desk/articles/1/'],
    );
  });
  test('of quotes are filtered by topic and the articles’ own words when that of all has several pages', () => {
    assert.deepEqual(at('/topics/rivers/quotes/1/'), ['article-1', 'article-0']);
    assert.deepEqual(at('/quotes/own-words/'), ['article-6', 'article-4']);
    // All quotes are in one language.
    assert.ok(!paths(all).some((path) => path.startsWith('/quotes/in/')));
  });
  test('are never empty', () => {
    assert.deepEqual(
      all.filter(({ shown }) => shown.entries.length === 0),
      [],
    );
    assert.deepEqual(listPages(joined([]), sizes), []);
  });
  test('have URLs that no other page has', () => {
    const urls = [
      ...paths(all),
      ...pageUrls(library)
        .filter(({ kind }) => kind !== 'list')
        .map(({ path }) => path),
    ];
    assert.equal(new Set(urls).size, urls.length);
  });
  test('are redirected from every former URL', () => {
    const former = listsOf(library, sizes).flatMap((list) => list.former);
    assert.ok(former.includes('/topics/streams/') && former.includes('/ar/topics/streams/'));
    assert.ok(former.includes('/topics/streams/quotes/'));
  });
});

describe('the archive', () => {
  const years = archiveYears(
    joined([
      article('old', { date: '2019-05-01' }),
      article('newer', { date: '2021-02-03' }),
      article('newest', { date: '2021-03-04' }),
      article('arabic', { date: '2020-01-01', lang: 'ar' }),
      article('french', { date: '2021-01-01', lang: 'fr' }),
    ]),
    'en',
  );

  test('has the years with articles in a language, and in the first language those of languages without an archive', () => {
    assert.deepEqual(
      years.map(({ list }) => [list.path, list.entries.length]),
      [
        ['/archive/2021/', 3],
        ['/archive/2019/', 1],
      ],
    );
  });
  test('finds the page of each month', () => {
    const [latest] = years;
    assert.ok(latest);
    assert.deepEqual(
      periodsOf(pagesOf(latest.list)).map(({ date }) => date),
      ['2021-03', '2021-02', '2021-01'],
    );
  });
});

describe('the directory of a list', () => {
  test('has a page for each year, with its further pages', () => {
    const [rivers] = joined(
      ['2018', '2019', '2019', '2019', '2019', '2020', '2021'].map((year, index) =>
        article(`article-${index}`, { date: `${year}-01-0${index + 1}` }),
      ),
    ).topics;
    assert.ok(rivers);
    const periods = periodsOf(pagesOf(topicList(rivers, 'en'), sizes));
    assert.deepEqual(
      periods.map(({ date, pages }) => [date, ...paths(pages)]),
      [
        ['2021', '/topics/rivers/'],
        ['2020', '/topics/rivers/'],
        ['2019', '/topics/rivers/', '/topics/rivers/2/', '/topics/rivers/1/'],
        ['2018', '/topics/rivers/1/'],
      ],
    );
  });
  test('has at most twelve pages of a year, however many it has', () => {
    const [rivers] = joined(Array.from({ length: 101 }, (_, index) => article(`article-${index}`))).topics;
    assert.ok(rivers);
    const [only, ...others] = periodsOf(pagesOf(topicList(rivers, 'en'), sizes));
    assert.deepEqual(others, []);
    assert.equal(only?.pages.length, 12);
    assert.equal(only.pages.at(-1)?.path, '/topics/rivers/1/');
  });
});

test('the search page offers the 150 people with most articles', () => {
  const many = Array.from({ length: 151 }, (_, index) => `author-${index}`);
  const library = joined(
    [...many, 'author-150', 'author-150'].map((author, index) => article(`article-${index}`, { author })),
    { people: [person('desk'), ...many.map((id) => person(id))] },
  );
  const { author } = facetValues(library, 'en', (lang) => lang);
  assert.equal(author.length, mostPeople);
  assert.ok(author.some(({ id }) => id === 'author-150'));
});
