/**
 * Turns inline markup into plain text without changing what it says. Everything that needs the words of marked-up text reads them
 * here: quotes, feeds, Markdown, search, citations, and in the browser what a reader selects. The rules, by element:
 *
 * | element                | plain text                                                                                              |
 * | ---------------------- | ------------------------------------------------------------------------------------------------------- |
 * | `sup`                  | Unicode superscripts where Unicode has all of them: `10⁶`, `km²`, `xⁿ`; else behind a caret: `e^x`,      |
 * |                        | in brackets unless it is one run of letters or digits: `2^(a/b)`                                        |
 * | `sup` of an ordinal    | as it is: `21st`, `XXIe`; `1º` and `1ª` keep their sign. So do short forms of a title: `Mlle`, `Cie`     |
 * | `sup` of TM, of signs  | `™`; `®` and `†` as they are                                                                            |
 * | `sub`                  | Unicode subscripts, `H₂O`; else behind an underscore, with brackets as above: `T_C`                     |
 * | reference to a note    | nothing: its number is no word of the text                                                              |
 * | `del`, `s`, `strike`   | nothing, and no second space: the words were taken back                                                 |
 * | `ins`, `u`, `mark`     | the words, like any other element not listed here                                                       |
 * | `ruby`                 | the base; `rt` and `rp`, the reading aid, are left out                                                   |
 * | `abbr`                 | the short form; its `title` is left out                                                                 |
 * | `code`, `kbd`, `bdo` … | the characters in their logical order                                                                   |
 * | `br`                   | a line break; between the words of one line it becomes a space                                          |
 * | `wbr`                  | nothing                                                                                                 |
 * | `img`, `input`, `svg`  | nothing: a picture is a block of its own, with words of its own                                         |
 * | blocks                 | a line break before and after, so that the words of two blocks never run together                       |
 *
 * Works on hast and on the DOM alike, changes neither, and imports nothing: it is loaded by pages, and uses only what Safari 15.4 knows.
 */

/** What is read of a hast node. */
interface HastNode {
  type: string;
  value?: unknown;
  tagName?: string;
  properties?: unknown;
  children?: readonly HastNode[];
}

/** What is read of a DOM node; a fragment, such as the contents of a range, is one too. */
interface DomNode {
  nodeType: number;
  nodeName: string;
  nodeValue: string | null;
  childNodes: Iterable<DomNode>;
  getAttribute?: (name: string) => string | null;
}

type AnyNode = HastNode | DomNode;

/** A stretch of plain text, and the stretch of the text node that it comes from: as many UTF-16 units, or none on either side. */
export interface Piece<Node> {
  text: string;
  /** The text node; undefined for a line break, and for a space that keeps two words apart. */
  node: Node | undefined;
  /** Offsets in the text node, in UTF-16 units; `to` is exclusive. */
  from: number;
  to: number;
  /** The elements between the nodes that were passed in and the text node, outermost first. */
  path: readonly Node[];
}

const set = (list: string) => new Set(list.split(' '));
/** Elements that hold running text inside a block, after the HTML standard's phrasing content. */
const phrasing = set(
  'a abbr b bdi bdo br cite code data del dfn em font i img input ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time u var wbr',
);
const struck = set('del s strike');
const silent = set('head img input rp rt script style svg template title');

const zip = (from: string, to: string) =>
  new Map(Array.from(from, (character, index) => [character, to.charAt(index)]));
