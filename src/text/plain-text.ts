/**
 * Converts inline markup to plain text without changing its meaning. Used wherever marked-up text becomes words: quotes, feeds,
 * Markdown, search, citations, and text that a reader selects in the browser. The rules, by element:
 *
 * | element                | plain text                                                                                              |
 * | ---------------------- | ------------------------------------------------------------------------------------------------------- |
 * | `sup`                  | Unicode superscripts if Unicode has all of them: `10⁶`, `km²`, `xⁿ`; else after a caret: `e^x`,         |
 * |                        | in parentheses unless it is one run of letters or digits: `2^(a/b)`                                     |
 * | `sup` of an ordinal    | unchanged: `21st`, `XXIe`, `1º`, `1ª`; so are abbreviated titles: `Mlle`, `Cie`                        |
 * | `sup` of TM, of signs  | `™`; `®` and `†` unchanged                                                                              |
 * | `sub`                  | Unicode subscripts, `H₂O`; else after an underscore, with parentheses as above: `T_C`                   |
 * | reference to a note    | nothing                                                                                                 |
 * | `del`, `s`, `strike`   | nothing, and no second space                                                                            |
 * | `ins`, `u`, `mark`     | the words, like any other element not listed here                                                       |
 * | `ruby`                 | the base, without the reading aid in `rt` and `rp`                                                      |
 * | `abbr`                 | the short form, without its `title`                                                                     |
 * | `code`, `kbd`, `bdo` … | the characters in their logical order                                                                   |
 * | `br`                   | a line break; a space in text on one line                                                               |
 * | `wbr`                  | nothing                                                                                                 |
 * | `img`, `input`, `svg`  | nothing                                                                                                 |
 * | blocks                 | a line break before and after, so that words of two blocks never run together                           |
 *
 * Works on hast and on the DOM, changes neither, and imports nothing, because pages load it; limited to what Safari 15.4 supports.
 */

/** The parts of a hast node that are read. */
interface HastNode {
  type: string;
  value?: unknown;
  tagName?: string;
  properties?: unknown;
  children?: readonly HastNode[];
}

/** The parts of a DOM node that are read; also fragments, such as the contents of a range. */
interface DomNode {
  nodeType: number;
  nodeName: string;
  nodeValue: string | null;
  childNodes: Iterable<DomNode>;
  getAttribute?: (name: string) => string | null;
}

type AnyNode = HastNode | DomNode;

/** A piece of plain text with the range of the text node that it comes from. Both have the same number of UTF-16 units, or one has none. */
export interface Piece<Node> {
  text: string;
  /** The text node; undefined for a line break or a space that was added between words. */
  node: Node | undefined;
  /** Offsets in the text node, in UTF-16 units; `to` is exclusive. */
  from: number;
  to: number;
  /** The elements from the root nodes down to the text node, outermost first. */
  path: readonly Node[];
}

const set = (list: string) => new Set(list.split(' '));
/** Inline elements (phrasing content in the HTML standard). */
const phrasing = set(
  'a abbr b bdi bdo br cite code data del dfn em font i img input ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time u var wbr',
);
const struck = set('del s strike');
const silent = set('head img input rp rt script style svg template title');

const zip = (from: string, to: string) =>
  new Map(Array.from(from, (character, index) => [character, to.charAt(index)]));
