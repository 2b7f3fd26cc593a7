import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Html, Parents, Root, RootContent } from 'mdast';
import type {} from 'mdast-util-to-hast';
import type { VFile } from 'vfile';
import { allowedHtml, attributesOfAll } from './allowed-html.ts';
import { annotationsOf, startOf } from './file-annotations.ts';

/** An element that is still open, with its content so far. */
interface Open {
  tag: Html;
  name: string;
  /** Undefined if it is rejected: its content stays, and its end tag is not reported again. */
  element: Element | undefined;
  children: RootContent[];
}

/**
 * Turns allowed raw HTML into elements and rejects all other HTML. No HTML parser reads the text: Markdown’s tree has a node for each
 * tag, and a pair of allowed tags with the same parent becomes an element. Comments are dropped.
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
  fix: 'use Markdown instead; for a less-than sign, write &lt;',
};
const unopened = (name: string): Fault => ({
  expected: `a <${name}> before it`,
  fix: 'delete it, or put both tags on the same side of links and *emphasis*',
});
const unclosed = (name: string): Fault => ({
  expected: `</${name}> after it`,
  fix: `add </${name}>, on the same side of links and *emphasis* as <${name}>`,
});

/** Nodes of Markdown whose children are blocks. */
const flow = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition', 'containerDirective']);

const isComment = (value: string) => /^<!--(?:(?!-->)[\s\S])*-->$/.test(value);

/** Returns the element that a start tag opens; undefined for anything other than one start tag. */
function startTag(value: string): Element | undefined {
  // CommonMark 0.31.2, “Open tag”; Markdown treats everything else as text.
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
      expected: `<${tagName}> without attributes other than ${attributes.map((name) => name.toLowerCase()).join(', ')}`,
      fix: 'delete the others',
    };
  if ((tagName === 'div') === inFlow) return undefined;
  return inFlow
    ? { expected: `<${tagName}> inside a paragraph`, fix: 'put it on the same line as its text' }
    : { expected: '<div> on a line of its own', fix: 'put an empty line before and after it' };
}

/** Returns an HTML element as a Markdown node that remark-rehype renders under the element’s name. */
const asMarkdown = ({ tagName, properties }: Element, children: RootContent[]): RootContent =>
  ({
    type: tagName === 'div' ? 'blockquote' : 'emphasis',
    children,
    data: { hName: tagName, hProperties: properties },
  }) as RootContent;
