import type { Element, ElementContent, Nodes, Root } from 'hast';
import { allElements, element, htmlText, isElement, parentsIn, property } from './tree.ts';

/** A note of a page: its name and its content. */
export interface Note {
  name: string;
  content: ElementContent[];
}

/** The element that replaces a reference to a note until the page is Markdown. */
export const referenceTag = 'footnote-reference';

const noteNumber = /^[[(]?(?:\d{1,3}|[*†‡§]|[ivx]{1,4}|[a-z])[\])]?$/iu;
const backLink = /^(?:[↑↩⤴^]\ufe0e?|back|zurück|return|↵|⏎)+$/iu;

/**
 * Takes the notes out of a tree: small links such as `[1]` to an element further down become references, and the elements are returned.
 * Works for pages, for Word and for other generators, which all write notes this way.
 */
export function takeNotes(root: Root): Note[] {
  const byId = new Map(
    allElements(root, (one) => property(one, 'id') !== '').map((one) => [property(one, 'id'), one]),
  );
  const parents = parentsIn(root);
  const order = new Map(allElements(root, () => true).map((one, index) => [one, index]));
  const names = new Map<Element, string>();
  for (const link of allElements(root, ({ tagName }) => tagName === 'a')) {
    const target = byId.get(decodeURIComponentSafely(property(link, 'href').replace(/^#/u, '')));
    if (!property(link, 'href').startsWith('#') || !target || !noteNumber.test(htmlText(link))) continue;
    const block = blockOf(target, parents);
    if (!block || (order.get(block) ?? 0) < (order.get(link) ?? 0)) continue;
    const name = names.get(block) ?? String(names.size + 1);
    names.set(block, name);
    const parent = parents.get(link);
    const outer =
      isElement(parent) && parent.tagName === 'sup' && htmlText(parent) === htmlText(link) ? parent : link;
    Object.assign(outer, element(referenceTag, { name }, []));
  }
  const notes = [...names].map(([block, name]) => ({ name, content: contentOf(block) }));
  for (const block of names.keys()) removeBlock(block, parents);
  return notes;
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Returns the list item or paragraph of a note; its id may be on a link at its beginning. */
function blockOf(target: Element, parents: ReadonlyMap<Nodes, Nodes>): Element | undefined {
  for (let at: Nodes | undefined = target; at; at = parents.get(at))
    if (isElement(at) && ['li', 'p', 'dd', 'div', 'aside'].includes(at.tagName)) return at;
  return undefined;
}

/** The content of a note without the links back, and without its own number. */
function contentOf(block: Element): ElementContent[] {
  const strip = (nodes: ElementContent[]): ElementContent[] =>
    nodes.flatMap((node): ElementContent[] => {
      if (!isElement(node)) return [node];
      const isBack =
        node.tagName === 'a' &&
        property(node, 'href').startsWith('#') &&
        (backLink.test(htmlText(node)) || noteNumber.test(htmlText(node)));
      if (isBack) return [];
      return [{ ...node, children: strip(node.children) }];
    });
  const children = strip(block.children);
  return children.some((one) => isElement(one) && one.tagName === 'p')
    ? children
    : [element('p', {}, children)];
}

/** Removes a note, and the list or section that it leaves empty. */
function removeBlock(block: Element, parents: ReadonlyMap<Nodes, Nodes>): void {
  for (let at: Nodes = block; ;) {
    const parent = parents.get(at);
    if (!parent || !('children' in parent)) return;
    parent.children = (parent.children as ElementContent[]).filter((child) => child !== at);
    const isEmpty =
      htmlText(parent) === '' && allElements(parent, ({ tagName }) => tagName === 'img').length === 0;
    if (!isEmpty || !isElement(parent)) return;
    at = parent;
  }
}
