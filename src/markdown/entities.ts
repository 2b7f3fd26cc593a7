import { fromHtml } from 'hast-util-from-html';

/** A character reference of HTML and Markdown: `&eacute;`, `&#8211;`, `&#x2013;`. */
export const reference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;

/** Returns the text with valid character references replaced by their characters. */
export const decoded = (text: string): string =>
  text.replace(reference, (typed) => {
    const [node] = fromHtml(typed, { fragment: true }).children;
    return node?.type === 'text' ? node.value : typed;
  });