/** Characters of the Unicode block “Superscripts and Subscripts” and of Latin-1; not modifier letters, which are phonetic signs. */
const raised = zip('0123456789+-−=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ');
const lowered = zip('0123456789+-−=()aeoxhklmnpst', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ');
const indicators = zip('oa', 'ºª');

/** Ordinals of English, French, Dutch and Catalan. */
const ordinal = /^(?:st|nd|rd|th|er|e|[eè]?re|nde?|[eè]me|[eè]|é|s?te|de)$/;
/** Text before an ordinal: digits, Roman numerals, or nothing that could have an exponent. */
const numeral = /(?:^|\s|\p{Nd}|(?:^|[^\p{L}])[IVXLCDM]+)$/u;
/** The capital of `Mlle` and `Cie`, before raised lower-case letters. */
const capital = /(?:^|[^\p{L}])\p{Lu}\p{L}*$/u;
const opening = /(?:^|[\s([{¿¡]|(?:^|[\s(])[“‘«„”»])$/u;
/** Closing quotation marks of one language open in another: before a letter they count as opening. */
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
  return dataFootnoteRef === undefined ? String(href) : '#Note-1';
};

/** True for inline elements, including our custom elements. */
export const isPhrasing = (name: string): boolean => phrasing.has(name) || name.includes('-');

/** True for a note reference: a raised link to a note, before and after notes are numbered. */
export const isNoteReference = (node: AnyNode): boolean =>
  nameOf(node) === 'sup' && [...childrenOf(node)].some((child) => /(?:^|\/)#Note-\d+$/.test(linkOf(child)));

/** True for the link from a note back to its reference. */
const isWayBack = (node: AnyNode) => /(?:^|\/)#Mark-\d+(?:-\d+)?$/.test(linkOf(node));

/** Returns the text as typed, including what plain text leaves out. */
export const rawText = (node: AnyNode): string =>
  valueOf(node) ?? [...childrenOf(node)].map(rawText).join('');

const joined = (pieces: readonly Piece<unknown>[]) => pieces.map(({ text }) => text).join('');

/** Converts the pieces inside a `sup` or `sub`; `base` is the text before it. */
function shift<Node>(name: string, pieces: Piece<Node>[], base: string): Piece<Node>[] {
  const text = joined(pieces).trim();
  const [first] = pieces;
  if (!first || text === '') return pieces;
  if (name === 'sup') {
    if ((ordinal.test(text) && numeral.test(base)) || (/^\p{Ll}{2,}$/u.test(text) && capital.test(base)))
      return pieces;
    // ® and † are raised characters already.
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
  const marker = (of: string): Piece<Node> => ({ ...first, text: of, to: first.from });
  return [
    marker(`${name === 'sup' ? '^' : '_'}${isRun ? '' : '('}`),
    ...pieces,
    ...(isRun ? [] : [{ ...(pieces.at(-1) ?? first), text: ')', from: (pieces.at(-1) ?? first).to }]),
  ];
}

/**
 * Returns the plain text of nodes in pieces, in order. Deleted words are pieces without text, so that the typed text can be compared
 * with the plain text. Elements for which `skip` is true are left out with their content.
 */
export function plainPieces<Node extends AnyNode>(
  nodes: Iterable<Node>,
  skip: (node: Node) => boolean = () => false,
): Piece<Node>[] {
  const out = new Pieces<Node>();
  const walk = (node: Node, path: readonly Node[]) => {
    const value = valueOf(node);
    if (value !== undefined) {
      if (value !== '') out.add(value, path, node);
      return;
    }
    const name = nameOf(node);
    if (silent.has(name) || skip(node)) return;
    if (isNoteReference(node) || isWayBack(node)) out.leaveGap(false);
    else if (struck.has(name)) {
      out.leaveGap(/^\s|\s$/u.test(rawText(node)));
      out.strike(node, path);
    } else if (name === 'br') out.add('\n', path);
    else {
      const inner = name === '' ? path : [...path, node];
      const walkChildren = () => {
        for (const child of childrenOf(node)) walk(child as Node, inner);
      };
      const isBlock = name !== '' && !isPhrasing(name);
      if (isBlock) out.breakLine(path);
      if (name === 'sup' || name === 'sub') out.shifted(name, walkChildren);
      else walkChildren();
      if (isBlock) out.breakLine(path);
    }
  };
  for (const node of nodes) walk(node, []);
  return out.all;
}

/** Pieces of plain text while they are collected: joins what is left out without a second space. */
class Pieces<Node extends AnyNode> {
  all: Piece<Node>[] = [];
  /** Set if content was just left out; `spaced` if white space was part of it. */
  #gap: { spaced: boolean } | undefined;

  add(text: string, path: readonly Node[], node?: Node): void {
    const before = this.#before();
    const spaces = text.length - text.trimStart().length;
    let from = node && before.endsWith('\n') ? spaces : 0;
    if (this.#gap) {
      if (opening.test(before)) from = spaces;
      else if (this.#gap.spaced && word.test(before.slice(-1)) && word.test(text.charAt(0)))
        this.all.push({ text: ' ', node: undefined, from: 0, to: 0, path });
      if (closing.test(text)) this.#trimEnd();
      this.#gap = undefined;
    }
    this.all.push({ text: text.slice(from), node, from, to: text.length, path });
  }

  breakLine(path: readonly Node[]): void {
    const before = this.#before();
    if (before !== '' && !before.endsWith('\n')) this.add('\n', path);
  }

  leaveGap(spaced: boolean): void {
    this.#gap = { spaced: this.#gap?.spaced === true || spaced };
  }

  /** Adds deleted text as pieces without text. */
  strike(node: Node, path: readonly Node[]): void {
    const value = valueOf(node);
    if (value !== undefined) this.all.push({ text: '', node, from: 0, to: value.length, path });
    else for (const child of childrenOf(node)) this.strike(child as Node, [...path, node]);
  }

  /** Adds what `collect` adds as the content of a `sup` or `sub`. */
  shifted(name: 'sup' | 'sub', collect: () => void): void {
    const outer = this.all;
    this.all = [];
    collect();
    this.all = [...outer, ...shift(name, this.all, joined(outer))];
  }

  /** The last text that is not empty. */
  #before(): string {
    let at = this.all.length - 1;
    while (this.all[at]?.text === '') at--;
    return this.all[at]?.text ?? '';
  }

  #trimEnd(): void {
    for (const piece of [...this.all].reverse()) {
      piece.text = piece.text.trimEnd();
      if (piece.node) piece.to = piece.from + piece.text.length;
      if (piece.text !== '') return;
    }
  }
}

/** Returns the plain text of nodes on one line. Elements for which `skip` is true are left out with their content. */
export const plainText = <Node extends AnyNode>(
  nodes: Iterable<Node>,
  skip?: (node: Node) => boolean,
): string => joined(plainPieces(nodes, skip)).replace(/\s+/gu, ' ').trim();
