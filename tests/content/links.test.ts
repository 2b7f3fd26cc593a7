import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkBlocks } from '../../src/content/checks/blocks.ts';
import { checkLinks } from '../../src/content/checks/links.ts';
import type { ArticleEntry } from '../../src/model/contents.ts';
import { joinLibrary } from '../../src/model/library.ts';
import { publishedLibrary, unpublishedFiles } from '../../src/model/published.ts';
import { publishedFiles } from '../../src/outputs/published-files.ts';
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
    corrections: ['a', 'b'].map((says) => ({ date: '2026-01-02', said: 'x', says, why: 'y' })),
  },
  {
    ids: ['heading', 'q-once', 'مقدمة', 'note-fn-%D8%A7'],
    blocks: [block('claims'), block('timeline'), block('chart:sums')],
  },
);

const page = (name: string, ids: string[]) => ({
  file: `content/pages/en/${name}.md`,
  page: {
    ...{ title: name, description: 'x', lang: 'en', path: `/${name}/`, html: '', ids, alternates: [] },
  },
  links: [],
});

function check(...articles: ArticleEntry[]) {
  const all = contents(articles, {
    pages: [page('about', []), page('about/how-we-work', ['corrections'])],
    now: Date.parse('2026-11-28'),
    topics: [topic('rivers', { formerly: ['streams'] }), topic('harbors')],
    people: [person('desk'), person('mara')],
  });
  const { library } = joinLibrary(all);
  const published = (time?: number) => publishedLibrary(all, unpublishedFiles(library, new Set(), time));
  return [...checkLinks(all, library, published, publishedFiles), ...checkBlocks(all)];
}
/** The problems of a body that has one link. */
const link = (url: string, draft = false) =>
  check(
    there,
    article('draft', { draft: true }),
    article('here', { draft }, { links: [{ url, line: 7 }], ids: ['own'] }),
  );

