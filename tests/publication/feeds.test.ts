import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseHTML } from 'linkedom';
import sharp from 'sharp';
import { articles, changed, people, placeInSeries, quotes, topics, withdrawn } from '../site/content.ts';
import {
  direction,
  files,
  firstLanguage,
  ledger,
  moment,
  pathIn,
  pathOf,
  plainDigits,
  read,
  readText,
  site,
  siteUrl,
} from '../site/dist.ts';
import { type Read, readers, type ReadItem } from '../site/feed-readers.ts';
import { all, one, parseXml } from '../site/xml.ts';

/**
 * The feeds in dist/, as third-party readers parse them. The expected content comes from the editors’ files and the built pages, not
 * from the code that writes feeds.
 */
const authorsOf = ({ data }: (typeof articles)[number]) => [data.author].flat();
const inFeed = {
  '/': () => true,
  ...Object.fromEntries(
    site.languages.map((lang) => [
      `/${lang}/`,
      (article: (typeof articles)[number]) => (article.data.lang ?? firstLanguage) === lang,
    ]),
  ),
  ...Object.fromEntries(
    topics.map(({ id }) => [
      `/topics/${id}/`,
      (article: (typeof articles)[number]) => article.data.topics.includes(id),
    ]),
  ),
  ...Object.fromEntries(
    articles.flatMap((article) => {
      const place = placeInSeries(article, articles);
      const lang = article.data.lang ?? firstLanguage;
      const isPart = (other: (typeof articles)[number]) =>
        placeInSeries(other, articles)?.series === place?.series &&
        (other.data.lang ?? firstLanguage) === lang;
      return place ? [[pathIn(lang, `/series/${place.series}/`), isPart] as const] : [];
    }),
  ),
  ...Object.fromEntries(
    people
      .filter(({ id }) => articles.some((article) => authorsOf(article).includes(id)))
      .map(({ id }) => [
        `/people/${id}/`,
        (article: (typeof articles)[number]) => authorsOf(article).includes(id),
      ]),
  ),
} satisfies Record<string, (article: (typeof articles)[number]) => boolean>;
const articleFolders = Object.keys(inFeed);
const folders = [...articleFolders, '/quotes/', '/corrections/'];
/** Feeds of topics stay at the topic’s former addresses too. */
const formerFolders = topics.flatMap(({ data }) => (data.formerly ?? []).map((id) => `/topics/${id}/`));
/** Returns the language of a feed: that of its folder. */
const langOf = (folder: string) =>
  site.languages.find(
    (lang) => folder === `/${lang}/` || (lang !== firstLanguage && folder.startsWith(`/${lang}/series/`)),
  ) ?? firstLanguage;
const forms = ['feed.xml', 'atom.xml', 'feed.json'];

/** Returns letters and digits only: readers differ in how they separate words. */
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
const parsed = new Map<string, Document>();
/** Returns the HTML of an item, parsed once: an article is the same in every feed and for every reader. */
function documentOf(html: string): Document {
  const document = parsed.get(html) ?? parseHTML(`<html><body>${html}</body></html>`).document;
  parsed.set(html, document);
  return document;
}
const textOf = (html: string) => letters(documentOf(html).body.textContent);

/** Returns the text of an article’s page: standfirst, corrections, key points, body and notes; each pull-quote once. */
const pageWords = new Map(
  articles.map(({ id }) => {
    const { document } = parseHTML(readText(`/articles/${id}/index.html`));
    for (const idle of document.querySelectorAll('.pull-quote, .screen-only, svg, a[href^="#Mark-"]'))
      idle.remove();
    const parts = ['.standfirst', '.page-head .correction', '.points', '.prose'].flatMap((part) => [
      ...document.querySelectorAll(part),
    ]);
    return [`${siteUrl}/articles/${id}/`, letters(parts.map((part) => part.textContent).join(' '))];
  }),
);

/** Zones differ from UTC by quarters of an hour: the hours of an item begin when its day does. */
const hour = 3_600_000;
const hourOf = (moment = NaN, start = NaN) => start + Math.floor((moment - start) / hour) * hour;

