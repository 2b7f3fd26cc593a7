import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { publishedLibrary, unpublishedFiles } from '../../src/model/published.ts';
import { joinLibrary, type ArticleEntry } from '../../src/model/library.ts';
import { checkLinks } from '../../src/content/checks/links.ts';
import { article, contents, person, topic } from '../model/contents.ts';

const claims = [{ id: 'claim', claim: 'x', record: 'y', verdict: 'holds' as const, sources: ['ledger'] }];
const timeline = {
  threads: [{ id: 't', label: 'T' }],
  entries: [{ id: 'entry', date: '1991', thread: 't', title: 'x', text: 'y', sources: ['ledger'] }],
};
const rows = ['a', 'b'].map((label) => ({ label, value: 1 }));
const chart = (id: string) => ({ id, title: 'x', summary: 'y', unit: 'z', rows, sources: ['ledger'] });
const block = (name: string) => ({ name, line: 5 });

const there = article(
  'there',
  {
    aliases: ['formerly'],
    people: ['mara'],
    sources: ['ledger'],
    claims,
    timeline,
    charts: [chart('sums')],
    pullQuotes: [{ id: 'once', text: 'once' }],
  },
  {
    ids: ['heading', 'q-once', 'مقدمة', 'note-fn-%D8%A7'],
    blocks: [block('claims'), block('timeline'), block('chart:sums')],
  },
);

function check(...articles: ArticleEntry[]) {
  const all = contents(articles, {
    topics: [topic('rivers', { formerly: ['streams'] })],
    people: [person('desk'), person('mara')],
  });
  const { library } = joinLibrary(all);
  return checkLinks(all, library, publishedLibrary(all, unpublishedFiles(library, new Set())));
}
/** The problems of a body that has one link. */
const link = (url: string, draft = false) =>
  check(
    there,
    article('draft', { draft: true }),
    article('here', { draft }, { links: [{ url, line: 7 }], ids: ['own'] }),
  );

describe('a link is whole that leads', () => {
  const whole: [where: string, ...urls: string[]][] = [
    [
      'to a page of each kind',
      '/',
      '/articles/there/',
      '/topics/rivers/',
      '/people/mara/',
      '/q/once/',
      '/search/',
    ],
    ['to a former address', '/articles/formerly/', '/topics/streams/'],
    ['to a heading or a quote', '/articles/there/#heading', '/articles/there/#q-once'],
    [
      'to a claim, an entry, a chart or a person in an article',
      ...['claim', 'entry', 'sums', 'mara'].map((id) => `/articles/there/#${id}`),
    ],
    [
      'to a heading in another script, encoded or not',
      '#own',
      '/articles/there/#%D9%85%D9%82%D8%AF%D9%85%D8%A9',
      '/articles/there/#مقدمة',
    ],
    ['to an id that is itself encoded, as that of a note', '/articles/there/#note-fn-%D8%A7'],
    ['into the same page', '#own', '#'],
    ['to a neighbour by a relative address', '../there/', '../../topics/rivers/', './#own'],
    ['to a search or with a query', '/search/?q=army', '/articles/there/?a=b#heading'],
    ['to another site, unseen', 'https://example.org/no/such', 'http://example.org', '//example.org/x'],
    ['to a post box or a telephone', 'mailto:a@example.org', 'tel:+4930123'],
  ];
  for (const [where, ...urls] of whole)
    test(where, () => {
      assert.deepEqual(
        urls.flatMap((url) => link(url)),
        [],
      );
    });
});

describe('a link is broken that leads', () => {
  const broken: [where: string, url: string, found: string, fix?: string][] = [
    [
      'nowhere',
      '/articles/ther/',
      'a link to /articles/ther/, where there is nothing',
      'perhaps /articles/there/',
    ],
    [
      'to a page without its slash',
      '/articles/there',
      'a link to /articles/there, where there is nothing',
      'perhaps /articles/there/',
    ],
    [
      'to a Markdown file',
      '../there.md',
      'a link to /articles/there.md, where there is nothing',
      'perhaps /articles/there/',
    ],
    [
      'to a fragment that the page does not have',
      '/articles/there/#headin',
      'a link to #headin, which that page does not have',
      'perhaps #heading',
    ],
    [
      'to a fragment that its own page does not have',
      '#heading',
      'a link to #heading, which that page does not have',
    ],
    [
      'to a fragment that cannot be decoded',
      '/articles/there/#%E0%A4%25A',
      'the address “/articles/there/#%E0%A4%25A”, whose % signs cannot be decoded',
      'copy the address anew; a percent sign that is meant is written %25',
    ],
    [
      'to a draft',
      '/articles/draft/',
      'a link to /articles/draft/, which is a draft',
      'publish that article first, or make this one a draft too',
    ],
    ['to a script', 'javascript:alert(1)', 'the address “javascript:alert(1)”'],
    ['to data', 'data:text/html,x', 'the address “data:text/html,x”'],
    ['to no address at all', 'https://', 'the address “https://”'],
  ];
  for (const [where, url, found, fix] of broken)
    test(where, () => {
      const problems = link(url);
      assert.deepEqual(
        problems.map(({ file, line, found, fix }) => ({ file, line, found, fix })),
        [{ file: 'content/articles/here.md', line: 7, found, fix }],
      );
    });
});

test('a draft may link to a draft', () => {
  assert.deepEqual(link('/articles/draft/', true), []);
});

describe('a block', () => {
  const blocks = (names: string[], data: Parameters<typeof article>[1] = {}) =>
    check(article('here', { sources: ['ledger'], ...data }, { blocks: names.map(block) })).map(
      ({ line, field, found, expected }) => [line ?? field, found, expected],
    );
  test('needs its data in the frontmatter', () => {
    assert.deepEqual(blocks(['claims', 'timeline', 'density', 'people', 'chart:sums', 'chart']), [
      [5, '::claims in the body', 'data for it in the frontmatter (claims)'],
      [5, '::timeline in the body', 'data for it in the frontmatter (timeline)'],
      [5, '::density in the body', 'data for it in the frontmatter (timeline)'],
      [5, '::people in the body', 'data for it in the frontmatter (people)'],
      [5, '::chart{#sums} in the body', 'data for it in the frontmatter (charts)'],
      [5, '::chart in the body', 'data for it in the frontmatter (charts)'],
    ]);
  });
  test('is needed by its data in the body', () => {
    assert.deepEqual(blocks([], { claims, timeline, charts: [chart('sums')] }), [
      ['claims', 'data that the body never places', 'a line ::claims in the body'],
      ['timeline', 'data that the body never places', 'a line ::timeline in the body'],
      ['charts', 'data that the body never places', 'a line ::chart{#sums} in the body'],
    ]);
  });
  test('is whole with both; the people of an article need none', () => {
    assert.deepEqual(blocks(['timeline', 'density'], { timeline, people: ['mara'] }), []);
  });
  test('of a chart is found by its id', () => {
    assert.deepEqual(
      blocks(['chart:sum'], { charts: [chart('sums')] }).map(([, found]) => found),
      ['::chart{#sum} in the body', 'data that the body never places'],
    );
  });
});
