import type { Nodes, Root as HtmlRoot } from 'hast';
import { type Handle, toMdast } from 'hast-util-to-mdast';
import type { Root, RootContent, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Handle as ToMarkdown, toMarkdown } from 'mdast-util-to-markdown';
import { visit } from 'unist-util-visit';
import { isNoteReference, plainPieces } from '../../text/plain-text.ts';

/** What a document has before and after its text. */
export interface AroundText {
  before: RootContent[];
  after: RootContent[];
}

/** Returns a text that `articleText` returned as Markdown (GFM), with what is around it. Changes the text. */
export function markdownOf(text: HtmlRoot, { before, after }: AroundText): string {
  const body = toMdast(withPlainScripts(text), {
    document: true,
    // A line-break opportunity is not part of the text.
    handlers: { sup: noteReference, section: noteDefinitions, wbr: () => undefined },
    quotes: ['“”', '‘’'],
  }) as Root;
  const tree: Root = { type: 'root', children: [...before, ...body.children, ...after] };
  return toMarkdown(tree, { bullet: '-', extensions: [gfmToMarkdown()], handlers: { text: escapedText } });
}

/** Writes a text as the package does, but tries only those of its patterns whose character the text has: with all, this was half of the time of an article’s Markdown. */
const escapedText: ToMarkdown = ({ value }: Text, _, state, info) => {
  const all = state.unsafe;
  const characters = `${info.before}${value}${info.after}`;
  state.unsafe = all.filter(({ character }) => characters.includes(character));
  const escaped = state.safe(value, info);
  state.unsafe = all;
  return escaped;
};

/** Converts superscripts and subscripts to plain text (plain-text.ts), because Markdown has no syntax for them: `10⁶`, not `106`. */
function withPlainScripts(text: HtmlRoot): HtmlRoot {
  const isShifted = (node: Nodes) => node.type === 'element' && /^su[bp]$/.test(node.tagName);
  const written = new Map<Nodes, string>();
  for (const { node, path, text: words } of plainPieces<Nodes>(text.children))
    if (node && path.some(isShifted)) written.set(node, (written.get(node) ?? '') + words);
  for (const [node, value] of written) if (node.type === 'text') node.value = value;
  visit(text, 'element', (node) => {
    if (isShifted(node) && !isNoteReference(node)) node.tagName = 'span';
  });
  return text;
}

/** Converts a note reference. */
const noteReference: Handle = (state, node) => {
  const link = node.children.find((child) => child.type === 'element');
  const number = noteNumber(link?.properties.href);
  return number === undefined
    ? state.all(node)
    : { type: 'footnoteReference', identifier: number, label: number };
};

const noteNumber = (href: unknown) => /#Note-(\d+)$/.exec(String(href))?.[1];

/** Converts notes to definitions, after their heading. */
const noteDefinitions: Handle = (state, node) => {
  if (node.properties.dataFootnotes === undefined) return state.all(node);
  const list = node.children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'ol' ? child.children : [],
  );
  const items = list.filter((child) => child.type === 'element');
  return [
    ...node.children.flatMap((child) =>
      child.type === 'element' && child.tagName !== 'ol' ? (state.one(child, node) ?? []) : [],
    ),
    ...items.map((item, index) => ({
      type: 'footnoteDefinition' as const,
      identifier: String(index + 1),
      label: String(index + 1),
      children: state.toFlow(state.all(item)),
    })),
  ];
};