/** Returns the name under which an article was first published: the earliest in the ledger, or else its first name. */
function firstSlug(id: string, aliases: readonly string[] = []): string {
  const since = (slug: string) => ledger[`/articles/${slug}/`]?.since ?? '9999-12-31';
  return [...aliases, id].reduce((first, next) => (since(next) < since(first) ? next : first));
}

/** Returns what every feed must say about an article. */
const expected = new Map(
  articles.map((article) => {
    const { id, data } = article;
    const { document } = parseHTML(readText(`/articles/${id}/index.html`));
    const url = `${siteUrl}/articles/${id}/`;
    return [
      url,
      {
        id: `tag:${site.tagAuthority}:articles/${firstSlug(id, data.aliases)}`,
        url,
        title: data.title,
        summary: document.querySelector('meta[name="description"]')?.getAttribute('content') ?? '',
        published: Date.parse(moment(data.date)),
        updated: Date.parse(moment(changed(article))),
        lang: data.lang ?? firstLanguage,
        image: document.querySelector('meta[property="og:image"]')?.getAttribute('content') ?? '',
      } satisfies ReadItem,
    ];
  }),
);

/** Speakers who wrote nothing have a feed in one format. */
const speakerFolders = people
  .filter(
    ({ id }) =>
      !folders.includes(`/people/${id}/`) &&
      [...quotes, ...withdrawn].some(({ quote }) => quote.speaker === id),
  )
  .map(({ id }) => `/people/${id}/`);

test('there are feeds in three formats of everything, each language, topic, series and author, quotes and corrections, one of each speaker, and no others', () => {
  assert.deepEqual(
    files.filter((file) => forms.some((form) => file.endsWith(`/${form}`))),
    [
      ...[...folders, ...formerFolders].flatMap((folder) => forms.map((form) => `${folder}${form}`)),
      ...speakerFolders.map((folder) => `${folder}feed.xml`),
    ].sort(),
  );
});

for (const { name, file, gets, firstAuthorOnly, read: readFeeds } of readers) {
  describe(`${name} reads ${file}`, () => {
    const texts = folders.map((folder) => readText(`${folder}${file}`));
    const reading: Promise<Map<string, Read> | undefined> = readFeeds(texts).then(
      (feeds) => feeds && new Map(feeds.map((feed, index) => [folders[index] ?? '', feed])),
    );
    const each = (about: string, check: (folder: string, feed: Read) => void): void => {
      test(about, async (t) => {
        const feeds = await reading;
        if (!feeds) {
          t.skip(`${name} is not on this machine`);
          return;
        }
        for (const [folder, feed] of feeds) check(folder, feed);
      });
    };

    each('with a title of its own and the page it belongs to', (folder, feed) => {
      assert.ok(feed.title?.startsWith(site.name), folder);
      assert.equal(feed.home, `${siteUrl}${folder === `/${firstLanguage}/` ? '/' : folder}`);
      if (feed.lang !== undefined) assert.equal(feed.lang, langOf(folder));
    });

    each('with each article it should have, newest first, and all that is known of it', (folder, feed) => {
      const belongs = (inFeed as Record<string, (article: (typeof articles)[number]) => boolean>)[folder];
      if (!belongs) return;
      const own = articles.filter(belongs);
      assert.deepEqual(
        feed.items.map(({ url }) => url).sort(),
        own.map(({ id }) => `${siteUrl}/articles/${id}/`).sort(),
        folder,
      );
      const days = feed.items.map(({ published }) => published ?? 0);
      assert.deepEqual(
        days,
        days.toSorted((a, b) => b - a),
      );
      for (const item of feed.items) {
        const known: ReadItem = expected.get(item.url ?? '') ?? {};
        for (const field of gets)
          if (field in known)
            assert.equal(
              // Items of one day differ by minutes within its first hour.
              field === 'published' || field === 'updated' ? hourOf(item[field], known[field]) : item[field],
              known[field],
              `${folder} ${item.url ?? ''} ${field}`,
            );
        const article = own.find(({ id }) => known.url === `${siteUrl}/articles/${id}/`);
        assert.ok(article);
        if (gets.includes('authors')) {
          const lang = langOf(folder);
          const read = authorsOf(article).slice(0, firstAuthorOnly ? 1 : undefined);
          const names = read.map((author) => people.find(({ id }) => id === author)?.data);
          assert.deepEqual(
            item.authors,
            names.map((person) => person?.names?.[lang] ?? person?.name),
          );
        }
        if (gets.includes('topics')) {
          const inSeries = placeInSeries(article, articles) ? 1 : 0;
          assert.equal(item.topics?.length, article.data.topics.length + inSeries);
        }
      }
    });

    if (gets.includes('html'))
      each('with every word of the page, each once', (folder, feed) => {
        if (!articleFolders.includes(folder)) return;
        for (const { html = '', url = '' } of feed.items)
          assert.equal(textOf(html), pageWords.get(url), `${folder} ${url}`);
      });

    each('with every quote under its address, or the newest fifty', (folder, feed) => {
      if (folder !== '/quotes/') return;
      const ids = new Set(feed.items.map(({ id }) => id));
      const [within, without] = [true, false].map((isIn) =>
        quotes.filter(({ quote }) => ids.has(`${siteUrl}/q/${quote.id}/`) === isIn),
      );
      assert.equal(feed.items.length, Math.min(quotes.length, 50));
      assert.equal(within?.length, feed.items.length);
      const oldest = within.map(({ article }) => article.data.date).sort()[0] ?? '';
      for (const { quote, article } of without ?? []) assert.ok(article.data.date <= oldest, quote.id);
      for (const { id, url } of feed.items) assert.equal(url, id);
    });
  });
}

