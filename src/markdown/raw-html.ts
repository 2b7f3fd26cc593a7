import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Html, Parents, Root, RootContent } from 'mdast';
import type {} from 'mdast-util-to-hast';
import type { VFile } from 'vfile';
import { allowedHtml, attributesOfAll } from './allowed-html.ts';
import { annotationsOf, startOf } from './file-annotations.ts';

/** An element that was opened and is not closed yet, with what stands in it so far. */
interface Open {
  tag: Html;
  name: string;
  /** None where it is refused: its words stay, and its end tag is not told again. */
  element: Element | undefined;
  children: RootContent[];
}

/**
 * Makes elements of the raw HTML that is allowed, and refuses all other. No HTML parser ever sees the text: a tag is a node of its own
 * in the tree of Markdown, and one that is allowed, and closed among the words where it was opened, becomes a node too. Comments are dropped.
 */
export function remarkRawHtml() {
  return (tree: Root, file: VFile) => {
    const refuse = ({ value, position }: Html, { expected, fix }: Fault) => {
      annotationsOf(file).problems.push({
        name: 'raw-html',
        ...startOf({ position }),
        found: `raw HTML: ${value.slice(0, 60)}`,
        expected,
        fix,
      });
    };
    const walk = (parent: Parents) => {
      const inFlow = flow.has(parent.type);
      const done: RootContent[] = [];
      const open: Open[] = [];
      const close = () => {
        const last = open.pop();
        if (!last) return;
        const { element, children } = last;
        (open.at(-1)?.children ?? done).push(...(element ? [asMarkdown(element, children)] : children));
      };
      for (const node of parent.children) {
        const into = open.at(-1)?.children ?? done;
        if (node.type !== 'html') {
          if ('children' in node) walk(node);
          into.push(node);
          continue;
        }
        if (isComment(node.value)) continue;
        const end = /^<\/([a-z][a-z0-9-]*)\s*>$/i.exec(node.value)?.[1]?.toLowerCase();
        if (end !== undefined) {
          const start = open.findLastIndex(({ name, element }) => name === end || element);
          if (open[start]?.name === end) while (open.length > start) close();
          else refuse(node, allowedHtml.has(end) ? unopened(end) : notAllowed);
          continue;
        }
        const element = startTag(node.value);
        const fault = element ? faultOf(element, inFlow) : notAllowed;
        if (fault) refuse(node, fault);
        else if (element?.tagName === 'br') into.push({ type: 'break' });
        else if (element?.tagName === 'wbr') into.push(asMarkdown(element, []));
        if (element && !/^w?br$/.test(element.tagName))
          open.push({ tag: node, name: element.tagName, element: fault ? undefined : element, children: [] });
      }
      for (let last = open.at(-1); last; last = open.at(-1)) {
        if (last.element) refuse(last.tag, unclosed(last.name));
        close();
      }
      parent.children = done;
    };
    walk(tree);
  };
}

interface Fault {
  expected: string;
  fix: string;
}

const notAllowed: Fault = {
  expected: `Markdown, or one of ${[...allowedHtml.keys()]
    .sort()
    .map((name) => `<${name}>`)
    .join(' ')}`,
  fix: 'write it in Markdown; a less-than sign that is meant as text is written &lt;',
};
const unopened = (name: string): Fault => ({
  expected: `a <${name}> before it`,
  fix: 'take it out, or open and close the element around the same words, inside or outside of links and *emphasis*',
});
const unclosed = (name: string): Fault => ({
  expected: `</${name}> behind it`,
  fix: `put </${name}> where the same words end, inside or outside of links and *emphasis*`,
});

/** Nodes of Markdown whose children are blocks. */
const flow = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition', 'containerDirective']);

const isComment = (value: string) => /^<!--(?:(?!-->)[\s\S])*-->$/.test(value);

/** The element that a start tag opens, read by the parser of HTML; undefined for anything else than one start tag. */
function startTag(value: string): Element | undefined {
  // By CommonMark 0.31.2, “Open tag”; what only looks like one is text already.
  if (
    !/^<[a-z][a-z0-9-]*(?:\s+[^\s"'=<>`/]+(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>$/i.test(value)
  )
    return undefined;
  const [element, ...more] = fromHtml(value, { fragment: true }).children;
  return element?.type === 'element' && more.length === 0 && element.children.length === 0
    ? element
    : undefined;
}

function faultOf({ tagName, properties }: Element, inFlow: boolean): Fault | undefined {
  const allowed = allowedHtml.get(tagName);
  if (!allowed) return notAllowed;
  const attributes = [...attributesOfAll, ...allowed];
  if (Object.keys(properties).some((name) => !attributes.includes(name)))
    return {
      expected: `<${tagName}> with no other attribute than ${attributes.map((name) => name.toLowerCase()).join(', ')}`,
      fix: 'take the others out',
    };
  if ((tagName === 'div') === inFlow) return undefined;
  return inFlow
    ? { expected: `<${tagName}> among words`, fix: 'put it on one line with its words' }
    : { expected: '<div> on a line of its own', fix: 'put an empty line before and behind it' };
}

/** An element of HTML in a tree of Markdown: a node that remark-rehype writes under another name. */
const asMarkdown = ({ tagName, properties }: Element, children: RootContent[]): RootContent =>
  ({
    type: tagName === 'div' ? 'blockquote' : 'emphasis',
    children,
    data: { hName: tagName, hProperties: properties },
  }) as RootContent;
