import type { FootnoteDefinition, PhrasingContent, Root, Text } from 'mdast';
import type { VFile } from 'vfile';
import { sourceId } from '../model/article.ts';
import { show } from '../model/problem.ts';
import { SKIP, visit } from '../text/visit-tree.ts';
import { blockElementName, blockProperties } from './block-element.ts';
import { annotationsOf, frontmatterOf, lineInText } from './file-annotations.ts';

const item = String.raw`@[^[\]\s;,]+(?:\s*,[^[\]@;"<>&]*[^[\]@;"<>&\s])?`;
/**
 * `[@id]`, `[@id, p. 12]` or `[@id; @other, pp. 3–5]`, the citation syntax of Pandoc's Markdown (pandoc.org/MANUAL.html#citation-syntax)
 * without words before a key. The text after a comma is the place in the source, in any language.
 */
const citation = new RegExp(String.raw`\[(${item}(?:\s*;\s*${item})*)\s*\]`, 'g');
/** Brackets in which the key is not first: `[see @id]`, `[-@id]`. E-mail addresses have letters before the @. */
const otherBrackets = /\[[^[\]]*?(?<![\p{L}\p{N}._%+@/])@(?<key>[a-z0-9]+(?:-[a-z0-9]+)*)[^[\]]*\]/gu;
/** A key without brackets; not part of an e-mail address, an account (`@name@server`, `@name.server`) or a package (`@scope/name`). */
const bareKey =
  /(?<![\p{L}\p{N}._%+\-/@[])@(?<key>[a-z0-9]+(?:-[a-z0-9]+)*)(?![\p{L}\p{N}_@/-]|\.[\p{L}\p{N}])/gu;

/** Turns citations in notes into empty blocks that a component fills with the source. */
export function remarkSourceCitations() {
  return (tree: Root, file: VFile) => {
    const annotations = annotationsOf(file);
    for (const note of notesByUse(tree)) {
      visit(note, 'text', (node, index, parent) => {
        if (!parent || index === undefined || !node.value.includes('[@')) return undefined;
        const parts = withBlocks(node, annotations.cited);
        parent.children.splice(index, 1, ...parts);
        return [SKIP, index + parts.length];
      });
    }

    // Remaining citations are malformed or outside a note, and would be shown as typed.
    visit(tree, 'text', (node, _, parent) => {
      if (!node.value.includes('[@')) return;
      for (const { 0: stray, index } of node.value.matchAll(/\[@[^\]]*\]?/g))
        annotations.problems.push({ line: lineInText(node, index, parent), ...strayCitation(stray) });
    });
    findKeys(tree, file);
  };
}

/** Returns the text split at its citations, with a block for each source; adds the ids of new sources to `cited`. */
function withBlocks(node: Text, cited: string[]): PhrasingContent[] {
  // Each piece keeps its line, for problems that are reported later.
  const text = (from: number, to?: number): Text => {
    const piece: Text = { ...node, value: node.value.slice(from, to) };
    const { position } = piece;
    if (position)
      piece.position = { ...position, start: { ...position.start, line: lineInText(node, from) ?? 1 } };
    return piece;
  };
  const parts: PhrasingContent[] = [];
  let from = 0;
  for (const match of node.value.matchAll(citation)) {
    parts.push(text(from, match.index));
    for (const [index, each] of (match[1] ?? '').split(';').entries()) {
      const [, id = '', locator = ''] = /^\s*@([^,\s]+)\s*,?\s*(.*?)\s*$/s.exec(each) ?? [];
      if (!cited.includes(id)) cited.push(id);
      if (index > 0) parts.push({ type: 'text', value: ' ' });
      parts.push({
        type: 'emphasis',
        children: [],
        data: {
          hName: blockElementName,
          hProperties: blockProperties('source', id, locator.replace(/\s+/g, ' ')),
        },
      });
    }
    from = match.index + match[0].length;
  }
  parts.push(text(from));
  return parts;
}

