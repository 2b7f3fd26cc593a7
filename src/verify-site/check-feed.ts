import sax from 'sax';
import { absolute, type FeedFormat, homePath } from '../model/routes.ts';
import type { Reply } from '../network/request.ts';
import { messageOf } from '../text/message-of.ts';
import type { Fault } from './finding.ts';

/** An element of a feed. */
interface Node {
  name: string;
  attributes: Record<string, string>;
  children: Node[];
  text: string;
}

/** Checks the content of a feed: well-formed, with the elements that its format requires, ids that differ, and links into the site. */
export function checkFeed(format: FeedFormat, { body, isCut }: Reply): Fault[] {
  const text = body.toString();
  const found = isCut ? 'more than 20 MB' : faultOf(format, text);
  if (found === undefined) return [];
  return [
    {
      ...{ name: 'feed-invalid', found, expected: `a valid ${names[format]} feed` },
      fix: 'npm run build and upload dist/ again; if the problem remains, look for a step of the host that changes files',
    },
  ];
}

const names = { rss: 'RSS 2.0', atom: 'Atom', json: 'JSON' } as const;

function faultOf(format: FeedFormat, text: string): string | undefined {
  try {
    if (format === 'json') return faultOfItems(jsonItems(JSON.parse(text)));
    return faultOfItems(format === 'rss' ? rssItems(treeOf(text)) : atomItems(treeOf(text)));
  } catch (error) {
    return messageOf(error).split('\n')[0] ?? '';
  }
}

interface Item {
  id: string | undefined;
  link: string | undefined;
  date: string | undefined;
}

function faultOfItems(items: readonly Item[]): string | undefined {
  const ids = new Set<string>();
  for (const { id, link, date } of items) {
    if (id === undefined || id === '') return 'an item without an id';
    if (ids.has(id)) return `two items with the id ${id}`;
    ids.add(id);
    if (link?.startsWith(absolute(homePath)) !== true) return `an item that links to ${link ?? 'nothing'}`;
    if (Number.isNaN(Date.parse(date ?? ''))) return `an item with the date “${date ?? ''}”`;
  }
  return undefined;
}

/** RSS 2.0 (rssboard.org/rss-specification): a channel has a title, a link and a description. */
function rssItems({ name, attributes, children }: Node): Item[] {
  if (name !== 'rss' || attributes.version !== '2.0') throw new Error('no <rss version="2.0">');
  const channel = children.find((child) => child.name === 'channel');
  if (!channel) throw new Error('no <channel>');
  for (const required of ['title', 'link', 'description']) textIn(channel, required);
  return named(channel, 'item').map((item) => ({
    id: named(item, 'guid')[0]?.text,
    link: named(item, 'link')[0]?.text,
    date: textIn(item, 'pubDate'),
  }));
}

/** Atom (RFC 4287, 4.1): a feed and its entries have an id, a title and the time of their last change. */
function atomItems(feed: Node): Item[] {
  if (feed.name !== 'feed' || feed.attributes.xmlns !== 'http://www.w3.org/2005/Atom')
    throw new Error('no <feed> in the namespace of Atom');
  for (const required of ['id', 'title', 'updated']) textIn(feed, required);
  return named(feed, 'entry').map((entry) => {
    textIn(entry, 'title');
    const links = named(entry, 'link').map(({ attributes }) => attributes);
    return {
      id: named(entry, 'id')[0]?.text,
      link: links.find(({ rel = 'alternate' }) => rel === 'alternate')?.href,
      date: textIn(entry, 'updated'),
    };
  });
}

/** JSON Feed 1.1 (jsonfeed.org/version/1.1): version, title and items, whose ids are strings. */
function jsonItems(data: unknown): Item[] {
  const { version, title, items } = data as Record<string, unknown>;
  if (typeof version !== 'string' || !version.startsWith('https://jsonfeed.org/version/1'))
    throw new Error('no version of JSON Feed');
  if (typeof title !== 'string' || title === '') throw new Error('no title');
  if (!Array.isArray(items)) throw new Error('no items');
  return (items as Record<string, unknown>[]).map(({ id, url, date_published: date }) => ({
    id: textOf(id),
    link: textOf(url),
    date: textOf(date),
  }));
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);
const named = ({ children }: Node, name: string) => children.filter((child) => child.name === name);

/** Returns the text of a required child. */
function textIn(node: Node, name: string): string {
  const text = named(node, name)[0]?.text.trim();
  if (text === undefined || text === '') throw new Error(`a <${node.name}> without <${name}>`);
  return text;
}

/** Parses XML; throws where it is not well-formed. */
function treeOf(xml: string): Node {
  const parser = sax.parser(true);
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const addText = (text: string) => {
    const last = open.at(-1);
    if (last) last.text += text;
  };
  parser.onerror = (error) => {
    throw new Error(`not well-formed XML: ${error.message.replaceAll('\n', ', ')}`);
  };
  parser.onopentag = ({ name, attributes }) => {
    const node: Node = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  };
  parser.onclosetag = () => open.pop();
  parser.ontext = addText;
  parser.oncdata = addText;
  parser.write(xml).close();
  const [first] = root.children;
  if (!first) throw new Error('an empty file');
  return first;
}
