import './enter.ts';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkLinks } from '../../src/content/checks/links.ts';
import { formatLedger, parseLedger } from '../../src/content/ledger.ts';
import { headerFile } from '../../src/hosting/header-file.ts';
import { headersFor } from '../../src/hosting/rules.ts';
import { markdownProcessor } from '../../src/markdown/processor.ts';
import { joinLibrary } from '../../src/model/library.ts';
import { menuLinks } from '../../src/model/menu.ts';
import { absolute, articlePath, frontPath, withBase, withoutBase } from '../../src/model/routes.ts';
import { pageUrls } from '../../src/model/urls.ts';
import { feedOf } from '../../src/outputs/feeds/feeds.ts';
import { publishedFiles } from '../../src/outputs/published-files.ts';
import { article, contents, person, topic } from '../model/contents.ts';

const base = '/Presse/hafenblatt';

const library = (links: string[], draft = false) => {
  const all = contents(
    [
      article('there', { aliases: ['formerly'] }),
      article('linking', { draft }, { links: links.map((url) => ({ url, line: 7, column: 1 })) }),
    ],
    { now: Date.parse('2026-11-28'), topics: [topic('rivers')], people: [person('desk')] },
  );
  return { all, library: joinLibrary(all).library };
};
const problemsOf = (...links: string[]) => {
  const { all, library: joined } = library(links);
  return checkLinks(all, joined, () => joined, publishedFiles).map(({ name, found, fix }) => ({
    name,
    found,
    fix,
  }));
};

describe('paths of a site in a folder', () => {
  test('begin with the folder, for every page and file', () => {
    const { library: joined } = library([]);
    const paths = [...pageUrls(joined).map(({ path }) => path), ...publishedFiles(joined)];
    assert.ok(paths.length > 20);
    assert.deepEqual(
      paths.filter((path) => !path.startsWith(`${base}/`) || path.startsWith(`${base}${base}`)),
      [],
    );
    assert.equal(frontPath('de'), `${base}/`);
    assert.equal(frontPath('fa'), `${base}/fa/`);
    assert.equal(absolute(articlePath('there')), `https://elbmarsch.example${base}/articles/there/`);
  });

  test('are those from the root of the site with the folder before them', () => {
    assert.equal(withBase('/about/'), `${base}/about/`);
    assert.equal(withoutBase(`${base}/about/`), '/about/');
    assert.equal(withoutBase(`${base}/`), '/');
    for (const other of [
      '#top',
      'other/',
      '../other/',
      '//example.org/',
      'https://example.org/',
      'mailto:a@b.example',
    ])
      assert.equal(withBase(other), other);
  });

  test('are the same in ids of feeds as without a folder, so that no subscriber gets an article again', () => {
    assert.equal(feedOf('quotes').id, 'tag:hafenblatt.example,2026:feeds/quotes/');
  });

  test('are in menus, whose links begin at the root of the site', () => {
    assert.deepEqual(
      menuLinks([{ to: { de: '/ueber-uns/' }, label: { de: 'Über uns' } }, 'quotes'], 'de').map(
        ({ href }) => href,
      ),
      [`${base}/ueber-uns/`, `${base}/quotes/`],
    );
  });
});

describe('links in articles of a site in a folder', () => {
  test('begin at the root of the site, and are published with the folder', async () => {
    const { code } = await markdownProcessor.render(
      '[a](/articles/there/#x "t"), [b](../there/), [c](#x), <https://example.org/>.[^1]\n\n[^1]: [e](/q/x/)',
      { frontmatter: { pullQuotes: [], corrections: [], lang: 'de', bodyLine: 1 } },
    );
    assert.deepEqual(
      Array.from(code.matchAll(/<a[^>]* href="([^"]*)"|<a href="([^"]*)"/g), ([, one, two]) => one ?? two),
      [
        `${base}/articles/there/#x`,
        '../there/',
        '#x',
        'https://example.org/',
        '#Note-1',
        `${base}/q/x/`,
        '#Mark-1',
      ],
    );
  });

  test('lead to pages and files, written as a path, relative, or as a URL', () => {
    assert.deepEqual(
      problemsOf(
        '/articles/there/',
        '../there/',
        '/articles/formerly/',
        '/feed.xml',
        '/',
        `https://elbmarsch.example${base}/articles/there/`,
        `https://www.elbmarsch.example${base}/`,
      ),
      [],
    );
  });

  test('are rejected with the folder, which would be there twice', () => {
    assert.deepEqual(problemsOf(`${base}/articles/there/`, `${base}/`), [
      {
        name: 'link-base-wrong',
        found: `a link to ${base}/articles/there/, which repeats the path of the site, ${base}/`,
        fix: 'write /articles/there/',
      },
      {
        name: 'link-base-wrong',
        found: `a link to ${base}/, which repeats the path of the site, ${base}/`,
        fix: 'write /',
      },
    ]);
  });

  test('are rejected as URLs of the host without the folder, unless they lead to another site', () => {
    assert.deepEqual(
      problemsOf(
        'https://elbmarsch.example/articles/there/#x',
        'https://elbmarsch.example/',
        'https://elbmarsch.example/Presse/hafenblatt-alt/',
        'https://elbmarsch.example/rathaus/',
      ),
      [
        {
          name: 'link-base-wrong',
          found: `the URL https://elbmarsch.example/articles/there/#x, which lacks the path of the site, ${base}/`,
          fix: 'write /articles/there/#x',
        },
      ],
    );
  });

  test('that are broken are reported, and suggested, as editors write them', () => {
    assert.deepEqual(problemsOf('/articles/ther/', `https://elbmarsch.example${base}/articles/ther/`), [
      ...Array<unknown>(2).fill({
        name: 'link-broken',
        found: 'a link to /articles/ther/, which does not exist',
        fix: 'did you mean /articles/there/?',
      }),
    ]);
  });
});

describe('the ledger of a site in a folder', () => {
  const text = [
    '{',
    '"/q/x/": {"since":"2026-11-20"},',
    '"": {"publication":"hafenblatt.example,2026","about":"Every address ever published. Written by npm run seal alone."}',
    '}',
    '',
  ].join('\n');

  test('has paths from the root of the site, so that a site that moves keeps it', () => {
    const { ledger, problems, placeOf } = parseLedger(text, '2026-11-22');
    assert.deepEqual(problems, []);
    assert.deepEqual([...ledger.keys()], [`${base}/q/x/`]);
    assert.equal(placeOf([`${base}/q/x/`]).line, 2);
    assert.equal(formatLedger(ledger, 'hafenblatt.example,2026'), text);
  });
});

describe('headers of a site in a folder', () => {
  test('are for paths in the folder alone', () => {
    assert.match(headersFor(`${base}/q/x/embed/`)['content-security-policy'] ?? '', /frame-ancestors \*$/);
    assert.match(headersFor(`${base}/assets/x.css`)['cache-control'] ?? '', /immutable/);
    assert.deepEqual(headersFor('/q/x/embed/'), {});
    const paths = headerFile()
      .split('\n')
      .filter((line) => line.startsWith('/'));
    assert.ok(paths.length > 10);
    assert.deepEqual(
      paths.filter((path) => !path.startsWith(`${base}/`)),
      [],
    );
  });
});
