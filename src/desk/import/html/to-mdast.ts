import type { Element, Root as HtmlRoot } from 'hast';
import { type Handle, toMdast } from 'hast-util-to-mdast';
import type {
  BlockContent,
  FootnoteDefinition,
  Image,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
} from 'mdast';
import { captionOf } from '../plain/caption.ts';
import { type Note, referenceTag } from './footnotes.ts';
import { allElements, byTag, htmlText, property } from './tree.ts';

/** Converts a tree of HTML to Markdown; notes become footnotes, embedded pages links, figures pictures with caption and credit. */
export function htmlToMarkdown(tree: HtmlRoot, notes: readonly Note[]): Root {
  const body = convert(tree);
  const definitions = notes.map(({ name, content }): FootnoteDefinition => ({
    type: 'footnoteDefinition',
    identifier: name,
    label: name,
    children: convert({ type: 'root', children: content }).children as BlockContent[],
  }));
  return { type: 'root', children: [...wrapped(body.children), ...definitions] };
}

function convert(tree: HtmlRoot): Root {
  const node = toMdast(fitted(tree), {
    handlers,
    nodeHandlers: { comment: () => undefined },
    newlines: false,
  });
  return node.type === 'root' ? node : { type: 'root', children: [node] };
}

/** The first row of a table is its heading, which Markdown requires; one paragraph in a list item is the item. */
function fitted(tree: HtmlRoot): HtmlRoot {
  for (const table of byTag(tree, 'table').filter((one) => byTag(one, 'th').length === 0))
    for (const cell of byTag(byTag(table, 'tr')[0] ?? table, 'td')) cell.tagName = 'th';
  for (const item of byTag(tree, 'li')) {
    const [first, ...others] = item.children.filter(
      (child) => child.type !== 'text' || child.value.trim() !== '',
    );
    const isOne = others.every((child) => child.type === 'element' && ['ul', 'ol'].includes(child.tagName));
    if (first?.type === 'element' && first.tagName === 'p' && isOne)
      item.children = [...first.children, ...others];
  }
  return tree;
}

const phrasing = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'break',
  'image',
  'link',
  'html',
  'footnoteReference',
]);

/** Words outside of paragraphs become paragraphs. */
function wrapped(children: readonly RootContent[]): RootContent[] {
  const out: RootContent[] = [];
  for (const child of children) {
    const last = out.at(-1);
    if (!phrasing.has(child.type)) out.push(child);
    else if (last?.type === 'paragraph' && !children.includes(last))
      last.children.push(child as PhrasingContent);
    else out.push({ type: 'paragraph', children: [child as PhrasingContent] });
  }
  return out;
}

const tagged =
  (name: string): Handle =>
  (state, node) => [
    { type: 'html', value: `<${name}>` },
    ...(state.all(node) as PhrasingContent[]),
    { type: 'html', value: `</${name}>` },
  ];

const handlers: Record<string, Handle> = {
  [referenceTag]: (_state, node: Element) => {
    const name = property(node, 'name');
    return { type: 'footnoteReference', identifier: name, label: name };
  },
  sub: tagged('sub'),
  sup: tagged('sup'),
  figure: (state, node: Element) => {
    const images = byTag(node, 'img');
    if (images.length === 0 || byTag(node, 'table', 'pre').length > 0) return state.all(node);
    return images.map((image, index): Paragraph => ({
      type: 'paragraph',
      children: [imageOf(image, index === images.length - 1 ? captionIn(node) : '')],
    }));
  },
  img: (_state, node: Element) => imageOf(node, property(node, 'title')),
  iframe: embedded,
  embed: embedded,
  video: embedded,
  audio: embedded,
  object: embedded,
  mark: (state, node: Element) => state.all(node),
  q: (state, node: Element) => [
    { type: 'text', value: '“' },
    ...(state.all(node) as PhrasingContent[]),
    { type: 'text', value: '”' },
  ],
};

function embedded(_state: unknown, node: Element): Paragraph | undefined {
  const source = allElements(
    node,
    (one) => property(one, 'src') !== '' || property(one, 'dataSrc') !== '',
  )[0];
  const url = source ? property(source, 'src') || property(source, 'dataSrc') : property(node, 'data');
  if (!/^(?:https?:)?\/\//u.test(url)) return undefined;
  const whole = url
    .replace(/^\/\//u, 'https://')
    .replace(
      /^https:\/\/www\.youtube(?:-nocookie)?\.com\/embed\/([\w-]+).*$/u,
      'https://www.youtube.com/watch?v=$1',
    );
  const title = property(node, 'title').trim();
  return {
    type: 'paragraph',
    children: [
      { type: 'link', url: whole, children: [{ type: 'text', value: title === '' ? whole : title }] },
    ],
  };
}

/** The words below a picture, with the credit in parentheses at the end, as articles have them. */
function captionIn(figure: Element): string {
  const whole = byTag(figure, 'figcaption').map(htmlText).join(' ').trim();
  const creditElement = allElements(
    figure,
    (one) =>
      /(?:^|[\s_-])(?:credit|credits|copyright|source|photographer)(?:$|[\s_-])/iu.test(
        property(one, 'className'),
      ) ||
      one.tagName === 'small' ||
      one.tagName === 'cite',
  )[0];
  const credit = creditElement ? htmlText(creditElement) : '';
  if (credit !== '' && whole.includes(credit)) return withCredit(whole.replace(credit, ' ').trim(), credit);
  if (credit !== '') return withCredit(whole, credit);
  const parted = captionOf(whole);
  return parted ? withCredit(parted.caption, parted.credit) : whole;
}

/** Parentheses inside a credit would end it. */
export function withCredit(caption: string, credit: string): string {
  const plain = credit
    .replace(/^[\s(|/–—-]+|[\s)|]+$/gu, '')
    .replace(/[()]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return plain === '' ? caption : `${caption.replace(/[\s|(]+$/u, '')} (${plain})`.trim();
}

function imageOf(node: Element, caption: string): Image {
  // Pages load pictures late: the real one is then in another attribute.
  const lazy = [
    property(node, 'dataSrc'),
    property(node, 'dataOriginal'),
    property(node, 'dataLazySrc'),
  ].find((url) => url !== '');
  const src = property(node, 'src');
  const url =
    src === '' || (src.startsWith('data:image/') && src.length < 400 && lazy !== undefined)
      ? (lazy ?? src)
      : src;
  return { type: 'image', url, alt: property(node, 'alt'), title: caption === '' ? null : caption };
}
