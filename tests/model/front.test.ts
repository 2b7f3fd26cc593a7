import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { input } from 'astro/zod';
import type { ArticleEntry, Contents } from '../../src/model/contents.ts';
import { frontSections } from '../../src/model/front.ts';
import { rowsOf } from '../../src/model/front-rows.ts';
import { joinLibrary } from '../../src/model/library.ts';
import { frontSchema } from '../../src/model/site-front.ts';
import { article, contents, person, series, topic } from './contents.ts';

/** Returns the sections of a front page in short: the name, then the ids of what is in it. */
function front(
  articles: ArticleEntry[],
  written?: input<typeof frontSchema>,
  { lang = 'en', ...more }: Partial<Contents> & { lang?: string } = {},
): string[] {
  const { library } = joinLibrary(
    contents(articles, { series: [series('bridges'), series('towers')], ...more }),
  );
  return frontSections(library, frontSchema.parse(written), lang).map((section) => {
    switch (section.kind) {
      case 'lead':
        return `lead: ${section.article.slug}`;
      case 'series':
        return `${section.series.id}: ${section.parts.map((one) => (one === section.lead ? `(${one.slug})` : one.slug)).join(' ')}`;
      case 'newest':
        return `newest: ${section.articles.map(({ slug }) => slug).join(' ')}`;
      case 'topics':
        return `topics: ${section.topics.map(({ topic: { id }, count }) => `${id} ${count}`).join(' ')}`;
      case 'quotes':
        return `quotes: ${section.quotes.map(({ id }) => id).join(' ')}`;
    }
  });
}

const on = (day: number, id: string, data: Parameters<typeof article>[1] = {}) =>
  article(id, { date: `2026-01-${String(day).padStart(2, '0')}`, ...data });
const part = (number: number, id = 'bridges') => ({ series: id, part: number });
const quoted = (id: string) => ({
  pullQuotes: [
    { id, text: 'Words' },
    { id: `${id}-2`, text: 'More' },
  ],
});

describe('a front page without settings', () => {
  test('has the newest article, the series, other articles, quotes and topics', () => {
    const articles = [
      on(9, 'new', quoted('a')),
      on(8, 'old', quoted('b')),
      on(3, 'two', part(2)),
      on(2, 'one', part(1)),
    ];
    assert.deepEqual(front(articles), [
      'lead: new',
      'bridges: one two',
      'newest: old',
      'quotes: b',
      'topics: rivers 4',
    ]);
  });
  test('has no empty parts', () => {
    assert.deepEqual(front([]), []);
    assert.deepEqual(front([on(1, 'only')]), ['lead: only', 'topics: rivers 1']);
  });
  test('names the article that leads in the order of its series', () => {
    assert.deepEqual(front([on(2, 'two', part(2)), on(1, 'one', part(1))]).slice(0, 2), [
      'lead: two',
      'bridges: one (two)',
    ]);
  });
  test('lists the only article of a series among the others', () => {
    assert.deepEqual(front([on(2, 'new'), on(1, 'one', part(1))]).slice(0, 2), ['lead: new', 'newest: one']);
  });
  test('has the series of the newest article first', () => {
    const articles = [
      on(9, 'new'),
      ...[1, 2].map((number) => on(number, `b${number}`, part(number))),
      ...[3, 4].map((number) => on(number, `t${number}`, part(number - 2, 'towers'))),
    ];
    assert.deepEqual(front(articles).slice(1, 3), ['towers: t3 t4', 'bridges: b1 b2']);
  });
  test('has the other quotes of an article that is alone', () => {
    assert.deepEqual(front([on(1, 'only', quoted('a'))])[1], 'quotes: a-2');
  });
});

