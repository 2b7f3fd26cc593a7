import { fromHtml } from 'hast-util-from-html';
import type { Root } from 'mdast';
import { takeNotes } from '../html/footnotes.ts';
import { htmlToMarkdown } from '../html/to-mdast.ts';
import type { Found } from '../types.ts';

/** Converts the HTML of an article, without a page around it. */
export function articleHtml(html: string): Root {
  const tree = fromHtml(html, { fragment: true });
  return htmlToMarkdown(tree, takeNotes(tree));
}

/** Returns a value that was found; undefined for empty text. */
export function found(value: unknown, from: string): Found | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? { value: text.trim(), from } : undefined;
}
