import { messageOf } from '../../../text/message-of.ts';
import { fromIso } from '../dates.ts';
import { type Contained, ImportRefusal, type Piece } from '../types.ts';
import { articleHtml, found } from './former-site.ts';

type Row = Record<string, unknown>;

/** Reads an export of Ghost (JSON): its posts. Pages are counted. */
export function readGhost(text: string): Contained {
  const data = dataOf(text);
  const rows = (table: string): Row[] => (Array.isArray(data[table]) ? (data[table] as Row[]) : []);
  const byId = (table: string) => new Map(rows(table).map((row) => [String(row.id), row]));
  const tags = byId('tags');
  const users = byId('users');
  const meta = new Map(rows('posts_meta').map((row) => [String(row.post_id), row]));
  const linked = (table: string, post: string, key: string, all: Map<string, Row>): Row[] =>
    rows(table)
      .filter((row) => String(row.post_id) === post)
      .sort((a, b) => Number(a.sort_order ?? 0) - Number(b.sort_order ?? 0))
      .map((row) => all.get(String(row[key])))
      .filter((row) => row !== undefined);
  const isPage = (post: Row) => post.type === 'page' || post.page === 1 || post.page === true;
  const posts = rows('posts');
  const pages = posts.filter(isPage).length;
  return {
    pieces: posts
      .filter((post) => !isPage(post))
      .map((post) => {
        const id = String(post.id);
        const authors = linked('posts_authors', id, 'author_id', users);
        const author =
          authors.length > 0
            ? authors
            : [users.get(String(post.author_id))].filter((one) => one !== undefined);
        return pieceOf({ ...meta.get(id), ...post }, linked('posts_tags', id, 'tag_id', tags), author);
      }),
    notes: pages > 0 ? [`${pages} pages were left out: write them in content/pages/.`] : [],
  };
}

function dataOf(text: string): Row {
  try {
    const whole = JSON.parse(text) as { db?: { data?: Row }[]; data?: Row };
    const data = whole.db?.[0]?.data ?? whole.data;
    if (data && Array.isArray(data.posts)) return data;
  } catch (error) {
    throw new ImportRefusal({
      found: `JSON that is incomplete or damaged (${messageOf(error)})`,
      expected: 'an export of Ghost',
      fix: 'export it again, and check that the download finished',
    });
  }
  throw new ImportRefusal({
    found: 'JSON that is not an export of Ghost',
    expected: 'an export of Ghost',
    fix: 'export the articles as HTML or Markdown',
  });
}

function pieceOf(post: Row, tags: readonly Row[], authors: readonly Row[]): Piece {
  const image = textOf(post.feature_image).replace('__GHOST_URL__', '');
  const picture =
    image === ''
      ? ''
      : `<figure><img src="${image}" alt="${attribute(post.feature_image_alt)}"><figcaption>${textOf(post.feature_image_caption)}</figcaption></figure>`;
  const html = textOf(post.html).replaceAll('__GHOST_URL__', '');
  return {
    title: found(post.title, 'title of the post'),
    standfirst: found(post.custom_excerpt, 'excerpt of the post'),
    date: found(fromIso(textOf(post.published_at ?? post.created_at)), 'date of the post'),
    authors: authors.flatMap((one) => found(one.name, 'author of the post') ?? []),
    topics: tags
      .filter((one) => one.visibility !== 'internal' && !textOf(one.name).startsWith('#'))
      .flatMap((one) => found(one.name, 'tags of the post') ?? []),
    slug: textOf(post.slug),
    formerUrls: [`/${textOf(post.slug)}/`],
    body: articleHtml(picture + html),
    pictures: new Map(),
    setApart: [],
    doubts: html === '' ? ['The export has no HTML of this post.'] : [],
    isDraft: post.status !== 'published',
  };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
const attribute = (value: unknown) => textOf(value).replace(/&/gu, '&amp;').replace(/"/gu, '&quot;');
