import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';

/** Words with what stands right before and after them, as a W3C TextQuoteSelector has it. */
export interface TextQuote {
  exact: string;
  prefix: string;
  suffix: string;
}

/** UTF-16 units on either side; what Hypothesis takes. */
const around = 32;

/**
 * The text of each of the elements with one of the `ids`, in a page, with what stands around it.
 * It is cut from the text content of the body as a browser has it, with white space and the numbers of notes:
 * that is what readers of annotations search.
 */
export function textQuotes(html: string, ids: ReadonlySet<string>): Map<string, TextQuote> {
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
  const root = fromHtml(html).children.find(isElement('html'));
  const body = root && 'children' in root ? root.children.find(isElement('body')) : undefined;
  if (body) walk(body);
  return new Map(
    [...ranges].map(([id, { start, end }]) => [
      id,
      {
        exact: text.slice(start, end),
        // Half of a character outside the basic plane is none.
        prefix: text.slice(Math.max(0, start - around), start).replace(/^[\udc00-\udfff]/, ''),
        suffix: text.slice(end, end + around).replace(/[\ud800-\udbff]$/, ''),
      },
    ]),
  );
}