/** The characters of Unicode's block “Superscripts and Subscripts” and of Latin-1; modifier letters are phonetic signs, and left alone. */
const raised = zip('0123456789+-−=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ');
const lowered = zip('0123456789+-−=()aeoxhklmnpst', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ');
const indicators = zip('oa', 'ºª');

/** Ordinals of English, French, Dutch and Catalan. */
const ordinal = /^(?:st|nd|rd|th|er|e|[eè]?re|nde?|[eè]me|[eè]|é|s?te|de)$/;
/** What an ordinal stands behind: figures, or nothing that could have a power. */
const numeral = /(?:^|\s|\p{Nd}|(?:^|[^\p{L}])[IVXLCDM]+)$/u;
/** The capital letter of `Mlle` and `Cie`, behind which small ones are raised. */
const capital = /(?:^|[^\p{L}])\p{Lu}\p{L}*$/u;
const opening = /(?:^|[\s([{¿¡]|(?:^|[\s(])[“‘«„”»])$/u;
/** Quotation marks that close in one language open in another: before a letter they are taken to open. */
const closing = /^(?:[,.;:!?…)\]}،؛؟]|[’”»“‘«](?![\p{L}\p{N}]))/u;
const word = /[\p{L}\p{M}\p{N}]/u;

const isDom = (node: AnyNode): node is DomNode => 'nodeType' in node;
const nameOf = (node: AnyNode) => {
  if (!isDom(node)) return node.tagName ?? '';
  return node.nodeType === 1 ? node.nodeName.toLowerCase() : '';
};
const childrenOf = (node: AnyNode): Iterable<AnyNode> =>
  isDom(node) ? node.childNodes : (node.children ?? []);
const valueOf = (node: AnyNode): string | undefined => {
  if (isDom(node)) return node.nodeType === 3 ? (node.nodeValue ?? '') : undefined;
  return node.type === 'text' ? String(node.value) : undefined;
};
const linkOf = (node: AnyNode): string => {
  if (nameOf(node) !== 'a') return '';
  if (isDom(node)) return node.getAttribute?.('href') ?? '';
  const { href, dataFootnoteRef } = (node.properties ?? {}) as Record<string, unknown>;
  return dataFootnoteRef === undefined ? String(href) : '#N1';
};

/** True of elements that hold running text, and of elements with names of our own that stand among words. */
export const isPhrasing = (name: string): boolean => phrasing.has(name) || name.includes('-');

/** True of the reference to a note: a raised link to it, before and after the notes were numbered. */
export const isNoteReference = (node: AnyNode): boolean =>
  nameOf(node) === 'sup' && [...childrenOf(node)].some((child) => /(?:^|\/)#N\d+$/.test(linkOf(child)));

/** True of the link that leads back from a note. */
const isWayBack = (node: AnyNode) => /(?:^|\/)#R\d+(?:-\d+)?$/.test(linkOf(node));

/** The words as they were typed, those that are left out with them. */
const rawText = (node: AnyNode): string => valueOf(node) ?? [...childrenOf(node)].map(rawText).join('');

const joined = (pieces: readonly Piece<unknown>[]) => pieces.map(({ text }) => text).join('');

/** Raises or lowers the pieces inside a `sup` or `sub`; `base` is the text before it. */
function shift<Node>(name: string, pieces: Piece<Node>[], base: string): Piece<Node>[] {
  const text = joined(pieces).trim();
  const [first] = pieces;
  if (!first || text === '') return pieces;
  if (name === 'sup') {
    if ((ordinal.test(text) && numeral.test(base)) || (/^\p{Ll}{2,}$/u.test(text) && capital.test(base)))
      return pieces;
    // ® and † are raised by themselves.
    if (/^[^\p{L}\p{N}+=()−-]+$/u.test(text)) return pieces;
    if (text === 'TM' && first.text === 'TM')
      return [
        { ...first, text: '™', to: first.from + 1 },
        { ...first, text: '', from: first.from + 1 },
      ];
  }
  const indicator = name === 'sup' && indicators.has(text) && /[\p{Nd}Nn]$/u.test(base);
  const table = indicator ? indicators : { sup: raised, sub: lowered }[name];
  if (table && Array.from(text).every((character) => table.has(character)))
    return pieces.map((piece) => ({
      ...piece,
      text: piece.text.replace(/\S/gu, (character) => table.get(character) ?? character),
    }));
  const isRun = /^(?:\p{L}+|\p{Nd}+)$/u.test(text);
  const sign = (of: string): Piece<Node> => ({ ...first, text: of, to: first.from });
  return [
    sign(`${name === 'sup' ? '^' : '_'}${isRun ? '' : '('}`),
    ...pieces,
    ...(isRun ? [] : [{ ...(pieces.at(-1) ?? first), text: ')', from: (pieces.at(-1) ?? first).to }]),
  ];
}

/**
 * Returns the plain text of nodes in pieces, in order. Struck words are there as pieces without text, so that what was typed can be
 * compared with what is said. `skip` leaves out elements with all that is in them.
 */
export function plainPieces<Node extends AnyNode>(
  nodes: Iterable<Node>,
  skip: (node: Node) => boolean = () => false,
): Piece<Node>[] {
  let out: Piece<Node>[] = [];
  /** Whether something was left out right before, and whether white space went with it. */
  let gap: { spaced: boolean } | undefined;

  const before = () => {
    let at = out.length - 1;
    while (out[at]?.text === '') at--;
    return out[at]?.text ?? '';
  };
  const trimEnd = () => {
    for (const piece of [...out].reverse()) {
      piece.text = piece.text.trimEnd();
      if (piece.node) piece.to = piece.from + piece.text.length;
      if (piece.text !== '') return;
    }
  };
  const add = (text: string, path: readonly Node[], node?: Node) => {
    const spaces = text.length - text.trimStart().length;
    let from = node && before().endsWith('\n') ? spaces : 0;
    if (gap) {
      if (opening.test(before())) from = spaces;
      else if (gap.spaced && word.test(before().slice(-1)) && word.test(text.charAt(0)))
        out.push({ text: ' ', node: undefined, from: 0, to: 0, path });
      if (closing.test(text)) trimEnd();
      gap = undefined;
    }
    out.push({ text: text.slice(from), node, from, to: text.length, path });
  };
  const lineBreak = (path: readonly Node[]) => {
    if (before() !== '' && !before().endsWith('\n')) add('\n', path);
  };
  const strike = (node: Node, path: readonly Node[]) => {
    const value = valueOf(node);
    if (value !== undefined) out.push({ text: '', node, from: 0, to: value.length, path });
    else for (const child of childrenOf(node)) strike(child as Node, [...path, node]);
  };

  const walk = (node: Node, path: readonly Node[]) => {
    const value = valueOf(node);
    if (value !== undefined) {
      if (value !== '') add(value, path, node);
      return;
    }
    const name = nameOf(node);
    if (silent.has(name) || skip(node)) return;
    if (isNoteReference(node) || isWayBack(node)) gap = { spaced: gap?.spaced === true };
    else if (struck.has(name)) {
      gap = { spaced: gap?.spaced === true || /^\s|\s$/u.test(rawText(node)) };
      strike(node, path);
    } else if (name === 'br') add('\n', path);
    else {
      const isBlock = name !== '' && !isPhrasing(name);
      const isShifted = name === 'sup' || name === 'sub';
      const outer = out;
      if (isBlock) lineBreak(path);
      if (isShifted) out = [];
      for (const child of childrenOf(node)) walk(child as Node, name === '' ? path : [...path, node]);
      if (isShifted) out = [...outer, ...shift(name, out, joined(outer))];
      if (isBlock) lineBreak(path);
    }
  };
  for (const node of nodes) walk(node, []);
  return out;
}

/** Returns the plain text of nodes on one line. `skip` leaves out elements with all that is in them. */
export const plainText = <Node extends AnyNode>(
  nodes: Iterable<Node>,
  skip?: (node: Node) => boolean,
): string => joined(plainPieces(nodes, skip)).replace(/\s+/gu, ' ').trim();
