import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Contents } from '../../src/model/contents.ts';
import { joinLibrary } from '../../src/model/library.ts';
import { publishedLibrary, unpublishedFiles } from '../../src/model/published.ts';
import { scheduledEntries, scheduledLines } from '../../src/model/scheduled.ts';
import { pageUrls } from '../../src/model/urls.ts';
import { article, contents, person, series, topic } from './contents.ts';

const shown = article('shown', { topics: ['locks'], people: ['mara'] });
const hidden = {
  lang: 'ar',
  translationOf: 'shown',
  topics: ['bridges'],
  author: 'stringer',
  editor: 'mara',
  aliases: ['older-name'],
  pullQuotes: [{ id: 'later', text: 'later' }],
};
const text = 'نص عن عادل';
const draft = article('draft', { ...hidden, draft: true }, { text });
const all: Contents = contents([shown, draft], {
  topics: [
    topic('rivers'),
    topic('locks', { broader: 'rivers' }),
    topic('crossings'),
    topic('bridges', { broader: 'crossings', formerly: ['spans'] }),
    topic('unused'),
  ],
  people: [
    person('desk'),
    person('mara'),
    person('stringer'),
    person('adel', { names: { ar: 'عادل' } }),
    person('nobody'),
  ],
});
const publish = (sealed: string[] = []) => {
  const { library, problems } = joinLibrary(all);
  assert.deepEqual(problems, []);
  const files = unpublishedFiles(library, new Set(sealed));
  return { files: [...files].sort(), published: publishedLibrary(all, files) };
};

describe('the published library', () => {
  test('leaves out drafts, and the topics and people that only drafts use', () => {
    assert.deepEqual(publish().files, [
      'content/articles/draft.md',
      'content/people/adel.md',
      'content/people/stringer.md',
      'content/topics/bridges.md',
      'content/topics/crossings.md',
    ]);
  });
  test('keeps broader topics of published articles, and unused topics and people', () => {
    const { published } = publish();
    assert.deepEqual(
      published.topics.map(({ id }) => id),
      ['locks', 'rivers', 'unused'],
    );
    assert.deepEqual(
      published.people.map(({ id }) => id),
      ['desk', 'mara', 'nobody'],
    );
  });
  test('keeps a topic or person with a sealed URL, in any language', () => {
    const { files } = publish(['/ar/topics/bridges/', '/topics/crossings/', '/people/stringer/']);
    assert.deepEqual(files, [
      'content/articles/draft.md',
      'content/people/adel.md',
      'content/topics/bridges.md',
    ]);
  });
  test('does not mention a draft: in translations, lists or former names', () => {
    const { published } = publish();
    assert.deepEqual(published.articles[0]?.translations, []);
    const mara = published.people.find(({ id }) => id === 'mara');
    assert.deepEqual(
      mara?.namedIn.map(({ slug }) => slug),
      ['shown'],
    );
    assert.doesNotMatch(
      JSON.stringify(pageUrls(published)),
      /draft|older-name|later|bridges|spans|stringer|adel/,
    );
  });
});

describe('a scheduled article', () => {
  const time = Date.parse('2026-12-01T09:00Z');
  const scheduled = article('scheduled', { ...hidden, date: '2026-12-01T09:00Z' }, { text });
  const at = (now: number) => {
    const waiting = { ...all, articles: [shown, scheduled], now };
    const { library, problems } = joinLibrary(waiting);
    assert.deepEqual(problems, []);
    const until = (moment?: number) =>
      publishedLibrary(waiting, unpublishedFiles(library, new Set(), moment));
    return { library, published: until(), until };
  };
  const held = /scheduled|older-name|later|bridges|spans|stringer|adel/;

  test('is not published before its time', () => {
    const { published } = at(time - 1000);
    assert.doesNotMatch(JSON.stringify(pageUrls(published)), held);
    assert.deepEqual(published.articles[0]?.translations, []);
    assert.deepEqual(
      published.people.map(({ id }) => id),
      ['desk', 'mara', 'nobody'],
    );
    assert.deepEqual(
      published.topics.map(({ id }) => id),
      ['locks', 'rivers', 'unused'],
    );
  });
  test('is published from its time on, with its topics and people', () => {
    const { published } = at(time);
    assert.equal(published.articles.length, 2);
    assert.deepEqual(
      published.articles[1]?.translations.map(({ slug }) => slug),
      ['scheduled'],
    );
    assert.deepEqual(published.topics.length, 5);
    assert.deepEqual(published.quotes.length, 1);
  });
  test('leaves a series that only it is in without a page until its time', () => {
    const waiting = contents(
      [
        shown,
        article('part', { date: '2026-12-01T09:00Z', series: 'river-papers', part: 1, topics: ['locks'] }),
      ],
      { topics: all.topics, people: all.people, series: [series('river-papers')] },
    );
    const of = (now: number) => {
      const { library } = joinLibrary({ ...waiting, now });
      return JSON.stringify(pageUrls(publishedLibrary(waiting, unpublishedFiles(library, new Set()))));
    };
    assert.doesNotMatch(of(time - 1000), /river-papers/);
    assert.match(of(time), /river-papers/);
  });
  test('is listed with the time at which it appears, and only while it is scheduled', () => {
    assert.deepEqual(scheduledEntries(at(time - 1000).library), [
      {
        file: 'content/articles/scheduled.md',
        path: '/articles/scheduled/',
        at: '2026-12-01T09:00:00Z',
      },
    ]);
    assert.deepEqual(scheduledLines(at(time - 1000).library), [
      'scheduled: content/articles/scheduled.md appears in the first build from 2026-12-01 09:00 (UTC)',
    ]);
    assert.deepEqual(scheduledLines(at(time).library), []);
  });
  test('is in what will be published by its time', () => {
    const { until } = at(time - 1000);
    assert.equal(until(time - 1).articles.length, 1);
    assert.equal(until(time).articles.length, 2);
  });
  test('cannot be the original of a translation that appears before it', () => {
    const original = article('original', { date: '2026-12-01T09:00Z' });
    const problemsOf = (date: string) =>
      joinLibrary(
        contents([original, article('other', { date, lang: 'ar', translationOf: 'original' })], { now: 0 }),
      ).problems;
    assert.deepEqual(problemsOf('2026-12-01T09:00Z'), []);
    const [problem, ...others] = problemsOf('2026-12-01T08:59Z');
    assert.deepEqual(others, []);
    assert.equal(problem?.name, 'translation-of-scheduled');
    assert.match(problem.found, /appears on 2026-12-01 09:00 \(UTC\)/);
    assert.match(problem.fix ?? '', /\ndate: 2026-12-01T09:00:00Z$/);
  });
});