/** Returns the problem for a citation that is outside a note or malformed. */
const strayCitation = (stray: string) =>
  new RegExp(`^${citation.source}$`).test(stray)
    ? {
        name: 'citation-outside-note' as const,
        found: `${stray} in running text`,
        expected: 'citations inside notes',
        fix: 'write [^name] here and [^name]: … with the citation at the end of the file',
      }
    : {
        name: 'citation-invalid' as const,
        found: `${stray}, an invalid citation`,
        expected: '[@id], [@id, p. 12] or [@id; @other-id]',
        ...fixOf(stray),
      };

/** Returns the probable citation: for keys separated by commas, or a page without a comma. */
function fixOf(stray: string): { fix?: string } {
  const keys = [...stray.matchAll(/@([a-z0-9]+(?:-[a-z0-9]+)*)/g)].map(([, key = '']) => key);
  if (keys.length > 1) return { fix: `write [${keys.map((key) => `@${key}`).join('; ')}]` };
  const [, key, place] = /^\[@([a-z0-9]+(?:-[a-z0-9]+)*)[\s:]+([^[\]@;"<>&]+)\]$/.exec(stray) ?? [];
  return key === undefined ? {} : { fix: `write [@${key}, ${place?.trim() ?? ''}]` };
}

/**
 * Reports keys of the article’s sources that are not written as citations. Other keys are collected: whether they are sources or
 * account names is decided where all sources are known.
 */
function findKeys(tree: Root, file: VFile): void {
  const annotations = annotationsOf(file);
  const { sources = [] } = frontmatterOf(file);
  const listed = new Set(sources.map(sourceId));
  let inNote = false;
  const look = (node: Text, parent: Parameters<typeof lineInText>[2]) => {
    if (!node.value.includes('@')) return;
    const brackets = [...node.value.matchAll(otherBrackets)].filter(({ 0: all }) => !all.startsWith('[@'));
    const ranges = [...brackets, ...node.value.matchAll(/\[@[^\]]*\]?/g)];
    const inBrackets = (at: number) =>
      ranges.some(({ 0: all, index }) => index <= at && at < index + all.length);
    const bare = [...node.value.matchAll(bareKey)].filter(({ index }) => !inBrackets(index));
    for (const { 0: found, index, groups } of [...brackets, ...bare]) {
      const key = groups?.key ?? '';
      const line = lineInText(node, index, parent);
      const isCitation = listed.has(key) || found.startsWith('[-@') || (inNote && found.startsWith('['));
      if (isCitation) annotations.problems.push({ line, ...strayKey(found, key, inNote) });
      else annotations.keys.push({ key, found, line });
    }
  };
  visit(tree, (node, _, parent) => {
    // Link text may name an account.
    if (node.type === 'link' || node.type === 'linkReference') return SKIP;
    if (node.type === 'footnoteDefinition') {
      inNote = true;
      visit(node, (inner, __, around) => {
        if (inner.type === 'link' || inner.type === 'linkReference') return SKIP;
        if (inner.type === 'text') look(inner, around);
        return undefined;
      });
      inNote = false;
      return SKIP;
    }
    if (node.type === 'text') look(node, parent);
    return undefined;
  });
}

/** Returns the problem for a key that is not written as a citation; `found` is the text that would be shown as typed. */
export function strayKey(found: string, key: string, inNote = false) {
  const [, words = '', keys = `@${key}`] = /^\[([^@]*?)-?(@[^\]]*)\]$/.exec(found) ?? [];
  const form = `${words.trim()} [${keys}]`.trim();
  return {
    name: 'citation-invalid' as const,
    found: `${show(found)}, which would be shown as typed`,
    expected: '[@id], [@id, p. 12] or [@id; @other-id], in a note',
    fix: inNote
      ? `write ${form}`
      : `write [^name] here and [^name]: … ${form} at the end of the file; write an account name as a link or in \`code\``,
  };
}

/** Returns the notes in the order of their first references. */
function notesByUse(tree: Root): FootnoteDefinition[] {
  const marks: string[] = [];
  const notes: FootnoteDefinition[] = [];
  visit(tree, (node) => {
    if (node.type === 'footnoteReference') marks.push(node.identifier);
    if (node.type === 'footnoteDefinition') notes.push(node);
  });
  return notes.sort((a, b) => marks.indexOf(a.identifier) - marks.indexOf(b.identifier));
}
