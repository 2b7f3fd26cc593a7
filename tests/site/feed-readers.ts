import { spawnSync } from 'node:child_process';
import { extractFromJson } from '@extractus/feed-extractor';
import { parseFeed } from '@rowanmanning/feed-parser';
import { parseJsonFeed } from 'feedsmith';
import Parser from 'rss-parser';

/** A feed as a feed reader parsed it, without the fields that it does not read. Times are in milliseconds. */
export interface Read {
  title?: string | undefined;
  home?: string | undefined;
  lang?: string | undefined;
  items: ReadItem[];
}
export interface ReadItem {
  id?: string | undefined;
  url?: string | undefined;
  title?: string | undefined;
  summary?: string | undefined;
  html?: string | undefined;
  published?: number | undefined;
  updated?: number | undefined;
  authors?: string[] | undefined;
  topics?: string[] | undefined;
  lang?: string | undefined;
  image?: string | undefined;
}
type Field = keyof ReadItem;

export interface Reader {
  name: string;
  file: 'feed.xml' | 'atom.xml' | 'feed.json';
  /** Fields of an item that it must read. */
  gets: readonly Field[];
  /** True if it reads only the first of several authors. */
  firstAuthorOnly?: true;
  /** Reads several feeds; undefined if the reader is not installed. */
  read: (texts: readonly string[]) => Promise<Read[] | undefined>;
}

const all: Field[] = [
  ...(['id', 'url', 'title', 'summary', 'html', 'published'] as const),
  ...(['updated', 'authors', 'topics', 'lang', 'image'] as const),
];
const without = (...fields: Field[]) => all.filter((field) => !fields.includes(field));

/** Each feed format with its readers, all of them third-party. */
export const readers: readonly Reader[] = [
  { name: 'Python’s feedparser', file: 'feed.xml', gets: all, read: feedparser },
  { name: 'Python’s feedparser', file: 'atom.xml', gets: all, read: feedparser },
  // In RSS it takes the date of publication for the last change: it does not read `atom:updated`.
  {
    name: '@rowanmanning/feed-parser',
    file: 'feed.xml',
    gets: without('lang', 'updated'),
    read: each(rowan),
  },
  { name: '@rowanmanning/feed-parser', file: 'atom.xml', gets: without('lang'), read: each(rowan) },
  {
    name: 'rss-parser',
    file: 'feed.xml',
    gets: without('updated', 'image', 'summary'),
    read: each(rssParser),
  },
  {
    name: 'rss-parser',
    file: 'atom.xml',
    gets: without('updated', 'image', 'lang', 'topics'),
    firstAuthorOnly: true,
    read: each(rssParser),
  },
  { name: 'feedsmith', file: 'feed.json', gets: all, read: each(feedsmith) },
  {
    name: '@extractus/feed-extractor',
    file: 'feed.json',
    gets: ['id', 'url', 'title', 'published'],
    read: each(extractus),
  },
];

function each(read: (text: string) => Read | Promise<Read>) {
  return (texts: readonly string[]) => Promise.all(texts.map(async (text) => read(text)));
}

const time = (text: string | null | undefined) => (text ? Date.parse(text) : undefined);

function rowan(text: string): Read {
  const feed = parseFeed(text).toJSON();
  return {
    title: feed.title ?? undefined,
    home: feed.url ?? undefined,
    lang: feed.language ?? undefined,
    items: feed.items.map((item) => ({
      id: item.id ?? undefined,
      url: item.url ?? undefined,
      title: item.title ?? undefined,
      summary: item.description ?? undefined,
      html: item.content ?? undefined,
      published: time(item.published),
      updated: time(item.updated),
      authors: item.authors.flatMap(({ name }) => name ?? []),
      topics: item.categories.flatMap(({ label }) => label ?? []),
      image: item.image?.url,
    })),
  };
}

type Loose = Record<string, unknown>;
async function rssParser(text: string): Promise<Read> {
  const parser = new Parser<Loose, Loose>({
    customFields: { item: [['dc:creator', 'creators', { keepArray: true }]] },
  });
  const feed = await parser.parseString(text);
  const atom = text.includes('<entry') || text.includes('<feed');
  return {
    title: feed.title,
    home: feed.link,
    items: feed.items.map((item) => ({
      id: item.guid ?? (item.id as string | undefined),
      url: item.link,
      title: item.title,
      summary: atom ? item.summary : undefined,
      html: atom ? item.content : (item['content:encoded'] as string | undefined),
      published: time(item.isoDate),
      authors: atom ? [String(item.author)] : (item.creators as string[]),
      topics: (item.categories as unknown as { _: string }[] | undefined)?.map((category) => category._),
      lang: item.language as string | undefined,
    })),
  };
}

function feedsmith(text: string): Read {
  const feed = parseJsonFeed(text);
  return {
    title: feed.title,
    home: feed.home_page_url,
    lang: feed.language,
    items: (feed.items ?? []).map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      summary: item.summary,
      html: item.content_html,
      published: time(item.date_published),
      updated: time(item.date_modified),
      authors: item.authors?.flatMap(({ name }) => name ?? []),
      topics: item.tags,
      lang: item.language,
      image: item.image,
    })),
  };
}

function extractus(text: string): Read {
  const feed = extractFromJson(JSON.parse(text) as Loose);
  return {
    title: feed.title,
    home: feed.link,
    lang: feed.language,
    items: (feed.entries ?? []).map((item) => ({
      id: item.id,
      url: item.link,
      title: item.title,
      published: time(String(item.published)),
    })),
  };
}

const script = `
import calendar, json, sys
try:
    import feedparser
except ImportError:
    sys.exit(3)
at = lambda e, k: calendar.timegm(e[k]) * 1000 if e.get(k) else None
out = []
for text in json.load(sys.stdin):
    d = feedparser.parse(text.encode())
    if d.bozo: sys.exit(str(d.bozo_exception))
    out.append({'title': d.feed.get('title'), 'home': d.feed.get('link'), 'lang': d.feed.get('language'), 'items': [{
        'id': e.get('id'), 'url': e.get('link'), 'title': e.get('title'), 'summary': e.get('summary_detail', {}).get('value'),
        'html': e.content[0].value, 'published': at(e, 'published_parsed'), 'updated': at(e, 'updated_parsed'),
        'authors': [a['name'] for a in e.authors], 'topics': [t.label or t.term for t in e.get('tags', [])],
        'lang': e.get('language') or e.content[0].language, 'image': e.media_content[0]['url'],
    } for e in d.entries]})
print(json.dumps(out))
`;

async function feedparser(texts: readonly string[]): Promise<Read[] | undefined> {
  const { status, stdout, stderr, error } = await Promise.resolve(
    spawnSync('/usr/bin/python3', ['-c', script], {
      input: JSON.stringify(texts),
      encoding: 'utf8',
      maxBuffer: 1e9,
    }),
  );
  if (error || status === 3) return undefined;
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Read[];
}
