import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import ogs from 'open-graph-scraper';
import sharp from 'sharp';
import { pngSize } from '../outputs/cards/samples.ts';
import { inZotero, type ZoteroName } from '../outputs/zotero.ts';
import { articles, people, placeInSeries, topics } from '../site/content.ts';
import {
  firstLanguage,
  linkTo,
  moment,
  pathIn,
  pathOf,
  read,
  readText,
  site,
  siteUrl,
} from '../site/dist.ts';
import { expand } from '../site/json-ld.ts';
import { readable } from '../site/parsed.ts';
import { agent, quotes } from '../site/written-quotes.ts';

/** The metadata of pages, as third-party readers parse it: Open Graph Scraper, Readability, a JSON-LD processor. */
type Json = Record<string, unknown>;

const htmlAt = (path: string) => readText(`${path}index.html`);
const parsed = new Map<string, Document>();
/** Returns a page, parsed for the first who asks. */
function documentAt(path: string): Document {
  const page = parsed.get(path) ?? parseHTML(htmlAt(path)).document;
  parsed.set(path, page);
  return page;
}
/** Returns every JSON-LD node of a page. */
const nodes = (path: string): Json[] =>
  [...documentAt(path).querySelectorAll('script[type="application/ld+json"]')].flatMap(
    (script) => (JSON.parse(script.textContent) as { '@graph': Json[] })['@graph'],
  );
const node = (path: string, type: string): Json => {
  const found = nodes(path).find((candidate) => candidate['@type'] === type);
  assert.ok(found, `${path} has no ${type}`);
  return found;
};
const named = (path: string, name: string) =>
  [...documentAt(path).querySelectorAll(`meta[name="${name}"]`)].map((meta) => meta.getAttribute('content'));
/** Returns an author or speaker as a library catalog lists them, from what editors wrote, without the site’s code. */
const creators = (ids: string | string[], lang: string): ZoteroName[] =>
  [ids].flat().map((id) => {
    const person = people.find((candidate) => candidate.id === id)?.data;
    const own = person?.names?.[lang];
    const name = own ?? person?.name ?? '';
    const family = own === undefined ? person?.family : person?.families?.[lang];
    return family === undefined
      ? { lastName: name, firstName: '' }
      : { lastName: family, firstName: name.slice(0, -family.length).trim() };
  });
const names = (ids: string | string[], lang: string) => [ids].flat().map((id) => agent(id, lang).name);

/** Every article as editors wrote it, with its URL and language. */
const written = articles.map(({ id, data }) => ({
  ...data,
  id,
  path: `/articles/${id}/`,
  lang: data.lang ?? firstLanguage,
}));

describe('icons', () => {
  test('each page that people read links a touch icon of 180 pixels without transparency', async () => {
    for (const { path } of written)
      assert.equal(
        documentAt(path).querySelector('link[rel="apple-touch-icon"]')?.getAttribute('href'),
        linkTo('/apple-touch-icon.png'),
      );
    const { width, height, format, hasAlpha } = await sharp(read('/apple-touch-icon.png')).metadata();
    assert.deepEqual(
      { width, height, format, hasAlpha },
      { width: 180, height: 180, format: 'png', hasAlpha: false },
    );
  });

  test('favicon.ico is an icon file that contains one PNG of 32 pixels', async () => {
    const ico = read('/favicon.ico');
    assert.deepEqual([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)], [0, 1, 1]);
    assert.deepEqual([ico[6], ico[7]], [32, 32]);
    const [bytes, from] = [ico.readUInt32LE(14), ico.readUInt32LE(18)];
    assert.equal(from + bytes, ico.length);
    const { width, height, format } = await sharp(ico.subarray(from)).metadata();
    assert.deepEqual({ width, height, format }, { width: 32, height: 32, format: 'png' });
  });
});

