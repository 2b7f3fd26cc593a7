import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { facetValues } from '../../src/model/facets.ts';
import { joinLibrary } from '../../src/model/library.ts';
import { recordPage } from '../../src/search/record-page.ts';
import { siteRecords, spellingGroups } from '../../src/search/site-records.ts';
import { article, contents, person, topic } from '../model/contents.ts';

const text = 'A bridge is a sentence in stone.';
const { library } = joinLibrary(
  contents(
    [
      article(
        'two-bridges',
        {
          lang: 'ar',
          topics: ['rivers'],
          pullQuotes: [{ id: 'stone', text, speaker: 'mara', source: 'ledger' }],
        },
        { passages: new Map([['stone', { before: '', words: text, after: '' }]]) } as object,
      ),
      article('a-dam', { topics: ['water'] }),
    ],
    {
      topics: [
        topic('rivers', {
          title: 'Rivers',
          labels: { ar: 'الأنهار' },
          summaries: { ar: 'ماء يجري.' },
          aliases: ['streams'],
          broader: 'water',
        }),
        topic('water', { title: 'Water' }),
      ],
      people: [
        person('desk', { name: 'The desk', kind: 'organisation', aliases: ['newsroom'] }),
        person('mara', {
          name: 'Mara al-Tawil',
          names: { ar: 'مارا الطويل' },
          aliases: ['Towil', 'Marah Tawil'],
        }),
      ],
    },
  ),
);
const records = await siteRecords(library, (path) =>
  Promise.resolve(`<html><head></head><body>${path}</body></html>`),
);
const at = (url: string) => records.find((record) => record.url === url);

describe('what the search index is told', () => {
  test('of an article: its page, and ids of all that it can be narrowed to, wider topics too', () => {
    const { facets, html } = at('/articles/two-bridges/') ?? {};
    assert.deepEqual(facets, {
      kind: ['article'],
      speaker: ['mara'],
      topic: ['rivers', 'water'],
      author: ['desk'],
      year: ['2026'],
      lang: ['ar'],
    });
    assert.match(html ?? '', /articles\/two-bridges/);
  });
  test('of an article, for display: names in its own language', () => {
    assert.equal(at('/articles/two-bridges/')?.meta.topics, 'الأنهار');
    assert.equal(at('/articles/a-dam/')?.meta.topics, 'Water');
  });
  test('of a quote: its words, whose they are, and where it stands', () => {
    const record = at('/q/stone/');
    assert.ok(record);
    const { facets, html, meta } = record;
    assert.deepEqual(facets.kind, ['quote']);
    assert.deepEqual(facets.topic, ['rivers', 'water']);
    assert.match(html, /A bridge is a sentence in stone\./);
    assert.deepEqual([meta.speaker, meta.from], ['مارا الطويل', 'two-bridges']);
  });
  test('is written into the head, escaped', () => {
    const record = {
      url: '/x/',
      html: '<html><head></head><body></body></html>',
      facets: { topic: ['a', 'b'] },
    };
    const page = recordPage({ ...record, meta: { title: '"<b>&' } }, 3);
    assert.match(page, /<head><meta data-pagefind-meta="title\[content\]" content="&#x22;<b>&#x26;">/);
    assert.equal(page.match(/data-pagefind-filter="topic\[content\]"/g)?.length, 2);
    assert.match(page, /data-pagefind-sort="number\[content\]" content="3"/);
  });
});

describe('the spellings of names', () => {
  const groups = spellingGroups(library);
  const of = (path: string) => groups.filter((group) => group.path === path).map(({ forms }) => forms);
  test('of a topic are one group, its title first', () => {
    assert.deepEqual(of('/topics/rivers/'), [['Rivers', 'الأنهار', 'streams']]);
  });
  test('lead to the page that a topic has in a language, under its name there; a person has one page', () => {
    const elsewhere = (path: string) => groups.find((group) => group.path === path)?.elsewhere;
    assert.deepEqual(elsewhere('/topics/rivers/'), { ar: { path: '/ar/topics/rivers/', name: 'الأنهار' } });
    assert.deepEqual(elsewhere('/people/mara/'), { ar: { path: '/people/mara/', name: 'مارا الطويل' } });
  });
  test('of an organisation are one group', () => {
    assert.deepEqual(of('/people/desk/'), [['The desk', 'newsroom']]);
  });
  test('of a person are those of the whole name, and those of its last word, with and without the article', () => {
    assert.deepEqual(of('/people/mara/'), [
      ['Mara al-Tawil', 'مارا الطويل', 'Marah Tawil'],
      ['al-Tawil', 'Tawil', 'الطويل', 'Towil'],
    ]);
  });
});

test('what can be chosen has the words of the page’s language, and nothing without a result', () => {
  const values = facetValues(library, 'ar', (lang) => `<${lang}>`);
  assert.deepEqual(values.topic.map(({ id }) => id).sort(), ['rivers', 'water']);
  assert.ok(values.topic.some(({ label }) => label === 'الأنهار'));
  assert.deepEqual(values.speaker, [{ id: 'mara', label: 'مارا الطويل' }]);
  assert.deepEqual(values.lang.map(({ label }) => label).sort(), ['<ar>', '<en>']);
});