describe('a link is valid that leads', () => {
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
    ['into the same page', '#own', '#', '#top', '#main'],
    [
      'to a correction, by its place',
      '/articles/there/#C1',
      '/articles/there/#C2',
      'https://verbatim.example/articles/there/#C1',
    ],
    [
      'to a place of a page that is no article',
      '/about/how-we-work/#corrections',
      '/articles/there/sources/#S-ledger',
      '/topics/rivers/#articles',
      '/q/once/#share',
      '/#front-quotes',
      '/articles/there/#main:~:text=own',
    ],
    [
      'to what the site publishes beside pages',
      ...['/feed.xml', '/atom.xml', '/feed.json', '/en/feed.xml', '/ar/atom.xml', '/corrections/feed.json'],
      ...['/topics/rivers/feed.xml', '/topics/streams/feed.xml', '/people/desk/feed.xml', '/quotes/feed.xml'],
      ...['/articles/there.md', '../there.md', '/articles/formerly.md', '/articles/there/sources/#cite'],
      ...['/q/once/embed/', '/q/once/oembed.json', '/robots.txt', '/llms.txt'],
      ...['/sitemap-index.xml', '/news-sitemap.xml', '/.well-known/security.txt', '/ar/search/'],
    ],
    [
      'to its own host by a whole address',
      'https://verbatim.example',
      'https://verbatim.example/articles/there/#heading',
      'http://www.verbatim.example/topics/rivers/',
      '//verbatim.example:8080/feed.xml',
    ],
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

describe('a link is reported that leads', () => {
  const broken: [where: string, url: string, found: string, fix?: string][] = [
    [
      'nowhere',
      '/articles/ther/',
      'a link to /articles/ther/, which does not exist',
      'did you mean /articles/there/?',
    ],
    [
      'to a page without its slash',
      '/articles/there',
      'a link to /articles/there, which does not exist',
      'did you mean /articles/there/?',
    ],
    [
      'to a Markdown file that is not there',
      '../ther.md',
      'a link to /articles/ther.md, which does not exist',
      'did you mean /articles/there.md?',
    ],
    ...[
      'https://verbatim.example/articles/ther/',
      'http://verbatim.example/articles/ther/',
      '//verbatim.example./articles/ther/',
      'https://WWW.verbatim.example:444/articles/ther/',
    ].map((url): [string, string, string, string] => [
      `nowhere on its own host, ${url}`,
      url,
      'a link to /articles/ther/, which does not exist',
      'did you mean /articles/there/?',
    ]),
    [
      'to a place that a page of its own host does not have',
      'https://verbatim.example/about/#nope',
      'a link to #nope, an id that the page does not have',
      'delete the # and what follows it, or copy an id from that page',
    ],
    [
      'to a place that a page which is no article does not have',
      '/about/how-we-work/#correction',
      'a link to #correction, an id that the page does not have',
      'did you mean #corrections?',
    ],
    [
      'to a correction that is not there',
      '/articles/there/#C3',
      'a link to #C3, an id that the page does not have',
      'did you mean #C1?',
    ],
    [
      'to a file of a draft',
      '/articles/draft.md',
      'a link to /articles/draft.md, which is a draft',
      'publish that article first, or add draft: true to this one',
    ],
    [
      'to a feed that is not there',
      '/topics/feed.xml',
      'a link to /topics/feed.xml, which does not exist',
      'did you mean /quotes/feed.xml?',
    ],
    [
      'to a fragment that the page does not have',
      '/articles/there/#headin',
      'a link to #headin, an id that the page does not have',
      'did you mean #heading?',
    ],
    [
      'to a fragment that its own page does not have',
      '#heading',
      'a link to #heading, an id that the page does not have',
      'delete the # and what follows it, or copy an id from that page',
    ],
    [
      'to a fragment that cannot be decoded',
      '/articles/there/#%E0%A4%25A',
      'the URL “/articles/there/#%E0%A4%25A”, whose % signs cannot be decoded',
      'copy the URL again; write %25 for a percent sign',
    ],
    [
      'to a draft',
      '/articles/draft/',
      'a link to /articles/draft/, which is a draft',
      'publish that article first, or add draft: true to this one',
    ],
    ['to a script', 'javascript:alert(1)', 'the URL “javascript:alert(1)”'],
    ['to data', 'data:text/html,x', 'the URL “data:text/html,x”'],
    ['to no address at all', 'https://', 'the URL “https://”'],
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
  test('needs data in the frontmatter', () => {
    assert.deepEqual(blocks(['claims', 'timeline', 'density', 'people', 'chart:sums', 'chart']), [
      [5, '::claims, for which the frontmatter has no data', 'data in the field claims'],
      [5, '::timeline, for which the frontmatter has no data', 'data in the field timeline'],
      [5, '::density, for which the frontmatter has no data', 'data in the field timeline'],
      [5, '::people, for which the frontmatter has no data', 'data in the field people'],
      [5, '::chart{#sums}, for which the frontmatter has no data', 'data in the field charts'],
      [5, '::chart, for which the frontmatter has no data', 'data in the field charts'],
    ]);
  });
  test('is required in the body by its data', () => {
    assert.deepEqual(blocks([], { claims, timeline, charts: [chart('sums')] }), [
      ['claims', 'data that the body never places', 'a line ::claims in the body'],
      ['timeline', 'data that the body never places', 'a line ::timeline in the body'],
      ['charts', 'data that the body never places', 'a line ::chart{#sums} in the body'],
    ]);
  });
  test('with data is valid; people do not need a block', () => {
    assert.deepEqual(blocks(['timeline', 'density'], { timeline, people: ['mara'] }), []);
  });
  test('of a chart is found by its id', () => {
    assert.deepEqual(
      blocks(['chart:sum'], { charts: [chart('sums')] }).map(([, found]) => found),
      ['::chart{#sum}, for which the frontmatter has no data', 'data that the body never places'],
    );
  });
});

describe('a link to a scheduled article', () => {
  const soon = article('soon', { date: '2026-12-01T09:00', pullQuotes: [{ id: 'waits', text: 'x' }] });
  const faults = (date: string, url = '/articles/soon/', draft = false) =>
    check(
      article('far', { date: '2026-12-24', topics: ['harbors'] }),
      soon,
      article('here', { date, draft }, { links: [{ url, line: 7 }] }),
    );

  test('is an error in a published article, with the time at which the page appears', () => {
    for (const url of ['/articles/soon/', '/q/waits/', '/articles/soon.md', '/articles/soon/sources/']) {
      const [problem, ...others] = faults('2026-01-01', url);
      assert.deepEqual(others, []);
      assert.equal(problem?.name, 'link-to-scheduled');
      assert.equal(problem.found, `a link to ${url}, which appears on 2026-12-01 09:00 (UTC)`);
      assert.equal(problem.line, 7);
      assert.match(problem.fix ?? '', /add the link when that page has appeared/);
    }
  });
  test('is an error in an article that appears earlier, with the date that fixes it', () => {
    assert.match(faults('2026-12-01T08:59')[0]?.fix ?? '', /no earlier:\ndate: 2026-12-01T09:00:00Z$/);
  });
  test('is valid in an article that appears at the same time or later, and in a draft', () => {
    assert.deepEqual(faults('2026-12-01T09:00'), []);
    assert.deepEqual(faults('2026-12-02'), []);
    assert.deepEqual(faults('2026-01-01', '/articles/soon/', true), []);
  });
  test('is the same for a topic that only scheduled articles have', () => {
    assert.match(faults('2026-01-01', '/topics/harbors/')[0]?.found ?? '', /appears on 2026-12-24 \(UTC\)/);
    assert.match(faults('2026-12-02', '/topics/harbors/')[0]?.found ?? '', /appears on 2026-12-24 \(UTC\)/);
    assert.deepEqual(faults('2026-12-24', '/topics/harbors/'), []);
  });
});
