import { Readability } from '@mozilla/readability';
import type { Element, Nodes, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { parseHTML } from 'linkedom';
import { isProse } from '../plain/lines.ts';
import { allElements, htmlText, isElement, parentsIn, property, textBlocks } from './tree.ts';

/** Names that programs give to the element with the text of an article. */
const bodyNames =
  /(?:^|[\s_-])(?:article[_-]*(?:body|text|content)(?:[_-]*(?:inner|wrapper))?|entry-content|post[_-]*(?:content|body|text)|story[_-]*(?:body|text|content)|content__article-body|e-content)(?:$|\s)/iu;

/** Returns the element of a page with the text of its article: the one that is marked as such, or else where Firefox’s reader mode finds it. */
export function findArticle(root: Root): Element | Root {
  const marked =
    largest(allElements(root, (one) => /(?:^| )articleBody(?: |$)/u.test(property(one, 'itemProp')))) ??
    largest(
      allElements(
        root,
        (one) =>
          bodyNames.test(` ${property(one, 'className')} `) || bodyNames.test(` ${property(one, 'id')} `),
      ),
    );
  if (marked && htmlText(marked).length > 140) return marked;
  return (
    byReaderMode(root) ??
    largest(allElements(root, ({ tagName }) => tagName === 'article')) ??
    largest(allElements(root, ({ tagName }) => tagName === 'main')) ??
    root
  );
}

function largest(all: readonly Element[]): Element | undefined {
  let best: Element | undefined;
  let most = 0;
  for (const one of all) {
    const length = htmlText(one).length;
    if (length > most) [best, most] = [one, length];
  }
  return best;
}

/** The attribute that connects what reader mode returns with the page. */
const mark = 'data-import';

function byReaderMode(root: Root): Element | undefined {
  const marked = new Map<string, Element>();
  for (const [index, one] of allElements(root, () => true).entries()) {
    marked.set(String(index), one);
    one.properties.dataImport = String(index);
  }
  const { document } = parseHTML(toHtml(root));
  for (const one of marked.values()) delete one.properties.dataImport;
  const article = new Readability(document, {
    serializer: (node) => node as unknown as HTMLElement,
    keepClasses: true,
    charThreshold: 140,
  }).parse();
  if (!article?.content) return undefined;
  const found = [...article.content.querySelectorAll(`[${mark}]`)]
    .map((one) => marked.get(one.getAttribute(mark) ?? ''))
    .filter((one) => one !== undefined);
  const blocks = new Set(textBlocks(root).filter((one) => found.includes(one)));
  return commonAncestor(root, blocks);
}

/** Returns the smallest element with nearly all of the text of some elements. */
function commonAncestor(root: Root, blocks: ReadonlySet<Element>): Element | undefined {
  const parents = parentsIn(root);
  const lengths = new Map<Nodes, number>();
  let total = 0;
  for (const block of blocks) {
    const { length } = htmlText(block);
    total += length;
    for (let at: Nodes | undefined = block; at; at = parents.get(at))
      lengths.set(at, (lengths.get(at) ?? 0) + length);
  }
  let best: Element | undefined;
  // Elements come after their parents, so the last is the innermost.
  for (const one of allElements(root, () => true))
    if ((lengths.get(one) ?? 0) >= total * 0.97 && total > 0) best = one;
  return best && withNeighbors(best, parents);
}

/** Reader mode can stop at a part of a long list: parents with much more running text of their own, and few links, belong to the article. */
function withNeighbors(found: Element, parents: ReadonlyMap<Nodes, Nodes>): Element {
  const parent = parents.get(found);
  if (!parent || !isElement(parent) || parent.tagName === 'body') return found;
  const others = textBlocks(parent).filter(
    (one) => isProse(htmlText(one)) && !isInside(one, found, parents) && isOwn(one, parent, parents),
  );
  const length = others.reduce((sum, one) => sum + htmlText(one).length, 0);
  return others.length > 1 && length > htmlText(found).length / 4 ? withNeighbors(parent, parents) : found;
}

function isInside(one: Nodes, outer: Element, parents: ReadonlyMap<Nodes, Nodes>): boolean {
  for (let at: Nodes | undefined = one; at; at = parents.get(at)) if (at === outer) return true;
  return false;
}

/** True for a paragraph or list item that is not in a part of its own, such as comments. */
function isOwn(one: Element, parent: Element, parents: ReadonlyMap<Nodes, Nodes>): boolean {
  for (let at: Nodes | undefined = one; at && at !== parent; at = parents.get(at))
    if (
      isElement(at) &&
      !/^(?:p|ul|ol|li|blockquote|h[1-6]|figure|table|tbody|tr|td|pre|dl|dd|dt)$/u.test(at.tagName)
    )
      return false;
  return true;
}