/** The HTML of every item of every feed, as a reader without a sanitizer would show it. */
const contents = folders.flatMap((folder) => [
  ...all(parseXml(readText(`${folder}feed.xml`)), 'item').map((item) => one(item, 'content:encoded')),
  ...all(parseXml(readText(`${folder}atom.xml`)), 'entry').map((item) => one(item, 'content')),
  ...(JSON.parse(readText(`${folder}feed.json`)) as { items: { content_html: string }[] }).items.map(
    (item) => item.content_html,
  ),
]);

describe('the HTML of an item', () => {
  const documents = contents.map(documentOf);
  const elements = [...new Set(documents)].flatMap((document) => [...document.body.querySelectorAll('*')]);

  test('has its language and direction', () => {
    for (const { body } of documents) {
      assert.equal(body.children.length, 1);
      const lang = body.firstElementChild?.getAttribute('lang');
      assert.equal(body.firstElementChild?.getAttribute('dir'), direction(lang ?? ''));
    }
  });

  test('has no element or attribute for script, style or events', () => {
    assert.ok(elements.length > new Set(documents).size);
    const names = new Set(elements.map(({ localName }) => localName));
    for (const name of ['script', 'style', 'svg', 'verbatim-block', 'fieldset', 'input', 'button', 'aside'])
      assert.ok(!names.has(name), name);
    const attributes = new Set(elements.flatMap((element) => element.getAttributeNames()));
    const allowed = ['alt', 'colspan', 'data-footnotes', 'datetime', 'dir', 'height', 'href', 'lang'];
    assert.deepEqual(
      [...attributes].filter(
        (name) => ![...allowed, 'rowspan', 'scope', 'src', 'start', 'title', 'width'].includes(name),
      ),
      [],
    );
  });

  test('has no relative URL', () => {
    for (const element of elements)
      for (const name of ['href', 'src']) {
        const address = element.getAttribute(name);
        if (address !== null) assert.match(address, /^(?:https?:\/\/|mailto:)/);
      }
  });

  test('has notes in a list at its end, linked from their references', () => {
    const marked = documents.filter((document) => document.querySelector('sup a'));
    assert.ok(marked.length >= 3 * articles.length);
    for (const document of marked) {
      const notes = document.querySelectorAll('[data-footnotes] li').length;
      const last = Math.max(
        ...[...document.querySelectorAll('sup a')].map((mark) => Number(plainDigits(mark.textContent))),
      );
      assert.equal(notes, last);
      for (const mark of document.querySelectorAll('sup a'))
        assert.match(
          mark.getAttribute('href') ?? '',
          new RegExp(`^${siteUrl}/articles/[a-z0-9-]+/#Note-\\d+$`),
        );
    }
  });
});