describe('Open Graph Scraper gets', () => {
  test('from every article: title, text, times with time zone, authors, topics, picture and language', async () => {
    for (const { path, title, standfirst, date, author, lang, topics: about } of written) {
      const { result, error } = await ogs({ html: htmlAt(path) });
      assert.equal(error, false);
      assert.equal(result.ogTitle, title);
      assert.equal(result.ogDescription, standfirst);
      assert.equal(result.ogType, 'article');
      assert.equal(result.ogUrl, siteUrl + path);
      assert.equal(result.ogSiteName, site.name);
      assert.match(result.ogLocale ?? '', new RegExp(`^${lang}_[A-Z]{2}$`));
      assert.equal(result.articlePublishedTime, moment(date));
      assert.match(result.articleModifiedTime ?? '', /T00:00:00(?:Z|[+-]\d\d:\d\d)$/);
      const people = [author].flat().map((id) => `${siteUrl}/people/${id}/`);
      // Of several authors it gives one.
      assert.ok(people.includes([result.articleAuthor].flat().join(' ')), path);
      assert.deepEqual(
        [...documentAt(path).querySelectorAll('meta[property="article:author"]')].map((meta) =>
          meta.getAttribute('content'),
        ),
        people,
      );
      assert.ok(names(author, lang).includes(result.author ?? ''), path);
      assert.deepEqual(named(path, 'author'), names(author, lang));
      assert.equal([result.articleTag].flat().length > 0, about.length > 0);
      assert.deepEqual(
        result.ogImage?.map(({ width, height, type }) => [String(width), String(height), type]),
        [['1200', '630', 'image/png']],
      );
      assert.ok(result.ogImage[0]?.alt?.includes(title));
      assert.equal(result.dcType, 'newspaperArticle');
      assert.equal(result.dcDate ?? named(path, 'DC.date')[0], date);
    }
  });

  test('from every quote: the words in quotation marks, the speaker, and the quote’s own URL', async () => {
    for (const { id, text, article } of quotes) {
      const path = `/q/${id}/`;
      const { result } = await ogs({ html: htmlAt(path) });
      assert.ok(result.ogTitle?.includes(text), id);
      assert.equal(result.ogUrl, siteUrl + path);
      assert.ok(result.ogImage?.[0]?.url.startsWith(`${siteUrl}/cards/${id}.`), id);
      assert.equal(result.articlePublishedTime, moment(article.date));
    }
  });

  test('from every page: a title, text, a URL and a picture', async () => {
    for (const { path, html } of readable) {
      if (path === '/404') continue;
      const { result } = await ogs({ html });
      for (const key of ['ogTitle', 'ogDescription', 'ogUrl', 'ogSiteName', 'ogLocale'] as const)
        assert.ok(result[key], `${path}: ${key}`);
      assert.equal(result.ogImage?.length, 1, path);
    }
  });
});

describe('Dublin Core, from which Zotero makes a newspaper article, says', () => {
  test('who wrote and published every article, when, and in what language', () => {
    for (const { path, date, author, lang } of written) {
      assert.deepEqual(named(path, 'DC.type'), ['newspaperArticle']);
      assert.deepEqual(named(path, 'DC.creator').map(inZotero), creators(author, lang));
      assert.deepEqual(named(path, 'DC.date'), [date]);
      assert.deepEqual(named(path, 'DC.language'), [lang]);
      assert.deepEqual(named(path, 'DC.publisher'), [site.name]);
      assert.deepEqual(named(path, 'DC.rights'), [site.license.url]);
    }
  });
  test('the same for the article of every quote, who edited and translated it, and who is quoted', () => {
    for (const quote of quotes) {
      const path = `/q/${quote.id}/`;
      assert.deepEqual(
        named(path, 'DC.creator').map(inZotero),
        creators(quote.article.author, quote.lang),
        quote.id,
      );
      assert.deepEqual(
        named(path, 'DC.contributor').map(inZotero),
        creators(
          [quote.article.editor ?? [], quote.article.translator ?? [], quote.speaker ?? []].flat(),
          quote.lang,
        ),
        quote.id,
      );
      assert.deepEqual(named(path, 'DC.date'), [quote.article.date]);
    }
  });
});

