import type { Element, ElementContent, Nodes, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { SKIP, visit } from 'unist-util-visit';
import { rawText } from '../../text/plain-text.ts';

/**
 * An article's text as machines are given it, cut from its finished page: corrections, key points, body and notes, without
 * what is only for screens. Feeds and the Markdown form have it from here, so their words are the page's.
 * Throws where the page has no text, for an element that no list here names, and for words and addresses that would be removed.
 */
export function articleText(html: string, address: string): Root {
  const page = fromHtml(html);
  const parts: Element[] = [];
  visit(page, 'element', (node) => {
    if (!partClasses.some((name) => hasClass(node, name))) return;
    parts.push(node);
    return SKIP;
  });
  if (!parts.some((part) => hasClass(part, 'prose'))) throw new Error(`${address} has no text`);
  const tree: Root = { type: 'root', children: parts };
  dropScreenOnly(tree);
  visit(tree, 'element', mend);
  setApart(tree);
  refuseUnknown(tree, address);
  refuseLosses(tree, address);
  const clean = sanitize(tree, schema) as Root;
  visit(clean, 'element', (node) => {
    for (const name of ['href', 'src'])
      if (typeof node.properties[name] === 'string')
        node.properties[name] = new URL(node.properties[name], address).href;
  });
  return clean;
}

/** Of the page, in its order: each correction, the key points, the body with its notes. */
const partClasses = ['correction', 'points', 'prose'];

/** Elements whose content is never text. */
const code = ['script', 'style', 'template'];

/** What may stand in a feed reader's page; `strip` and `unwrapped` say what goes, and any other element is an error. */
const schema: Schema = {
  tagNames: [
    ...'section div p h2 h3 h4 h5 h6 ul ol li blockquote pre hr'.split(' '),
    ...'table thead tbody tr th td figure figcaption img a abbr b bdi bdo br cite code'.split(' '),
    ...'del dfn em i ins kbd q s samp small span strong sub sup time u var wbr'.split(' '),
  ],
  attributes: {
    '*': ['lang', 'dir'],
    a: ['href'],
    abbr: ['title'],
    img: ['src', 'alt', 'width', 'height'],
    ol: ['start'],
    // Says to the Markdown form where the notes are.
    section: ['dataFootnotes'],
    time: ['dateTime'],
    td: ['colSpan', 'rowSpan'],
    th: ['colSpan', 'rowSpan', 'scope'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https'] },
  // With all that is in them: none of it is text.
  strip: [...code, 'svg', 'button', 'fieldset', 'select', 'form', 'iframe', 'object'],
};

/** Elements inside of running text or a figure that are removed while their content stays. */
const unwrapped = ['mark', 'picture', 'source'];

/** Throws for an element that is in none of the lists: the words of its parts would run together in feeds and Markdown. */
function refuseUnknown(tree: Root, address: string): void {
  const known = new Set([...(schema.tagNames ?? []), ...unwrapped]);
  visit(tree, 'element', ({ tagName }) => {
    if (schema.strip?.includes(tagName)) return SKIP;
    if (known.has(tagName)) return undefined;
    throw new Error(
      `${address} has an element <${tagName}>, whose words would run together in feeds and Markdown: ` +
        'add it to tagNames, strip or unwrapped in src/outputs/exports/article-text.ts, or map it in mend there',
    );
  });
}

/**
 * Throws for words and addresses that `schema` would remove, all of a page at once. Drawings that are hidden from screen readers or have a
 * text alternative may go: the words next to them say the same.
 */
function refuseLosses(tree: Root, address: string): void {
  const lost: string[] = [];
  visit(tree, 'element', (node) => {
    const { tagName, properties } = node;
    if (schema.strip?.includes(tagName)) {
      if (code.includes(tagName)) return SKIP;
      const isDrawing = String(properties.ariaHidden) === 'true' || String(properties.role) === 'img';
      const words = rawText(node).replace(/\s+/g, ' ').trim();
      if (!isDrawing && words !== '') lost.push(`the words of <${tagName}>: “${words}”`);
      return SKIP;
    }
    for (const name of ['href', 'src']) {
      const value = properties[name];
      const [, scheme] = typeof value === 'string' ? (/^([a-z][a-z0-9+.-]*):/i.exec(value) ?? []) : [];
      if (scheme !== undefined && !schema.protocols?.[name]?.includes(scheme.toLowerCase()))
        lost.push(`${name}="${String(value)}" of <${tagName}>`);
    }
    return undefined;
  });
  if (lost.length > 0)
    throw new Error(
      `${address} would lose in feeds and Markdown:\n${lost.map((what) => `- ${what}`).join('\n')}\n` +
        'Give what only works on a page the class screen-only, or have its component write it another way',
    );
}

const classes = ({ properties: { className } }: Element): (string | number)[] =>
  Array.isArray(className) ? className : [];
const hasClass = (node: Nodes, name: string) => node.type === 'element' && classes(node).includes(name);

/** Takes out pull-quotes, whose words stand in the text beside them, ways back from notes, and what works on a page alone. */
function dropScreenOnly(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    const { href } = node.properties;
    const drop =
      ['pull-quote', 'screen-only'].some((name) => hasClass(node, name)) ||
      (typeof href === 'string' && /^#Mark-\d+(?:-\d+)?$/.test(href));
    if (!drop || !parent || index === undefined) return;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
}

/** What is folded up on the page is open in a reader, and a heading in a list is none in Markdown. */
function mend(node: Element): void {
  if (node.tagName === 'summary') node.tagName = 'p';
  if (node.tagName === 'details') node.tagName = 'div';
  // A box stands apart from the text without its frame too.
  if (hasClass(node, 'box')) node.tagName = 'blockquote';
  if (hasClass(node, 'box-title'))
    node.children = [{ type: 'element', tagName: 'strong', properties: {}, children: node.children }];
  // A task of a list: readers show no controls.
  if (node.tagName === 'input' && node.properties.type === 'checkbox') {
    node.tagName = 'span';
    node.children = [{ type: 'text', value: node.properties.checked ? '☑' : '☐' }];
    node.properties = {};
  }
  if (node.tagName !== 'li') return;
  for (const child of node.children) {
    if (child.type !== 'element' || !/^h[2-6]$/.test(child.tagName)) continue;
    child.children = [{ type: 'element', tagName: 'strong', properties: {}, children: child.children }];
    child.tagName = 'p';
  }
}

/**
 * Spans that a component sets apart by style, beside what stands before them: `<strong>Title</strong><span class="summary">`. They have a
 * class, which those of an author cannot have: a word in another language stays in its sentence.
 */
function setApart(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'span' || classes(node).length === 0 || !parent || !index) return;
    const before = parent.children[index - 1];
    if (before?.type === 'text' && /\s$/.test(before.value)) return;
    const own = parent as { tagName?: string; children: (ElementContent | RootContent)[] };
    const apart: ElementContent[] =
      own.tagName === 'figcaption'
        ? [{ type: 'element', tagName: 'br', properties: {}, children: [] }]
        : [{ type: 'text', value: ' · ' }];
    own.children.splice(index, 0, ...apart);
    return [SKIP, index + 1 + apart.length];
  });
}