describe('a front page from settings', () => {
  const articles = [1, 2, 3, 4, 5].map((day) => on(day, `a${day}`, quoted(`q${day}`)));
  test('has the parts that are named, in order', () => {
    assert.deepEqual(front(articles, ['topics', { newest: 2 }]), ['topics: rivers 5', 'newest: a5 a4']);
  });
  test('shows as many items as a count says', () => {
    const topics = [topic('rivers'), topic('floods'), topic('banks')];
    const more = on(6, 'a6', { topics: ['floods', 'rivers'] });
    assert.deepEqual(front([...articles, more], [{ quotes: 1 }, { topics: 1 }], { topics }), [
      'quotes: q5',
      'topics: rivers 6',
    ]);
  });
  test('leads with the article that is named', () => {
    assert.deepEqual(front(articles, [{ lead: 'a2' }, { newest: 1 }]), ['lead: a2', 'newest: a5']);
  });
  test('leads with the translation of that article in another language', () => {
    const arabic = ['a2', 'a5'].map((of) => on(6, `${of}-ar`, { lang: 'ar', translationOf: of }));
    const written: input<typeof frontSchema> = [{ lead: 'a2' }];
    assert.deepEqual(front([...articles, ...arabic], written, { lang: 'ar' }), ['lead: a2-ar']);
  });
  test('leads with the newest article in a language without that article', () => {
    const arabic = on(6, 'other-ar', { lang: 'ar' });
    assert.deepEqual(front([...articles, arabic], [{ lead: 'a2' }], { lang: 'ar' }), ['lead: other-ar']);
  });
  test('shows the series that is named, and the latest parts of a long one', () => {
    const parts = [1, 2, 3].map((number) => on(number, `p${number}`, part(number)));
    assert.deepEqual(front(parts, [{ series: 'bridges', count: 2 }]), ['bridges: p2 p3']);
    assert.deepEqual(front(parts, [{ series: 'towers' }]), []);
  });
  test('shows a quote of the newest article too, unless it leads', () => {
    assert.deepEqual(front(articles, [{ lead: 'a4' }, { quotes: 2 }]), ['lead: a4', 'quotes: q5 q3']);
    assert.deepEqual(front(articles, [{ quotes: 1 }]), ['quotes: q5']);
  });
  test('shows no article twice', () => {
    const parts = [1, 2, 3].map((number) => on(number + 6, `p${number}`, part(number)));
    assert.deepEqual(front([...articles, ...parts], ['newest', { series: 'bridges' }, 'lead']), [
      'newest: a5 a4 a3 a2 a1',
      'bridges: p1 p2 p3',
    ]);
  });
});

describe('the quotes of a front page', () => {
  const said = (id: string) => ({
    pullQuotes: [
      { id, text: 'Ours' },
      { id: `${id}-said`, text: 'Theirs', speaker: 'mara' },
    ],
  });
  const articles = [5, 4, 3, 2, 1].map((day) =>
    on(day, `a${day}`, day === 4 ? said('q4') : quoted(`q${day}`)),
  );
  const more = { people: [person('desk'), person('mara')] };

  test('are those that somebody said, before the articles’ own words', () => {
    assert.deepEqual(front(articles, [{ quotes: 3 }], more), ['quotes: q5 q4-said q3']);
  });
  test('are not the one between the rows of the first part with several rows', () => {
    const { library } = joinLibrary(contents(articles, more));
    const [newest, quotes] = frontSections(library, frontSchema.parse(['newest', { quotes: 2 }]), 'en');
    assert.equal(newest?.kind === 'newest' && newest.between?.id, 'q4-said');
    assert.deepEqual(quotes?.kind === 'quotes' && quotes.quotes.map(({ id }) => id), ['q5', 'q4']);
  });
  test('are all in one place if there is only one row', () => {
    const { library } = joinLibrary(contents(articles.slice(0, 3), more));
    const [newest] = frontSections(library, frontSchema.parse(['newest']), 'en');
    assert.ok(newest?.kind === 'newest' && newest.between === undefined);
  });
});

describe('rows of articles', () => {
  const rows = (count: number) => {
    const { library } = joinLibrary(
      contents(Array.from({ length: count }, (_, index) => on(index + 1, `a${index}`))),
    );
    return rowsOf(library.articles).map(({ size, articles }) => `${articles.length} ${size}`);
  };
  test('have a rhythm of sizes', () => {
    assert.deepEqual(rows(8), ['2 large', '3 medium', '3 small']);
    assert.deepEqual(rows(10), ['2 large', '3 medium', '3 small', '2 large']);
  });
  test('never have one article after others', () => {
    assert.deepEqual(rows(0), []);
    assert.deepEqual(rows(1), ['1 large']);
    assert.deepEqual(rows(3), ['3 medium']);
    for (let count = 2; count <= 30; count++)
      for (const row of rows(count)) assert.match(row, /^[23] /, `${count}: ${row}`);
  });
});
