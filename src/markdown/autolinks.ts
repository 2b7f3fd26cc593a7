import type { FootnoteReference, Link, Nodes, Parents, PhrasingContent, Root, Text } from 'mdast';
import type { VFile } from 'vfile';
import { SKIP, visit } from '../text/visit-tree.ts';
import { annotationsOf, startOf } from './file-annotations.ts';

/**
 * Ends bare URLs earlier than GFM does. GFM continues up to white space; here a URL ends before a quotation mark, a dash, a bracket that
 * it did not open, punctuation of other scripts, and a note reference.
 */
export function remarkAutolinks() {
  return (tree: Root, file: VFile) => {
    const source = String(file);
    visit(tree, 'link', (node, index, parent) => {
      const [child] = node.children;
      if (!parent || index === undefined || node.children.length !== 1 || child?.type !== 'text')
        return undefined;
      const from = node.position?.start.offset;
      if (from !== undefined && /[<[]/.test(source[from] ?? '')) return undefined;
      const typed = child.value;
      if (!node.url.endsWith(typed)) return undefined;
      const end = endOfUrl(typed);
      if (end === typed.length) return undefined;
      const rest = typed.slice(end) + closingBracket(parent.children[index + 1], typed.slice(end));
      if (/^[\u2013\u00b7\u30fb][\p{L}\p{N}]/u.test(rest))
        warn(node.position ? node : parent, typed.slice(0, end), rest);
      node.url = node.url.slice(0, node.url.length - (typed.length - end));
      child.value = typed.slice(0, end);
      const pieces = afterUrl(rest, node);
      (parent as Parents & { children: PhrasingContent[] }).children.splice(index + 1, 0, ...pieces);
      return [SKIP, index + 1 + pieces.length];
    });

    function warn(place: Nodes, kept: string, rest: string) {
      const character = rest[0] ?? '';
      annotationsOf(file).problems.push({
        name: 'link-truncated',
        ...startOf(place),
        found: `a bare URL that ends before ${character}: ${kept}`,
        expected: 'a URL with a clear end',
        fix: `if ${character} is part of the URL, write <${kept}${encodeURIComponent(character)}${/^\S*/.exec(rest.slice(1))?.[0] ?? ''}>`,
      });
    }
  };
}

/** Returns the offset at which a bare URL ends; trailing ASCII punctuation is not part of it (GFM, 6.9). */
function endOfUrl(typed: string): number {
  let end = typed.length;
  const open: string[] = [];
  for (const { 0: character, index } of typed.matchAll(
    /\[[\^@]|[()[\]{}]|["<>\\`]|[^\p{ASCII}\p{L}\p{M}\p{N}\p{Cf}]/gu,
  )) {
    if ('([{'.includes(character)) open.push(character);
    else if (')]}'.includes(character) && open.pop() === '([{'[')]}'.indexOf(character)]) continue;
    else {
      end = index;
      break;
    }
  }
  return typed.slice(0, end).replace(/[?!.,:;*_~'"]+$/, '').length;
}

/** Returns the bracket that closes a note reference or citation, and removes it from the text after the URL. */
function closingBracket(next: Nodes | undefined, rest: string): string {
  if (!/\[[\^@][^[\]\s]+$/.test(rest) || next?.type !== 'text' || !next.value.startsWith(']')) return '';
  next.value = next.value.slice(1);
  return ']';
}

/** Returns what follows the URL: text, and a note reference that GFM took for part of the URL. */
function afterUrl(rest: string, { position }: Link): PhrasingContent[] {
  const at = position ? { position } : {};
  const text = (value: string): Text[] => (value === '' ? [] : [{ type: 'text', value, ...at }]);
  const mark = /\[\^([^[\]\s]+)\]/.exec(rest);
  if (!mark) return text(rest);
  const [typed, label = ''] = mark;
  const reference: FootnoteReference = {
    type: 'footnoteReference',
    identifier: label.toLowerCase(),
    label,
    ...at,
  };
  return [...text(rest.slice(0, mark.index)), reference, ...text(rest.slice(mark.index + typed.length))];
}