test('Readability gets the byline and the time of every article from its metadata', () => {
  for (const { path, title, author, lang, date } of written) {
    // It changes what it reads.
    const read = new Readability(parseHTML(htmlAt(path)).document).parse();
    assert.equal(read?.title, title);
    assert.equal(read.byline, names(author, lang).join(', '));
    assert.equal(read.publishedTime, moment(date));
    assert.equal(read.siteName, site.name);
  }
});

describe('schema.org', () => {
  test('has every article with its parts', () => {
    for (const article of written) {
      const { path, lang } = article;
      const said = node(path, 'NewsArticle');
      assert.equal(said['@id'], siteUrl + path);
      assert.equal(said.headline, article.title);
      assert.equal(said.description, article.standfirst);
      assert.equal(said.datePublished, moment(article.date));
      assert.equal(said.inLanguage, lang);
      assert.deepEqual(
        said.author,
        [article.author].flat().map((id) => agent(id, lang)),
      );
      assert.equal((said.publisher as Json)['@type'], 'NewsMediaOrganization');
      assert.deepEqual(
        (said.about as Json[])
          .filter((one) => one['@type'] === 'Thing')
          .map(({ '@id': id, url }) => [id, url ?? id]),
        article.topics.map((id) => {
          const own = topics.find((topic) => topic.id === id)?.data.summaries?.[lang] !== undefined;
          return [`${siteUrl}/topics/${id}/`, `${siteUrl}${own ? `/${lang}` : ''}/topics/${id}/`];
        }),
      );
      assert.deepEqual(
        (said.hasPart as Json[] | undefined)?.map(({ '@id': id, text }) => [id, text]) ?? [],
        (article.pullQuotes ?? [])
          .filter(({ withdrawn }) => !withdrawn)
          .map(({ id, text }) => [`${siteUrl}/q/${id}/`, text]),
      );
      const file = articles.find(({ id }) => path === `/articles/${id}/`);
      const place = file && placeInSeries(file, articles);
      const series = said.isPartOf as Json | undefined;
      assert.deepEqual(
        [series?.['@type'], series?.['@id'], said.position],
        place
          ? ['CreativeWorkSeries', siteUrl + pathIn(lang, `/series/${place.series}/`), place.part]
          : [undefined, undefined, undefined],
      );
      const ratios = (said.image as string[]).map((image) => {
        const { width, height } = pngSize(read(pathOf(image)));
        return (width / height).toFixed(2);
      });
      assert.deepEqual(ratios, ['1.90']);
      assert.equal(
        (node(path, 'CreativeWork').citation as Json[] | undefined)?.length ?? 0,
        article.sources?.length ?? 0,
      );
    }
  });

  test('links a translation and its original both ways', () => {
    const translated = written.filter(({ translationOf }) => translationOf !== undefined);
    for (const { path, translationOf = '' } of translated) {
      const original = `/articles/${translationOf}/`;
      assert.equal((node(path, 'NewsArticle').translationOfWork as Json)['@id'], siteUrl + original);
      const back = (node(original, 'NewsArticle').workTranslation as Json[]).map((work) => work['@id']);
      assert.ok(back.includes(siteUrl + path), `${original}: ${back.join()}`);
    }
  });

  test('links topics and people to the outside registries that editors gave', () => {
    const withItem = topics.filter(({ data }) => data.wikidata !== undefined);
    for (const { id, data } of withItem) {
      const [about] = node(`/topics/${id}/`, 'CollectionPage').about as Json[];
      assert.equal(about?.sameAs, `http://www.wikidata.org/entity/${data.wikidata ?? ''}`);
    }
    for (const { id, data } of topics.filter(({ data }) => data.mediaTopic !== undefined))
      assert.ok(
        (node(`/topics/${id}/`, 'CollectionPage').about as Json[]).some(
          ({ termCode }) => termCode === `medtop:${data.mediaTopic ?? ''}`,
        ),
      );
  });

  test('has every person as the main entity of a profile, and every list as a collection', () => {
    for (const { id, data } of people) {
      const { mainEntity } = node(`/people/${id}/`, 'ProfilePage') as { mainEntity: Json };
      assert.equal(mainEntity.name, data.name);
      assert.equal(mainEntity['@id'], `${siteUrl}/people/${id}/`);
    }
    for (const path of ['/topics/', '/quotes/', '/corrections/', ...topics.map(({ id }) => `/topics/${id}/`)])
      assert.equal(node(path, 'CollectionPage').url, siteUrl + path);
  });

  test('has each front page as a site, with a working search and a publisher', () => {
    for (const lang of site.languages) {
      const [path, search] = [pathIn(lang), pathIn(lang, '/search/')];
      const { url, potentialAction, publisher } = node(path, 'WebSite');
      assert.equal(url, siteUrl + path);
      const { target } = potentialAction as { target: { urlTemplate: string } };
      assert.equal(target.urlTemplate, `${siteUrl}${search}?q={search_term_string}`);
      assert.ok(documentAt(search).querySelector('input[name="q"]'));
      for (const [key, address] of Object.entries(publisher as Record<string, string>)) {
        if (!address.includes('#') || key === '@id') continue;
        const { hash } = new URL(address);
        assert.ok(
          documentAt(pathOf(address)).getElementById(decodeURIComponent(hash.slice(1))),
          `${key}: ${address}`,
        );
      }
    }
  });

  test('has breadcrumbs from the front page to every article, quote, topic and person', () => {
    for (const { path } of readable.filter(({ path }) =>
      /^\/(?:articles|q|topics|people)\/[^/]+\/$/.test(path),
    )) {
      if (htmlAt(path).includes('name="robots"')) continue;
      const trail = node(path, 'BreadcrumbList').itemListElement as { position: number; item: string }[];
      assert.deepEqual(
        trail.map(({ position }) => position),
        trail.map((_, index) => index + 1),
      );
      assert.equal(trail.at(-1)?.item, siteUrl + path);
      for (const { item } of trail) assert.ok(htmlAt(pathOf(item)));
    }
  });

  test('drops nothing of any page on expansion, and has no relative URL', async () => {
    for (const { path } of readable) {
      const graph = nodes(path === '/404' ? '/' : path);
      const expanded = JSON.stringify(await expand({ '@context': 'https://schema.org', '@graph': graph }));
      for (const [, id = ''] of expanded.matchAll(/"@id":"([^"]*)"/g)) assert.match(id, /^https?:/, path);
    }
  });
});

