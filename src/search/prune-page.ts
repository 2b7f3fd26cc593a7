import type { Element, Root } from 'hast';

const isElement = (node: { type: string }): node is Element => node.type === 'element';

/**
 * Removes from a page what has no influence on its index: all outside the text, and what is in lists of links in it. So the part of an index that has an article stays as it
 * is when the article is linked with newer ones. URLs of pictures go, too: Pagefind makes the first one metadata and finds the words of its hash, while what it says of the
 * picture stays. A page without `data-pagefind-body` is left as it is.
 */
export function prunePage(page: Root): void {
  const html = page.children.find(isElement);
  const [head, body] = ['head', 'body'].map((name) =>
    html?.children.filter(isElement).find(({ tagName }) => tagName === name),
  );
  if (!head || !body) return;
  const indexed = 'dataPagefindBody' in body.properties ? undefined : bodiesIn(body);
  if (indexed?.length === 0) return;
  if (indexed) body.children = indexed;
  head.children = head.children.filter(
    (node) => isElement(node) && Object.keys(node.properties).some((name) => name.startsWith('dataPagefind')),
  );
  emptyLinks(body);
  emptyPictures(body);
}

/** Returns the outermost elements that are indexed. */
const bodiesIn = (element: Element): Element[] =>
  element.children
    .filter(isElement)
    .flatMap((child) => ('dataPagefindBody' in child.properties ? [child] : bodiesIn(child)));

/** Empties lists of links, which Pagefind does not index either (record-page.ts); only elements with an id remain, because Pagefind lists them. */
function emptyLinks(element: Element): void {
  for (const child of element.children) {
    if (!isElement(child)) continue;
    if (isOfLinks(child)) child.children = withId(child);
    else emptyLinks(child);
  }
}

function emptyPictures(element: Element): void {
  for (const child of element.children.filter(isElement)) {
    if (child.tagName === 'img') child.properties.src = '';
    emptyPictures(child);
  }
}

const isOfLinks = ({ tagName, properties: { className } }: Element): boolean =>
  tagName === 'nav' || (Array.isArray(className) && className.includes('screen-only'));

/** Returns the elements with an id in another one, emptied. */
const withId = (element: Element): Element[] =>
  element.children.filter(isElement).flatMap((child) => {
    const inside = withId(child);
    return 'id' in child.properties
      ? [{ ...child, properties: { id: child.properties.id }, children: [] }, ...inside]
      : inside;
  });
