import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const inline = new Set([
  'text',
  'inlineCode',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'footnoteReference',
  'html',
]);

/** Returns the text of a Markdown tree that readers see: without alternative texts of pictures, comments and tags. */
export function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value;
  if (node.type === 'break') return '\n';
  if (!('children' in node)) return '';
  const parts = node.children.map(textOf);
  const isInline = node.children.every(
    (child) => inline.has(child.type) || child.type === 'break' || child.type === 'image',
  );
  return parts.join(isInline ? '' : '\n');
}

/** Returns the words of a text, separated by white space. */
export const wordsIn = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false });

/** Parses Markdown as articles are parsed. */
export const parseMarkdown = (markdown: string): Root => parser.parse(markdown);

/** Returns the first word that Markdown does not keep of a tree, with the words before it; undefined if it has the same words. */
export function firstLostWord(body: Root, markdown: string): string | undefined {
  const wanted = wordsIn(textOf(body));
  const kept = wordsIn(textOf(parseMarkdown(markdown)));
  const at = wanted.findIndex((word, index) => word !== kept[index]);
  if (at === -1 && wanted.length === kept.length) return undefined;
  const from = at === -1 ? wanted.length : at;
  return (at === -1 ? kept : wanted).slice(Math.max(0, from - 3), from + 3).join(' ');
}