test('no page has microdata', () => {
  for (const { path, html } of readable) assert.doesNotMatch(html, /\sitem(?:scope|prop|type)\b/, path);
});

test('translations and front pages link to each other, themselves and the default (hreflang)', () => {
  const alternates = (path: string) =>
    [...documentAt(path).querySelectorAll('link[rel="alternate"][hreflang]')].map((link) => [
      link.getAttribute('hreflang'),
      link.getAttribute('href'),
    ]);
  const front = [
    ...site.languages.map((lang) => [lang, siteUrl + pathIn(lang)]),
    ['x-default', `${siteUrl}/`],
  ];
  for (const lang of site.languages)
    assert.deepEqual(alternates(pathIn(lang)), site.languages.length > 1 ? front : []);
  for (const { path, translationOf } of written) {
    if (translationOf === undefined) continue;
    const original = `${siteUrl}/articles/${translationOf}/`;
    const versions = written.filter((other) => other.translationOf === translationOf);
    const expected = [
      [written.find(({ id }) => id === translationOf)?.lang, original],
      ...versions.map((version) => [version.lang, siteUrl + version.path]),
      ['x-default', original],
    ];
    for (const version of [path, `/articles/${translationOf}/`])
      assert.deepEqual(alternates(version).sort(), expected.sort(), version);
  }
});
