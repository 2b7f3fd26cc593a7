import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from '../../text/visit-tree.ts';
import { classes, hasClass } from '../classes.ts';
import { convertNotes, markReference } from './notes.ts';
import { languageOf } from './xhtml.ts';

/** The parts of an article’s page that a book has, each in the order of the page. */
export interface ChapterParts {
  corrections: Element[];
  /** True if the page shows them only when asked: there are many. */
  areFolded: boolean;
  /** The lead picture, key points, the body and its notes. */
  text: Element[];
  /** About the article. */
  about: Element[];
}

/** What the links and pictures of a document lead to. */
export interface Surroundings {
  /** The URL of the page that the document is made of. */
  address: string;
  /** Documents of the book, by the URL of the page that each is made of: the path from this document, and the ids in it. */
  documents: ReadonlyMap<string, { path: string; ids: ReadonlySet<string> }>;
  /** Paths of pictures from this document, in the order of the page. */
  pictures: readonly string[];
}

/** Classes of the parts that are text. */
const textClasses = ['lead-picture', 'points', 'prose'];

const isLabelledBy = ({ properties: { ariaLabelledBy } }: Element, id: string) =>
  [ariaLabelledBy].flat().includes(id);

/**
 * Returns the parts of an article’s page that a book has, with notes and boxes as books have them. `lang` is its language. Changes the page.
 * Throws for a page without text.
 */
export function chapterParts(page: Root, lang: string, address: string): ChapterParts {
  const parts: ChapterParts = { corrections: [], areFolded: false, text: [], about: [] };
  visit(page, 'element', (node) => {
    if (textClasses.some((name) => hasClass(node, name))) parts.text.push(node);
    else if (hasClass(node, 'correction')) parts.corrections.push(node);
    else if (isLabelledBy(node, 'About')) parts.about.push(node);
    else {
      parts.areFolded ||= hasClass(node, 'corrections');
      return undefined;
    }
    return SKIP;
  });
  if (!parts.text.some((part) => hasClass(part, 'prose'))) throw new Error(`${address} has no text`);
  for (const part of [...parts.corrections, ...parts.text, ...parts.about]) convert(part, lang);
  return parts;
}

/** Returns the lists of an article’s sources, from their page. Changes the page. */
export function sourceParts(page: Root, lang: string): Element[] {
  const parts: Element[] = [];
  visit(page, 'element', (node) => {
    if (node.tagName !== 'section' || !hasClass(node, 'section')) return undefined;
    // The section with an id says how to cite the article.
    if (node.properties.id === undefined) parts.push(node);
    return SKIP;
  });
  for (const part of parts) convert(part, lang);
  return parts;
}

/** Returns the ids of elements. */
export function idsIn(parts: readonly Element[]): Set<string> {
  const ids = new Set<string>();
  for (const part of parts)
    visit(part, 'element', ({ properties: { id } }) => {
      if (typeof id === 'string') ids.add(id);
    });
  return ids;
}

/** Elements that are not part of a text, or do nothing in a book. */
const dropped = new Set(['script', 'style', 'template', 'link', 'button', 'fieldset', 'form', 'nav']);
/** Attributes that only pages have. */
const ofPages =
  /^(?:data|tabIndex$|popOver$|loading$|decoding$|srcSet$|sizes$|rel$|fetchPriority$|ariaHidden$)/;

/** Converts a part of a page, and everything in it. */
function convert(part: Element, lang: string): void {
  visit(part, 'element', (node, index, parent) => {
    if (parent && index !== undefined && replacement(node)) {
      parent.children.splice(index, 1, ...(replacement(node) ?? []));
      return [SKIP, index];
    }
    convertElement(node, lang);
    return undefined;
  });
}

/** Returns what an element becomes that a book does not have; undefined if it has it. */
function replacement(node: Element): ElementContent[] | undefined {
  const isDropped =
    dropped.has(node.tagName) || ['pull-quote', 'screen-only'].some((name) => hasClass(node, name));
  if (isDropped) return [];
  if (node.tagName !== 'picture') return undefined;
  return node.children.filter((child) => child.type === 'element' && child.tagName === 'img');
}

function convertElement(node: Element, lang: string): void {
  const { properties } = node;
  if (properties.dataFootnotes !== undefined) convertNotes(node, lang);
  if (node.tagName === 'sup') markReference(node);
  // What a page shows when asked is always shown in a book.
  if (node.tagName === 'details') node.tagName = 'div';
  if (node.tagName === 'summary') {
    node.tagName = 'p';
    properties.className = ['summary'];
  }
  if (node.tagName === 'input') {
    node.tagName = 'span';
    node.children = [{ type: 'text', value: properties.checked ? '☑' : '☐' }];
    node.properties = {};
    return;
  }
  for (const name of Object.keys(properties))
    if (ofPages.test(name) && !(name === 'ariaHidden' && node.tagName === 'svg'))
      Reflect.deleteProperty(properties, name);
  // On a page it scrolls.
  if (hasClass(node, 'table-box')) node.properties = { className: ['table-box'] };
  const named = classes(node)
    .map(String)
    .filter((name) => !name.startsWith('astro-'));
  if (named.length > 0) node.properties.className = named;
  else Reflect.deleteProperty(node.properties, 'className');
  if (typeof properties.lang === 'string') Object.assign(properties, languageOf(properties.lang));
}

/** Points links and pictures of converted parts to what the book has, and else to the web. */
export function linkParts(parts: readonly Element[], surroundings: Surroundings): void {
  const ids = surroundings.documents.get(surroundings.address)?.ids ?? new Set();
  const pictures = surroundings.pictures.values();
  for (const part of parts)
    visit(part, 'element', ({ tagName, properties }) => {
      if (tagName === 'a') properties.href = targetOf(properties.href, surroundings);
      if (tagName === 'img') properties.src = pictures.next().value;
      for (const name of ['ariaLabelledBy', 'ariaDescribedBy'])
        if (![properties[name] ?? []].flat().every((id) => ids.has(String(id))))
          Reflect.deleteProperty(properties, name);
    });
}

/** Returns where a link leads in a book. */
function targetOf(href: unknown, { address, documents }: Surroundings): string {
  const url = new URL(String(href), address);
  const page = documents.get(url.href.slice(0, url.href.length - url.hash.length));
  if (!page || (url.hash !== '' && !page.ids.has(decodeURIComponent(url.hash.slice(1))))) return url.href;
  return `${page.path}${url.hash}`;
}
