import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { facetValues } from '../../src/model/facets.ts';
import { joinLibrary } from '../../src/model/library.ts';
import { pageForIndex } from '../../src/search/indexed-text.ts';
import { escaped, indexedPart, recordPage } from '../../src/search/record-page.ts';
import { siteRecords, spellingGroups } from '../../src/search/site-records.ts';
import { parseHtml } from '../../src/text/parse-html.ts';
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
const records = siteRecords(library);
const at = (url: string) => records.find((record) => record.url === url);

describe('search records', () => {
  test('of an article contain the ids of all facets, with broader topics, and leave its page where it is', () => {
    const { facets, html } = at('/articles/two-bridges/') ?? {};
    assert.deepEqual(facets, {
      kind: ['article'],
      speaker: ['mara'],
      event: [],
      about: [],
      series: [],
      topic: ['rivers', 'water'],
      author: ['desk'],
      year: ['2026'],
      lang: ['ar'],
    });
    assert.equal(html, undefined);
  });
  test('of an article contain names in its language', () => {
    assert.equal(at('/articles/two-bridges/')?.meta.topics, 'الأنهار');
    assert.equal(at('/articles/a-dam/')?.meta.topics, 'Water');
  });
  test('of a quote contain its text, its speaker and its article', () => {
    const record = at('/q/stone/');
    assert.ok(record);
    const { facets, text, meta } = record;
    assert.deepEqual(facets.kind, ['quote']);
    assert.deepEqual(facets.topic, ['rivers', 'water']);
    assert.match(text ?? '', /A bridge is a sentence in stone\./);
    assert.deepEqual([meta.speaker, meta.from], ['مارا الطويل', 'two-bridges']);
  });
  test('are written into the head, escaped', () => {
    const record = {
      url: '/x/',
      html: '<html><head></head><body></body></html>',
      facets: { topic: ['a', 'b'] },
    };
    const page = recordPage({ ...record, meta: { title: '\u200b"<b>&' } }, 3);
    assert.match(page, /<head><meta data-pagefind-meta="title\[content\]" content="&#34;&#60;b&#62;&#38;">/);
    assert.equal(page.match(/data-pagefind-filter="topic\[content\]"/g)?.length, 2);
    assert.match(page, /data-pagefind-sort="number\[content\]" content="3"/);
  });
  test('with a text alone become the page that a parser would make of it', () => {
    const texts = [
      '“A bridge,” Mara said, “is a sentence — in stone” & <b>iron</b>',
      'قال: «الجسر\u200b حجر»',
      'AT&T’s 3,000',
    ];
    for (const text of texts) {
      const html = `<html lang="en"><head></head><body data-pagefind-body><p>${escaped(text)}</p></body></html>`;
      const written = recordPage({ text, meta: { lang: 'en' }, facets: {} }, 1);
      const parsed = recordPage({ html, meta: { lang: 'en' }, facets: {} }, 1);
      assert.deepEqual(parseHtml(written), parseHtml(parsed));
    }
  });
  test('are added to a page that was prepared without them, so that it stays when they change', () => {
    const html =
      '<html><head></head><body><main data-pagefind-body><p>One <time>2026</time></p></main></body></html>';
    const prepared = pageForIndex(indexedPart(html));
    for (const number of [1, 2]) {
      const record = { meta: { title: `Title ${number}` }, facets: {} };
      assert.equal(recordPage(record, number, prepared), recordPage({ html, ...record }, number));
    }
  });
});

describe('spellings of names', () => {
  const groups = spellingGroups(library);
  const of = (path: string) => groups.filter((group) => group.path === path).map(({ forms }) => forms);
  test('of a topic form one group, its title first', () => {
    assert.deepEqual(of('/topics/rivers/'), [['Rivers', 'الأنهار', 'streams']]);
  });
  test('have the page and name of a topic in each language; a person has one page', () => {
    const byLanguage = (path: string) => groups.find((group) => group.path === path)?.byLanguage;
    assert.deepEqual(byLanguage('/topics/rivers/'), { ar: { path: '/ar/topics/rivers/', name: 'الأنهار' } });
    assert.deepEqual(byLanguage('/people/mara/'), { ar: { path: '/people/mara/', name: 'مارا الطويل' } });
  });
  test('of an organization form one group', () => {
    assert.deepEqual(of('/people/desk/'), [['The desk', 'newsroom']]);
  });
  test('of a person form a group for the full name and one for its last word, with and without the article', () => {
    assert.deepEqual(of('/people/mara/'), [
      ['Mara al-Tawil', 'مارا الطويل', 'Marah Tawil'],
      ['al-Tawil', 'Tawil', 'الطويل', 'Towil'],
    ]);
  });
});

test('filters have labels in the page’s language, and no values without results', () => {
  const values = facetValues(library, 'ar', (lang) => `<${lang}>`);
  assert.deepEqual(values.topic.map(({ id }) => id).sort(), ['rivers', 'water']);
  assert.ok(values.topic.some(({ label }) => label === 'الأنهار'));
  assert.deepEqual(values.speaker, [{ id: 'mara', label: 'مارا الطويل' }]);
  assert.deepEqual(values.lang.map(({ label }) => label).sort(), ['<ar>', '<en>']);
});
