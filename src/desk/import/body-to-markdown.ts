import type { Root } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';

/** Writes a body as Markdown, in the style of the documentation; text that would be a block is escaped. */
export const bodyToMarkdown = (body: Root): string =>
  withPlainEllipses(
    toMarkdown(body, {
      bullet: '-',
      emphasis: '*',
      rule: '-',
      fences: true,
      listItemIndent: 'one',
      extensions: [
        gfmToMarkdown({ singleTilde: false, tablePipeAlign: false } as Parameters<typeof gfmToMarkdown>[0]),
        { unsafe: [{ atBreak: true, character: ':', after: ':' }] },
      ],
    }),
  );

/** An ellipsis in brackets needs no escape, unless a link could begin there. */
const withPlainEllipses = (markdown: string) => markdown.replace(/\\\[(\.\.\.|…)\](?![[(:])/gu, '[$1]');
