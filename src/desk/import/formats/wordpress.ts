import { fromHtml } from 'hast-util-from-html';
import { fromIso } from '../dates.ts';
import { unescaped } from '../html/metadata.ts';
import { htmlText } from '../html/tree.ts';
import type { Contained, Piece } from '../types.ts';
import { articleHtml, found } from './former-site.ts';
import { childrenOf, descendants, parseXml, type XmlElement, xmlText } from './xml.ts';

/** Reads an export of WordPress (WXR): its posts. Pages and media are counted. */
export function readWordPress(text: string): Contained {
  const channel = descendants(parseXml(text), 'channel')[0] ?? { name: '', attributes: {}, children: [] };
  const authors = new Map(
    descendants(channel, 'wp:author').map((one) => [
      field(one, 'wp:author_login'),
      field(one, 'wp:author_display_name'),
    ]),
  );
  const items = childrenOf(channel, 'item');
  const ofType = (type: string) => items.filter((item) => field(item, 'wp:post_type') === type);
  const posts = ofType('post').filter(
    (item) => !['trash', 'auto-draft', 'inherit'].includes(field(item, 'wp:status')),
  );
  const pages = ofType('page').length;
  return {
    pieces: posts.map((item) => pieceOf(item, authors)),
    notes: [
      ...(pages > 0 ? [`${pages} pages were left out: write them in content/pages/.`] : []),
      ...(ofType('attachment').length > 0
        ? ['Pictures are not in the export: add --pictures with the folder wp-content/uploads.']
        : []),
    ],
  };
}

const field = (item: XmlElement, name: string): string => xmlText(childrenOf(item, name)[0]).trim();

function pieceOf(item: XmlElement, authors: ReadonlyMap<string, string>): Piece {
  const login = field(item, 'dc:creator');
  const body = articleHtml(withParagraphs(withoutShortcodes(field(item, 'content:encoded'))));
  const gmt = field(item, 'wp:post_date_gmt');
  const topics = childrenOf(item, 'category').filter(({ attributes }) =>
    ['category', 'post_tag'].includes(attributes.domain ?? ''),
  );
  const excerpt = htmlText(fromHtml(field(item, 'excerpt:encoded'), { fragment: true }));
  const date = /^[1-9]/u.test(gmt)
    ? fromIso(`${gmt.replace(' ', 'T')}Z`)
    : fromIso(field(item, 'wp:post_date'));
  const rest = /\[\/?[a-z][\w-]*(?: [^\]]*)?\]/u.exec(
    field(item, 'content:encoded').replace(/\[\/?(?:caption|embed)[^\]]*\]/gu, ''),
  )?.[0];
  return {
    title: found(unescaped(field(item, 'title')), 'title of the post'),
    standfirst: found(excerpt, 'excerpt of the post'),
    date: found(date, 'date of the post'),
    authors: [found(authors.get(login) ?? login, 'author of the post')].filter((one) => one !== undefined),
    topics: topics
      .map((one) => unescaped(xmlText(one)).trim())
      .filter((name) => name !== '' && name !== 'Uncategorized')
      .map((value) => ({ value, from: 'categories and tags' })),
    slug: decoded(field(item, 'wp:post_name')),
    formerUrls: [field(item, 'link')].filter((url) => URL.canParse(url) && !/[?&]p=\d+$/u.test(url)),
    body,
    pictures: new Map(),
    setApart: [],
    doubts: rest === undefined ? [] : [`The text has the shortcode ${rest}, which was left as it is.`],
    isDraft: field(item, 'wp:status') !== 'publish',
  };
}

function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

/** Captions become figures; embedded pages become links. */
const withoutShortcodes = (html: string) =>
  html
    .replace(
      /\[caption[^\]]*\]([\s\S]*?<img[^>]*>(?:\s*<\/a>)?)([\s\S]*?)\[\/caption\]/gu,
      '<figure>$1<figcaption>$2</figcaption></figure>',
    )
    .replace(/\[embed[^\]]*\](.*?)\[\/embed\]/gu, '<p><a href="$1">$1</a></p>')
    .replace(
      /<div class="wp-block-embed__wrapper">\s*(https?:\S+)\s*<\/div>/gu,
      '<p><a href="$1">$1</a></p>',
    );

const block =
  /^<\/?(?:address|article|aside|blockquote|div|dl|figure|figcaption|footer|form|h[1-6]|header|hr|iframe|li|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul|!--)/iu;

/** Older posts have empty lines in place of paragraphs, which WordPress adds when it shows them. */
function withParagraphs(html: string): string {
  if (/<p[\s>]/iu.test(html)) return html;
  return html
    .split(/(?:\r?\n\s*){2,}/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => (block.test(part) ? part : `<p>${part.replace(/\r?\n/gu, '<br>\n')}</p>`))
    .join('\n');
}
