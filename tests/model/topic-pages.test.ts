import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { joinLibrary } from '../../src/model/library.ts';
import { topicHighlights } from '../../src/model/topic-highlights.ts';
import { type TopicBranch, topicTree, topicYears } from '../../src/model/topic-years.ts';
import { article, contents, person, source, topic } from './contents.ts';

describe('the years of topics', () => {
  const topics = [topic('rivers'), topic('floods')];
  const on = (date: string, id: string, of: string[], sources: string[] = []) =>
    article(id, { date, topics: of, sources });
  const yearsOf = (articles: ReturnType<typeof article>[], lang = 'en') => {
    const sources = ['1990', '2019', 'undated'].map((date) => source(`s-${date}`, { date }));
    const { library } = joinLibrary(contents(articles, { topics, sources }));
    const years = topicYears(library.topics, lang);
    return years && { ...years, counts: [...years.counts].map(([{ id }, own]) => `${id} ${own.join(' ')}`) };
  };

  test('count articles on the same years for all topics', () => {
    const articles = [
      on('2026-03-01', 'c', ['rivers']),
      on('2026-01-01', 'b', ['rivers', 'floods']),
      on('2024-01-01', 'a', ['floods']),
    ];
    assert.deepEqual(yearsOf(articles), {
      ...{ of: 'articles', from: 2024, to: 2026 },
      counts: ['floods 1 0 1', 'rivers 0 0 2'],
    });
  });

  test('count dated sources if all articles are of one year', () => {
    const articles = [
      on('2026-03-01', 'b', ['rivers'], ['s-1990', 's-2019', 's-undated']),
      on('2026-01-01', 'a', ['floods'], ['s-2019']),
    ];
    const years = yearsOf(articles);
    assert.equal(years?.of, 'sources');
    assert.deepEqual([years.from, years.to], [1990, 2019]);
    assert.ok(
      years.counts.every((counts) => counts.endsWith(' 1')),
      years.counts.join('\n'),
    );
  });

  test('are left out if there is one year, or none', () => {
    assert.equal(yearsOf([on('2026-03-01', 'a', ['rivers'])]), undefined);
    assert.equal(yearsOf([on('2026-03-01', 'a', ['rivers'])], 'ar'), undefined);
  });

  test('are the latest forty of a longer span', () => {
    const articles = [on('2026-03-01', 'b', ['rivers']), on('1900-01-01', 'a', ['rivers'])];
    const years = yearsOf(articles);
    assert.deepEqual([years?.from, years?.to], [1987, 2026]);
  });
});

test('topics are a tree: each below its broader topic, or at the top if that is not among them', () => {
  const { library } = joinLibrary(
    contents([], {
      topics: [
        topic('water'),
        topic('rivers', { broader: 'water' }),
        topic('fords', { broader: 'rivers' }),
        topic('towns'),
      ],
    }),
  );
  const written = ({ topic: { id }, narrower }: TopicBranch): string =>
    `${id}(${narrower.map(written).join(' ')})`;
  const tree = (without?: string) =>
    topicTree(library.topics.filter(({ id }) => id !== without))
      .map(written)
      .join(' ');
  assert.equal(tree(), 'towns() water(rivers(fords()))');
  assert.equal(tree('rivers'), 'fords() towns() water()');
});

describe('what a topic’s page begins with', () => {
  const quote = (id: string, speaker?: string) => ({ id, text: 'Words', ...(speaker && { speaker }) });
  const people = ['desk', 'ada', 'ben', 'cyd'].map((id) => person(id));
  const highlights = (articles: ReturnType<typeof article>[]) => {
    const { library } = joinLibrary(contents(articles, { people }));
    const { lead, quotes, people: shown } = topicHighlights(library.articles);
    return [lead?.slug, quotes.map(({ id }) => id).join(' '), shown.map(({ id }) => id).join(' ')];
  };

  test('is the newest article, quotes of two people, and the people in most articles', () => {
    const articles = [
      article('new', {
        date: '2026-02-02',
        pullQuotes: [quote('own'), quote('a1', 'ada'), quote('a2', 'ada')],
      }),
      article('old', { date: '2026-01-01', people: ['cyd'], pullQuotes: [quote('b1', 'ben')] }),
      article('older', { date: '2025-01-01', people: ['cyd', 'ben'] }),
    ];
    assert.deepEqual(highlights(articles), ['new', 'a1 b1', 'cyd ben ada']);
  });

  test('has the articles’ own words where nobody is quoted', () => {
    const articles = [article('new', { pullQuotes: [quote('o1'), quote('o2'), quote('o3')] })];
    assert.deepEqual(highlights(articles), ['new', 'o1 o2', '']);
    assert.deepEqual(highlights([]), [undefined, '', '']);
  });
});
