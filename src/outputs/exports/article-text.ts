import type { Element, ElementContent, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { rawText } from '../../text/plain-text.ts';
import { SKIP, visit } from '../../text/visit-tree.ts';
import { classes, hasClass } from '../classes.ts';

/**
 * Returns an article's text for machines, from its rendered page: corrections, lead picture, key points, body and notes, without
 * what is only for screens. Feeds and the Markdown form use it, so they have the same words as the page. `address` is the page's URL.
 * Changes a page that is parsed already.
 * Throws for a page without text, for an element in none of the lists below, and for words and URLs that would be removed.
 */
export function articleText(html: string | Root, address: string): Root {
  const page = typeof html === 'string' ? fromHtml(html) : html;
  const parts: Element[] = [];
  visit(page, 'element', (node) => {
    if (!partClasses.some((name) => hasClass(node, name))) return;
    parts.push(node);
    return SKIP;
  });
  if (!parts.some((part) => hasClass(part, 'prose'))) throw new Error(`${address} has no text`);
  const tree: Root = { type: 'root', children: parts };
  dropScreenOnly(tree);
  visit(tree, 'element', adaptElement);
  separateSpans(tree);
  rejectUnknown(tree, address);
  rejectLosses(tree, address);
  const clean = sanitize(tree, schema) as Root;
  visit(clean, 'element', (node) => {
    for (const name of ['href', 'src'])
      if (typeof node.properties[name] === 'string')
        node.properties[name] = new URL(node.properties[name], address).href;
  });
  return clean;
}

/** Classes of the parts, in page order: corrections, the lead picture, the key points, the body with its notes. */
const partClasses = ['correction', 'lead-picture', 'points', 'prose'];

/** Elements whose content is never text. */
const code = ['script', 'style', 'template'];

/** What feed readers may show. `strip` and `unwrapped` list what is removed; any other element is an error. */
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
    // Marks the notes for the Markdown form.
    section: ['dataFootnotes'],
    time: ['dateTime'],
    td: ['colSpan', 'rowSpan'],
    th: ['colSpan', 'rowSpan', 'scope'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https'] },
  // Removed with their content, which is not text.
  strip: [...code, 'svg', 'button', 'fieldset', 'select', 'form', 'iframe', 'object'],
};

/** Inline elements that are removed, keeping their content. */
const unwrapped = ['mark', 'picture', 'source'];

/** Throws for an element in none of the lists, because the words of its parts would run together in feeds and Markdown. */
function rejectUnknown(tree: Root, address: string): void {
  const known = new Set([...(schema.tagNames ?? []), ...unwrapped]);
  visit(tree, 'element', ({ tagName }) => {
    if (schema.strip?.includes(tagName)) return SKIP;
    if (known.has(tagName)) return undefined;
    throw new Error(
      `${address} has an element <${tagName}>, whose words would run together in feeds and Markdown: ` +
        'add it to tagNames, strip or unwrapped in src/outputs/exports/article-text.ts, or convert it in adaptElement there',
    );
  });
}

/**
 * Throws for words and URLs that `schema` would remove; lists all of a page. Drawings that are hidden from screen readers or have a
 * text alternative may be removed: text next to them has the same information.
 */
function rejectLosses(tree: Root, address: string): void {
  const lost: string[] = [];
  visit(tree, 'element', (node) => {
    const { tagName, properties } = node;
    if (schema.strip?.includes(tagName)) {
      if (code.includes(tagName)) return SKIP;
      const isDrawing = String(properties.ariaHidden) === 'true' || String(properties.role) === 'img';
      const words = rawText(node).replace(/\s+/g, ' ').trim();
      if (!isDrawing && words !== '') lost.push(`the text of <${tagName}>: “${words}”`);
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
        'Add the class screen-only to what only works on a page, or render it as text in its component',
    );
}

/** Removes pull-quotes, which repeat the text, links back from notes, and what only works on a page. */
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

/** Adapts elements: collapsed content is open in a feed reader, and Markdown has no headings in lists. */
function adaptElement(node: Element): void {
  if (node.tagName === 'summary') node.tagName = 'p';
  if (node.tagName === 'details') node.tagName = 'div';
  // Words that do not break at their hyphen on a page.
  if (hasClass(node, 'nb')) {
    node.tagName = 'mark';
    node.properties = {};
  }
  // Without its frame, a box must still be distinct from the text.
  if (hasClass(node, 'box')) node.tagName = 'blockquote';
  if (hasClass(node, 'box-title'))
    node.children = [{ type: 'element', tagName: 'strong', properties: {}, children: node.children }];
  // Feed readers show no controls of task lists.
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
 * Inserts separators before spans that a component separates by style: `<strong>Title</strong><span class="summary">`. They have a
 * class, which spans in articles cannot have: a word in another language stays in its sentence.
 */
function separateSpans(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'span' || classes(node).length === 0 || !parent || !index) return;
    const before = parent.children[index - 1];
    if (before?.type === 'text' && /\s$/.test(before.value)) return;
    const own = parent as { tagName?: string; children: (ElementContent | RootContent)[] };
    const separator: ElementContent[] =
      own.tagName === 'figcaption'
        ? [{ type: 'element', tagName: 'br', properties: {}, children: [] }]
        : [{ type: 'text', value: ' · ' }];
    own.children.splice(index, 0, ...separator);
    return [SKIP, index + 1 + separator.length];
  });
}
