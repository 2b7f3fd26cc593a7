import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { filesIn } from '../files-in.ts';
import { articles, changed, placeInSeries, quotes, topics } from '../site/content.ts';
import {
  dist,
  files,
  firstLanguage,
  linkTo,
  moment,
  pathIn,
  pathOf,
  read,
  readText,
  root,
  site,
  siteUrl,
} from '../site/dist.ts';
import { all as elements, attribute, tag } from '../site/elements.ts';
import { meta, pages } from '../site/parsed.ts';
import { all, one, parseXml } from '../site/xml.ts';

/** Returns the text of each element of a name. */
const inside = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`, 'g'))].map(
    (match) => match[1] ?? '',
  );

test('the feeds, the sitemaps and pictures are well-formed XML', () => {
  const documents = files.filter((file) => /\.(?:xml|svg)$/.test(file));
  for (const file of ['/feed.xml', '/quotes/feed.xml', '/sitemap-0.xml'])
    assert.ok(documents.includes(file), file);
  for (const file of documents)
    assert.doesNotThrow(() => {
      parseXml(readText(file));
    }, file);
});

test('the feed has one item per article, newest first, each with its permalink', () => {
  const items = readText('/feed.xml').split('<item>').slice(1);
  const expected = articles.map(({ id }) => `${siteUrl}/articles/${id}/`).sort();
  assert.deepEqual(items.flatMap((item) => inside(item, 'link')).sort(), expected);
  for (const item of items) {
    assert.ok(inside(item, 'title')[0]);
    assert.ok(inside(item, 'description')[0]);
  }
  const days = items.flatMap((item) => inside(item, 'pubDate')).map((date) => Date.parse(date));
  assert.equal(days.length, articles.length);
  assert.deepEqual(
    days,
    days.toSorted((a, b) => b - a),
  );
});

/** Returns the moment at which a day begins, in UTC. */
const beginning = (day: string) => new Date(moment(day)).toISOString();
/** The moment of the last change of each page in the sitemap. */
const listed = new Map(
  readText('/sitemap-0.xml')
    .split('<url>')
    .slice(1)
    .map((entry) => [pathOf(inside(entry, 'loc')[0] ?? ''), inside(entry, 'lastmod')[0]]),
);

test('the sitemap lists exactly the pages that search engines index', () => {
  const expected = pages
    .filter((page) => !page.redirect && meta(page, 'name', 'robots') !== 'noindex')
    .map(({ path }) => path);
  assert.deepEqual([...listed.keys()].sort(), expected.sort());
  assert.deepEqual(inside(readText('/sitemap-index.xml'), 'loc'), [`${siteUrl}/sitemap-0.xml`]);
});

test('the sitemap dates each page by the articles it shows', () => {
  const days = new Map(articles.map((article) => [article.id, beginning(changed(article))]));
  const latest = (slugs: readonly string[]) =>
    slugs
      .map((slug) => days.get(slug) ?? '')
      .sort()
      .at(-1);
  for (const article of articles) assert.equal(listed.get(`/articles/${article.id}/`), days.get(article.id));
  for (const { quote, article } of quotes) assert.equal(listed.get(`/q/${quote.id}/`), days.get(article.id));
  for (const { id } of topics)
    assert.equal(
      listed.get(`/topics/${id}/`),
      latest(articles.filter(({ data }) => data.topics.includes(id)).map((article) => article.id)),
    );
  for (const { path, tree } of pages.filter(({ path }) => path.startsWith('/people/'))) {
    const links = new Set(elements(tree, tag('a')).map((link) => attribute(link, 'href')));
    const shown = [...days.keys()].filter((slug) => links.has(linkTo(`/articles/${slug}/`)));
    assert.equal(listed.get(path), latest(shown), path);
  }
  for (const lang of site.languages) {
    const own = articles.filter(({ data }) => (data.lang ?? firstLanguage) === lang);
    assert.equal(listed.get(pathIn(lang)), latest(own.map(({ id }) => id)), lang);
    assert.equal(listed.get(pathIn(lang, '/topics/')), latest([...days.keys()]), lang);
  }
  assert.equal(listed.get('/quotes/'), latest([...days.keys()]));
});

test('the sitemap dates pages without articles by their own content, or not at all', () => {
  assert.equal(listed.get('/about/'), undefined);
  const corrected = articles.flatMap(({ data: { corrections = [], pullQuotes = [] } }) => [
    ...corrections,
    ...pullQuotes.flatMap(({ revisions = [], withdrawn = [] }) => [revisions, withdrawn].flat(2)),
  ]);
  const days = corrected.map(({ date }) => beginning(date)).sort();
  assert.equal(listed.get('/corrections/'), days.at(-1));
});

test('the sitemap lists every language of a translated page, on each of them', () => {
  const named = new Map(
    all(parseXml(readText('/sitemap-0.xml')), 'url').map((url) => [
      one(url, 'loc'),
      all(url, 'xhtml:link').map(({ attributes: { hreflang, href } }) => `${hreflang ?? ''} ${href ?? ''}`),
    ]),
  );
  type Versions = { lang: string; path: string }[];
  const inLanguages = (path: string, languages: readonly string[]): Versions =>
    languages.map((lang) => ({ lang, path: pathIn(lang, path) }));
  /** The paths of the pages in content/pages, in the site’s first language. */
  const ownPages = site.languages
    .map((lang) => join(root, 'content/pages', lang))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      filesIn(folder).map((file) => `${file.slice(folder.length, -'.md'.length).replaceAll('\\', '/')}/`),
    );
  const originals = new Set(articles.flatMap(({ data }) => data.translationOf ?? []));
  const groups = [
    ...['/', '/topics/', '/search/', '/verify/'].map((path) => inLanguages(path, site.languages)),
    ...topics.map(({ id, data }) =>
      inLanguages(`/topics/${id}/`, [firstLanguage, ...Object.keys(data.summaries ?? {})]),
    ),
    ...[...new Set(ownPages)].map((path) =>
      inLanguages(
        path,
        site.languages.filter((lang) =>
          existsSync(join(root, 'content/pages', lang, `${path.slice(1, -1)}.md`)),
        ),
      ),
    ),
    ...[...new Set(articles.flatMap((article) => placeInSeries(article, articles)?.series ?? []))].map(
      (series) =>
        inLanguages(
          `/series/${series}/`,
          site.languages.filter((lang) =>
            articles.some(
              (article) =>
                placeInSeries(article, articles)?.series === series &&
                (article.data.lang ?? firstLanguage) === lang,
            ),
          ),
        ),
    ),
    inLanguages(
      '/archive/',
      site.languages.filter((lang) => articles.some(({ data }) => (data.lang ?? firstLanguage) === lang)),
    ),
    ...[...originals].map((original) =>
      articles
        .filter(({ id, data }) => id === original || data.translationOf === original)
        .map(({ id, data }) => ({ lang: data.lang ?? firstLanguage, path: `/articles/${id}/` })),
    ),
  ].filter((versions) => versions.length > 1);
  for (const versions of groups)
    for (const { path } of versions)
      assert.deepEqual(
        named.get(`${siteUrl}${path}`)?.toSorted(),
        versions.map((version) => `${version.lang} ${siteUrl}${version.path}`).sort(),
        path,
      );
  assert.equal([...named.values()].filter((links) => links.length > 0).length, groups.flat().length);
});

test('the sitemaps are valid by the schemas of sitemaps.org, and by ours for news and alternates', (t) => {
  const lint = (schema: string, file: string) =>
    spawnSync(
      'xmllint',
      [
        '--nonet',
        '--noout',
        '--schema',
        join(import.meta.dirname, '../site/schemas', schema),
        join(dist, file),
      ],
      { encoding: 'utf8' },
    );
  for (const [schema, file] of [
    ['sitemaps.xsd', 'sitemap-0.xml'],
    ['sitemaps.xsd', 'news-sitemap.xml'],
    ['sitemap-index.xsd', 'sitemap-index.xml'],
  ] as const) {
    const { status, stderr, error } = lint(schema, file);
    if (error) {
      t.skip('xmllint is not on this machine');
      return;
    }
    assert.equal(status, 0, stderr);
  }
});

test('in addition to pages and assets, exactly these files for programs exist', () => {
  const forms = ['feed.xml', 'atom.xml', 'feed.json'];
  const known = [
    /^\/articles\/[a-z0-9-]+\.md$/,
    // Quotes in shards, under a hash of their words.
    /^\/verify\/(?:\d+|index)\.json$/,
    /^\/articles\/[a-z0-9-]+\/(?:citation|sources)\.json$/,
    /^\/people\/[a-z0-9-]+\/record\.json$/,
    /^\/q\/[a-z0-9-]+\/(?:annotation|citation|oembed)\.json$/,
    new RegExp(
      `^/(?:(?:topics|people|(?:(?:${site.languages.join('|')})/)?series)/[a-z0-9-]+/|(?:${site.languages.join('|')}|quotes|corrections)/)?(?:feed\\.xml|atom\\.xml|feed\\.json)$`,
    ),
  ];
  const single = [
    '/llms.txt',
    '/robots.txt',
    '/.well-known/security.txt',
    '/.well-known/verbatim.json',
    '/news-sitemap.xml',
    '/speculation.json',
    '/ledger.json',
    '/ledger/0.json',
  ];
  const machine = files.filter(
    (file) => /\.(?:xml|json|md|txt)$/.test(file) && !/^\/(?:pagefind|assets)\//.test(file),
  );
  assert.deepEqual(
    machine.filter((file) => !known.some((form) => form.test(file))),
    [...single, '/sitemap-0.xml', '/sitemap-index.xml'].sort(),
  );
  assert.equal(forms.filter((form) => machine.includes(`/${form}`)).length, forms.length);
});

test('robots.txt lists the sitemaps and excludes no crawler', () => {
  const robots = readText('/robots.txt');
  assert.match(robots, new RegExp(`^Sitemap: ${siteUrl}/sitemap-index\\.xml$`, 'm'));
  assert.match(robots, new RegExp(`^Sitemap: ${siteUrl}/news-sitemap\\.xml$`, 'm'));
  assert.doesNotMatch(robots, /^Disallow: \S/m);
});

/** Published text, and the text inside Pagefind’s compressed records. */
const texts = files
  .filter(
    (file) =>
      !/\/language-words-\w+\.bin$|\.(?:woff2|png|jpe?g|webp|avif|ico|pagefind|pf_meta|pf_index|pf_filter)$/.test(
        file,
      ),
  )
  .map((file) => ({ file, bytes: file.endsWith('.pf_fragment') ? gunzipSync(read(file)) : read(file) }));

test('every text file is UTF-8, without replacement characters', () => {
  const strict = new TextDecoder('utf-8', { fatal: true });
  assert.ok(texts.length > pages.length);
  for (const { file, bytes } of texts) {
    const text = assertDecodes(strict, file, bytes);
    assert.doesNotMatch(text, /\uFFFD|Ã[\u0080-\u00BF]|â€/, file);
  }
});

function assertDecodes(decoder: TextDecoder, file: string, bytes: Buffer): string {
  try {
    return decoder.decode(bytes);
  } catch {
    assert.fail(`${file} is not UTF-8`);
  }
}

test('no file contains a path or the name of the build machine', () => {
  const places = [
    '/work/',
    '/root/',
    '/home/',
    '/tmp/',
    'file://',
    'node_modules',
    root,
    `${homedir()}/`,
    `${tmpdir()}/`,
  ];
  for (const { file, bytes } of texts) {
    // URLs of other hosts may have such words in their paths.
    const text = bytes.toString().replace(/https?:\/\/[^\s"'<>]+/g, '');
    assert.deepEqual(
      places.filter((place) => text.includes(place)),
      [],
      file,
    );
  }
});
