import { toHtml } from 'hast-util-to-html';
import type { Root } from 'mdast';
import remarkRehype from 'remark-rehype';
import { parse as parseToml } from 'smol-toml';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { parse as parseYaml } from 'yaml';
import { messageOf } from '../../../text/message-of.ts';
import { fromIso } from '../dates.ts';
import { readDocument } from '../document.ts';
import {
  type Contained,
  type Found,
  type ImportContext,
  ImportRefusal,
  type Piece,
  type SetApart,
} from '../types.ts';
import { parseMarkdown } from '../words.ts';
import { articleHtml, found } from './former-site.ts';

type Fields = Record<string, unknown>;

/** Reads Markdown of another generator: Hugo, Jekyll, Eleventy, Astro, Zola, or without frontmatter. */
export function readMarkdown(name: string, text: string, context: ImportContext): Contained {
  const { fields, body } = split(text.replace(/^\ufeff/u, ''));
  const { markdown, setApart, doubts } = withoutShortcodes(body);
  const tree = withoutHtml(parseMarkdown(markdown));
  const own = ownFields(fields, name);
  const hasTitle = own.title !== undefined;
  const piece = hasTitle
    ? { ...own, body: tree, pictures: new Map<string, Uint8Array>() }
    : { ...readDocument(tree, { ...own }, context), isDraft: own.isDraft === true, slug: own.slug };
  addPicture(fields, piece.body);
  return {
    pieces: [{ ...piece, setApart: [...piece.setApart, ...setApart], doubts: [...piece.doubts, ...doubts] }],
    notes: [],
  };
}

/** Splits frontmatter in YAML, TOML or JSON from the body. */
function split(text: string): { fields: Fields; body: string } {
  const [whole = '', fence = '', matter = ''] =
    /^(---|\+\+\+)[ \t]*\r?\n([\s\S]*?)^\1[ \t]*(?:\r?\n|$)/mu.exec(text) ?? [];
  try {
    if (fence !== '' && text.startsWith(whole))
      return {
        fields: fieldsOf(fence === '+++' ? parseToml(matter) : parseYaml(matter, { maxAliasCount: 50 })),
        body: text.slice(whole.length),
      };
    const [json] = /^\{[\s\S]*?^\}[ \t]*\r?\n/mu.exec(text) ?? [];
    if (json !== undefined && text.startsWith(json))
      return { fields: fieldsOf(JSON.parse(json)), body: text.slice(json.length) };
  } catch (error) {
    throw new ImportRefusal({
      found: `frontmatter that cannot be read: ${messageOf(error).split('\n')[0] ?? ''}`,
      expected: fence === '+++' ? 'TOML between two lines +++' : 'YAML between two lines ---',
      fix: 'correct the lines above the text, or delete them',
    });
  }
  return { fields: {}, body: text };
}

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

