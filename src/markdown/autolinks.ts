import type { FootnoteReference, Link, Nodes, Parents, PhrasingContent, Root, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { annotationsOf, startOf } from './file-annotations.ts';

/**
 * Ends a bare address where its words end. GFM takes everything up to a space for the address; here it ends before a quotation mark, a
 * dash, a bracket that it did not open, the punctuation of any other script, and the mark of a note.
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
      const end = endOfAddress(typed);
      if (end === typed.length) return undefined;
      const rest = typed.slice(end) + closingBracket(parent.children[index + 1], typed.slice(end));
      if (/^[\u2013\u00b7\u30fb][\p{L}\p{N}]/u.test(rest))
        warn(node.position ? node : parent, typed.slice(0, end), rest);
      node.url = node.url.slice(0, node.url.length - (typed.length - end));
      child.value = typed.slice(0, end);
      const pieces = afterAddress(rest, node);
      (parent as Parents & { children: PhrasingContent[] }).children.splice(index + 1, 0, ...pieces);
      return [SKIP, index + 1 + pieces.length];
    });

    function warn(place: Nodes, kept: string, rest: string) {
      const sign = rest[0] ?? '';
      annotationsOf(file).problems.push({
        name: 'link-cut',
        ...startOf(place),
        found: `a bare address that ends before ${sign}: ${kept}`,
        expected: 'an address of which it is clear where it ends',
        fix: `if ${sign} belongs to the address, write <${kept}${encodeURIComponent(sign)}${/^\S*/.exec(rest.slice(1))?.[0] ?? ''}>`,
      });
    }
  };
}

/** The offset at which a bare address ends: ASCII punctuation at its end is not part of it either (GFM, 6.9). */
function endOfAddress(typed: string): number {
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

/** The bracket that closes the mark of a note or a citation, taken from the text behind the address. */
function closingBracket(next: Nodes | undefined, rest: string): string {
  if (!/\[[\^@][^[\]\s]+$/.test(rest) || next?.type !== 'text' || !next.value.startsWith(']')) return '';
  next.value = next.value.slice(1);
  return ']';
}

/** What follows the address: plain text, but for a mark of a note, which GFM read as part of the address. */
function afterAddress(rest: string, { position }: Link): PhrasingContent[] {
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