test('each feed has the site’s icon, square and in the size that its format requires', async () => {
  const sizeOf = async (url: string) => {
    const { width, height, format } = await sharp(read(pathOf(url))).metadata();
    return `${format} ${width}x${height}`;
  };
  for (const folder of folders) {
    const [channel] = all(parseXml(readText(`${folder}feed.xml`)), 'channel');
    assert.ok(channel);
    const [image] = all(channel, 'image');
    assert.ok(image);
    assert.equal(one(image, 'title'), one(channel, 'title'));
    assert.equal(one(image, 'link'), one(channel, 'link'));
    assert.deepEqual([one(image, 'width'), one(image, 'height')], ['144', '144']);
    assert.equal(await sizeOf(one(image, 'url')), 'png 144x144');
    assert.equal(await sizeOf(one(parseXml(readText(`${folder}atom.xml`)), 'icon')), 'png 144x144');
    const { icon, favicon } = JSON.parse(readText(`${folder}feed.json`)) as Record<string, string>;
    assert.equal(await sizeOf(icon ?? ''), 'png 512x512');
    assert.equal(await sizeOf(favicon ?? ''), 'png 144x144');
  }
});

describe('by the specification of its format', () => {
  const rfc822 = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
  const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/;
  const unique = (list: string[], about: string) => {
    assert.deepEqual(list.toSorted(), [...new Set(list)].sort(), about);
  };

  test('an RSS feed has what RSS requires', () => {
    for (const folder of folders) {
      const [channel] = all(parseXml(readText(`${folder}feed.xml`)), 'channel');
      assert.ok(channel);
      for (const name of ['title', 'link', 'description', 'language', 'copyright'])
        assert.ok(one(channel, name), `${folder} ${name}`);
      assert.match(one(channel, 'lastBuildDate'), rfc822);
      const items = all(channel, 'item');
      for (const item of items) {
        for (const name of ['title', 'link', 'guid', 'description', 'dc:creator'])
          assert.ok(one(item, name), name);
        assert.match(one(item, 'pubDate'), rfc822);
      }
      unique(
        items.map((item) => one(item, 'guid')),
        folder,
      );
    }
    assert.match(readText('/feed.xml'), /<guid isPermaLink="false">tag:/);
    assert.match(readText('/quotes/feed.xml'), /<guid isPermaLink="true">https:/);
  });

  test('an Atom feed has what RFC 4287 requires', () => {
    const ids: string[] = [];
    for (const folder of folders) {
      const xml = readText(`${folder}atom.xml`);
      const feed = parseXml(xml);
      ids.push(one(feed, 'id'));
      for (const element of [feed, ...all(feed, 'entry')]) {
        for (const name of ['id', 'title']) assert.ok(one(element, name), `${folder} ${name}`);
        assert.match(one(element, 'updated'), rfc3339);
      }
      assert.ok(
        xml.includes(`<link rel="self" type="application/atom+xml" href="${siteUrl}${folder}atom.xml" />`),
      );
      for (const name of ['id', 'updated'])
        unique(
          all(feed, 'entry').map((entry) => one(entry, name)),
          `${name} in ${folder}`,
        );
    }
    unique(ids, 'ids of feeds');
  });

  test('a JSON feed has what JSON Feed 1.1 requires', () => {
    for (const folder of folders) {
      const feed = JSON.parse(readText(`${folder}feed.json`)) as {
        version: string;
        feed_url: string;
        items: Record<string, unknown>[];
      };
      assert.equal(feed.version, 'https://jsonfeed.org/version/1.1');
      assert.equal(feed.feed_url, `${siteUrl}${folder}feed.json`);
      for (const item of feed.items) {
        for (const name of ['id', 'url', 'title', 'content_html', 'summary', 'language', 'image'])
          assert.equal(typeof item[name], 'string', name);
        for (const name of ['date_published', 'date_modified']) assert.match(String(item[name]), rfc3339);
      }
      unique(
        feed.items.map(({ id }) => String(id)),
        folder,
      );
    }
  });
});
