import type { Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';

/** A text with its context before and after, as in a W3C TextQuoteSelector. */
export interface TextQuote {
  exact: string;
  prefix: string;
  suffix: string;
}

/** Length of the context on each side, in UTF-16 units, as in Hypothesis. */
const contextLength = 32;

/**
 * Returns the text of each element of a page with one of the `ids`, with its context. Both are from the text content of the
 * body as browsers see it, with white space and note numbers, because annotation clients search that.
 */
export function textQuotes(html: string | Root, ids: ReadonlySet<string>): Map<string, TextQuote> {
  let text = '';
  const ranges = new Map<string, { start: number; end: number }>();
  const walk = (node: Nodes) => {
    if (node.type === 'text') text += node.value;
    if (!('children' in node)) return;
    const start = text.length;
    node.children.forEach(walk);
    const id = node.type === 'element' ? node.properties.id : undefined;
    if (typeof id === 'string' && ids.has(id)) ranges.set(id, { start, end: text.length });
  };
  const isElement = (name: string) => (node: Nodes) => node.type === 'element' && node.tagName === name;
  const page = typeof html === 'string' ? fromHtml(html) : html;
  const root = page.children.find(isElement('html'));
  const body = root && 'children' in root ? root.children.find(isElement('body')) : undefined;
  if (body) walk(body);
  return new Map(
    [...ranges].map(([id, { start, end }]) => [
      id,
      {
        exact: text.slice(start, end),
        // Drop half of a surrogate pair.
        prefix: text.slice(Math.max(0, start - contextLength), start).replace(/^[\udc00-\udfff]/, ''),
        suffix: text.slice(end, end + contextLength).replace(/[\ud800-\udbff]$/, ''),
      },
    ]),
  );
}
