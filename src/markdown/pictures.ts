import type { Image, ImageReference, Paragraph, PhrasingContent, Root } from 'mdast';
import type {} from 'mdast-util-to-hast';
import type { VFile } from 'vfile';
import { show } from '../model/problem.ts';
import type { ProblemName } from '../model/problem-kinds.ts';
import { SKIP, visit } from '../text/visit-tree.ts';
import { blockElementName, blockProperties } from './block-element.ts';
import { annotationsOf, startOf } from './file-annotations.ts';

/**
 * Turns a picture in its own paragraph, `![alt](../pictures/bridge.jpg "Caption (Credit)")`, into a figure with an empty block for the
 * picture, which a component fills with the sizes from the build. All other pictures are rejected: Astro would publish some of them
 * broken, and the content policy blocks pictures from other sites.
 */
export function remarkPictures() {
  return (tree: Root, file: VFile) => {
    const { pictures, problems } = annotationsOf(file);
    const definitions = new Map<string, { url: string; title?: string | null | undefined }>();
    visit(tree, 'definition', (node) => void definitions.set(node.identifier, node));
    visit(tree, (node, index, parent) => {
      if (node.type !== 'image' && node.type !== 'imageReference') return undefined;
      if (!parent || index === undefined) return undefined;
      const line = node.position?.start.line;
      const { url, title } = node.type === 'image' ? node : (definitions.get(node.identifier) ?? { url: '' });
      const alt = node.alt?.trim() ?? '';
      const name = pictureUrl.exec(url)?.[1];
      const refuse = (kind: ProblemName, found: string, expected: string, fix: string) => {
        problems.push({ name: kind, ...startOf(node), found, expected, fix });
      };
      if (name === undefined)
        refuse(
          'picture-outside-content',
          `a picture at ${show(url)}`,
          'a picture in content/pictures/, like ../pictures/bridge.jpg (avif, jpg, png or webp)',
          'copy the file there, named in lower-case words with hyphens',
        );
      else if (alt === '')
        refuse(
          'picture-alt-missing',
          `a picture without alternative text: ${show(url)}`,
          'a description of the picture in the square brackets',
          `write ![what it shows](${url})`,
        );
      else if (parent.type !== 'paragraph' || parent.children.length > 1)
        refuse(
          'picture-inline',
          `a picture inside a paragraph of text: ${show(url)}`,
          'a picture in its own paragraph',
          'put an empty line before and after it',
        );
      else {
        makeFigure(parent, node, pictures.length, title ?? '');
        pictures.push({ file: name, alt, line });
        return SKIP;
      }
      parent.children.splice(index, 1);
      return [SKIP, index];
    });
  };
}

const pictureUrl = /^\.\.\/pictures\/([a-z0-9]+(?:-[a-z0-9]+)*\.(?:avif|jpe?g|png|webp))$/;

function makeFigure(
  paragraph: Paragraph,
  image: Image | ImageReference,
  number: number,
  title: string,
): void {
  paragraph.data = { hName: 'figure', hProperties: { className: ['picture'] } };
  const place = element(blockElementName, [], blockProperties('picture', String(number)));
  place.position = image.position;
  // Parentheses at the end hold the credit.
  const [, caption = '', credit = ''] = /^(.*?)\s*(?:\(([^()]+)\))?$/su.exec(title.trim()) ?? [];
  const words: PhrasingContent[] = [
    ...(caption ? [{ type: 'text' as const, value: caption }] : []),
    ...(caption && credit ? [{ type: 'text' as const, value: ' ' }] : []),
    ...(credit ? [element('small', [{ type: 'text', value: credit }])] : []),
  ];
  paragraph.children = [place, ...(words.length > 0 ? [element('figcaption', words)] : [])];
}

/** Returns a Markdown node that remark-rehype renders as the element `hName`. */
const element = (
  hName: string,
  children: PhrasingContent[],
  hProperties: Record<string, string> = {},
): PhrasingContent => ({ type: 'emphasis', children, data: { hName, hProperties } });
