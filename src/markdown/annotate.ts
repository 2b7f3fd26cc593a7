import type { Root } from 'hast';
import type { VFile } from 'vfile';
import { countWords } from '../model/passage.ts';
import { directionFault, unbalanced, unprintable } from '../model/unseen-characters.ts';
import { visit } from '../text/visit-tree.ts';
import { annotationsOf, startOf } from './file-annotations.ts';
import { isQuoteTag } from './quote-tag.ts';
import { textBlocks } from './text-blocks.ts';

/** Collects what the rest of the site needs to know about a body: text, headings, ids and links. Runs last. */
export function rehypeAnnotate() {
  return (tree: Root, file: VFile) => {
    const annotations = annotationsOf(file);
    const blocks = textBlocks(tree);
    // Typed control characters are reported for the file; character references such as &#x202e; are only visible here.
    for (const { text, line } of blocks) {
      const control = /[^\P{Cc}\t\n\r]|\ufffd/u.exec(text)?.[0];
      const turned = directionFault(text);
      if (control !== undefined) annotations.problems.push({ line, ...unprintable(control) });
      if (turned !== undefined) annotations.problems.push({ line, ...unbalanced(text[turned] ?? '') });
    }
    annotations.text = blocks.map((block) => block.text.replace(/\s+/gu, ' ').trim()).join('\n');
    annotations.words = countWords(annotations.text);
    visit(tree, 'element', (node) => {
      const { id, href } = node.properties;
      if (typeof id === 'string') annotations.ids.push(id);
      if (/^h[1-6]$/.test(node.tagName) && typeof id === 'string' && id !== 'footnote-label') {
        const block = textBlocks({ type: 'root', children: [node] })[0];
        annotations.headings.push({
          depth: Number(node.tagName[1]),
          slug: id,
          text: block?.text.trim() ?? '',
        });
      }
      if (typeof href === 'string' && !isQuoteTag(node))
        annotations.links.push({ url: href, ...startOf(node) });
    });
    if (annotations.words === 0) {
      annotations.problems.push({
        name: 'body-empty',
        line: 1,
        found: 'a body without text',
        expected: 'the text of the article',
        fix: 'write the text below the frontmatter, or add draft: true to the frontmatter',
      });
    }
  };
}