function ownFields(all: Fields, name: string): Omit<Piece, 'body' | 'pictures'> {
  const fields = Object.fromEntries(
    Object.entries({
      ...fieldsOf(all.extra),
      ...fieldsOf(all.params),
      ...fieldsOf(all.taxonomies),
      ...all,
    }).map(([key, value]) => [key.toLowerCase(), value]),
  );
  const pick = (...names: string[]): Found | undefined =>
    names.map((one) => found(plain(fields[one]), `the field ${one}`)).find((one) => one !== undefined);
  const file = /(?:^|[/\\])(?:(\d{4}-\d{2}-\d{2})-)?([^/\\]+?)(?:\.[a-z]{2})?\.\w+$/iu.exec(name);
  const folder = /([^/\\]+)[/\\]_?index(?:\.[a-z]{2})?\.\w+$/iu.exec(name)?.[1];
  const date = pick(
    'date',
    'pubdate',
    'publishdate',
    'published_at',
    'published',
    'created',
    'pub_date',
    'datepublished',
  );
  const iso = date === undefined ? undefined : fromIso(date.value);
  const url = pick('permalink', 'url', 'canonical_url', 'canonicalurl');
  const former = ['aliases', 'redirect_from', 'redirects'].flatMap((one) => list(fields[one]));
  return {
    title: pick('title', 'headline'),
    standfirst: pick('standfirst', 'subtitle', 'dek', 'lede', 'description', 'summary', 'excerpt'),
    date:
      iso === undefined ? found(file?.[1], 'the name of the file') : { value: iso, from: date?.from ?? '' },
    authors:
      ['authors', 'author', 'byline', 'creator']
        .map((one) =>
          list(fields[one])
            .flatMap(peopleIn)
            .map((value) => ({ value, from: `the field ${one}` })),
        )
        .find((names) => names.length > 0) ?? [],
    topics: ['topics', 'tags', 'categories', 'category', 'keywords'].flatMap((one) =>
      list(fields[one], one === 'keywords' || one === 'tags')
        .filter((value) => !/^(?:posts?|articles?|blog|all|uncategorized)$/iu.test(value))
        .map((value) => ({ value, from: `the field ${one}` })),
    ),
    lang: pick('lang', 'language', 'locale'),
    slug: pick('slug')?.value ?? folder ?? file?.[2],
    formerUrls: [
      ...former,
      ...(url === undefined || /[:{]\w|[{}]/u.test(url.value.replace(/^https?:/u, '')) ? [] : [url.value]),
    ],
    setApart: [],
    doubts: date !== undefined && iso === undefined ? [`The date “${date.value}” could not be read.`] : [],
    isDraft: fields.draft === true || fields.published === false || fields.status === 'draft',
  };
}

/** Text of a value; a date of TOML or YAML as ISO. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? value[0] : value;
}

/** Returns the names in a field: a list, text with commas, or objects with names. */
function list(value: unknown, withSpaces = false): string[] {
  if (Array.isArray(value))
    return value.flatMap((one) => (typeof one === 'string' ? [one.trim()] : list(one).slice(0, 1)));
  if (typeof value === 'object' && value !== null)
    return list((value as Fields).name ?? (value as Fields).title);
  if (typeof value !== 'string') return typeof value === 'number' ? [String(value)] : [];
  const parts = value.includes(',')
    ? value.split(',')
    : value.split(withSpaces && !/\s\p{Ll}/u.test(value) && value.split(' ').length > 4 ? /\s+/u : /;/u);
  return parts.map((one) => one.trim()).filter((one) => one !== '');
}

/** Parts names such as `Mara Lind, Tom Keel`; `Lind, Mara` is one. */
function peopleIn(text: string): string[] {
  const parts = text.split(/\s*[,;&]\s*|\s+(?:and|und)\s+/u);
  return parts.every((part) => part.includes(' ')) ? parts : [text];
}

/** The picture that generators show above a text. */
function addPicture(fields: Fields, body: Root): void {
  const value = [
    'image',
    'cover',
    'hero',
    'heroImage',
    'featured_image',
    'featuredImage',
    'thumbnail',
    'banner',
    'images',
  ]
    .map((name) => fields[name])
    .find((one) => one !== undefined && one !== null);
  const image = fieldsOf(value);
  const url =
    typeof value === 'string'
      ? value
      : [image.src, image.url, image.image, image.path, Array.isArray(value) ? value[0] : undefined].find(
          (one) => typeof one === 'string',
        );
  if (typeof url !== 'string' || url === '' || JSON.stringify(body).includes(JSON.stringify(url))) return;
  const alt =
    [image.alt, fields.imageAlt, fields.heroImageAlt, fields.image_alt].find(
      (one) => typeof one === 'string',
    ) ?? '';
  const caption = [image.caption, fields.image_caption].find((one) => typeof one === 'string');
  body.children.unshift({
    type: 'paragraph',
    children: [{ type: 'image', url, alt, title: typeof caption === 'string' ? caption : null }],
  });
}

/** Shortcodes of Hugo and tags of Liquid: pictures and videos keep their meaning, others stay as they are, with a note. */
function withoutShortcodes(text: string): { markdown: string; setApart: SetApart[]; doubts: string[] } {
  const setApart: SetApart[] = [];
  const doubts: string[] = [];
  const drop = (whole: string) => {
    setApart.push({ kind: 'embed', text: whole.trim() });
    return '';
  };
  const markdown = text
    .replace(/^import\s.+from\s+['"].*['"];?[ \t]*$/gmu, drop)
    .replace(/^\{:[^}\n]*\}[ \t]*$|(?<=\S)\{:[^}\n]*\}/gmu, drop)
    .replace(/\{%-?\s*(?:end)?(?:raw|comment)\s*-?%\}/gu, drop)
    .replace(/\{\{[<%]\s*figure\s([^>]*?)\/?\s*[>%]\}\}/gu, (_, attributes: string) => figure(attributes))
    .replace(
      /\{\{[<%]\s*youtube\s+(?:id=)?"?([\w-]{6,})"?[^>]*[>%]\}\}/gu,
      'https://www.youtube.com/watch?v=$1',
    )
    .replace(
      /\{\{[<%]\s*(?:x|tweet|twitter)\s+(?:user="?(\w+)"?\s+id="?(\d+)"?|(\d+))[^>]*[>%]\}\}/gu,
      (_, user?: string, id?: string, only?: string) =>
        `https://x.com/${user ?? 'i/status'}${user === undefined ? '' : '/status'}/${id ?? only ?? ''}`,
    )
    .replace(/\{\{[<%]\s*(?:rel)?ref\s+"?([^"\s]+)"?\s*[>%]\}\}/gu, '$1');
  const rest = /\{\{[<%].*?[>%]\}\}|\{%.*?%\}/u.exec(markdown)?.[0];
  if (rest !== undefined)
    doubts.push(`The text has the shortcode ${rest.slice(0, 80)}, which was left as it is.`);
  return { markdown, setApart, doubts };
}

function figure(attributes: string): string {
  const read = (name: string) => new RegExp(`${name}="([^"]*)"`, 'u').exec(attributes)?.[1] ?? '';
  const credit = read('attr');
  const caption =
    `${read('caption') === '' ? read('title') : read('caption')}${credit === '' ? '' : ` (${credit.replace(/[()]/gu, '')})`}`.trim();
  return `\n\n![${read('alt').replace(/[[\]]/gu, '')}](<${read('src')}>${caption === '' ? '' : ` ${JSON.stringify(caption)}`})\n\n`;
}

/** Comments are dropped; other HTML goes through the reader of HTML. */
function withoutHtml(tree: Root): Root {
  const tags: string[] = [];
  visit(tree, 'html', (node, index, parent) => {
    if (!/^\s*(?:<!--[\s\S]*?-->\s*)+$/u.test(node.value)) tags.push(node.value);
    else if (parent && index !== undefined) {
      parent.children.splice(index, 1);
      return index;
    }
    return undefined;
  });
  if (tags.every((tag) => /^<\/?(?:sub|sup|br)\s*\/?>$/iu.test(tag))) return tree;
  const html = unified().use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' }).runSync(tree);
  return articleHtml(
    toHtml(html, { allowDangerousHtml: true }).replace(/<h2[^>]*class="sr-only"[^>]*>.*?<\/h2>/gu, ''),
  );
}
