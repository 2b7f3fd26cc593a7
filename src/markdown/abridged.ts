import type { Nodes, Root } from 'mdast';
import type {} from 'remark-parse';
import type { Processor } from 'unified';
import type { Point } from 'unist';

/** Replaces words that were left out: a character for private use, which Markdown reads as a letter. */
const mark = '\ue000';

/** Words that were left out of a text. */
interface Gap {
  words: string;
  /** Offset of the mark in the abridged text, from 0, and its line, from 1. */
  at: number;
  line: number;
  /** By how many characters the abridged text is shorter than what was typed: before the line, and up to the end of the mark. */
  beforeLine: number;
  lost: number;
}

/** A text without words that the parser does not need. */
interface Abridged {
  text: string;
  gaps: readonly Gap[];
}

/**
 * Parses articles faster. The parser reads each character many times, although most of an article is plain words, and any others in
 * their place would give the same tree. So it gets a text without words that have only a space and more words around them in their line,
 * and the tree gets them back, with positions as typed. If they are not all in texts of the tree (some were code, or a title), everything is parsed.
 */
export function remarkAbridged(this: Processor) {
  const { parser } = this;
  if (!parser) throw new Error('a parser comes before remarkAbridged');
  this.parser = (typed, file) => {
    const abridged = abridge(typed);
    const tree = abridged && (parser(abridged.text, file) as Root);
    return tree && restore(tree, abridged.gaps) ? tree : parser(typed, file);
  };
}

/** Characters that the parser replaces, drops, or takes for the end of a line, and our mark, also as a reference. */
const unusual = /[\0\r\ue000]|^\ufeff|&#(?:x0*e000|0*57344);/iu;
/** Text of links and references to notes, with URLs: a label must stay as it is. */
const brackets = /\[[^[\]]*\](?:\([^()\s]*\))?(?![([])/gu;
/** Lines that stay, and those after them in their paragraph: with escapes, code, HTML, tables, attributes or labels of several lines. */
const keptLine = /^ {4}|[\t\\`<|{}[\]]|www\./iu;
/** The definition of a link, whose title begins with a quotation mark. A note has a label without spaces. */
const definition = /\[(?!\^[^\s[\]]+\])[^[\]]*\]:/u;
const fence = /^ {0,3}(?:`{3}|~{3})/u;
/** What can make a line a heading, a list or a block is before its first letter, or in its first word. */
const beginning = /^[^\p{L}]*\p{L}/u;
/** Words without any character of markup, with spaces around them. */
const plainWords = /(?<= )[^ *_~>&@#=/]+(?: [^ *_~>&@#=/]+)*(?= )/gu;
/** Fewer characters are not worth a gap. */
const fewest = 12;

/** Returns a text with marks for plain words; undefined if it has none, or characters that the parser does not keep. */
function abridge(typed: string): Abridged | undefined {
  if (unusual.test(typed)) return undefined;
  const gaps: Gap[] = [];
  let text = '';
  let lost = 0;
  let isKept = false;
  let isFenced = false;
  for (const [index, line] of typed.split('\n').entries()) {
    if (index > 0) text += '\n';
    const isFence = fence.test(line);
    if (isFence) isFenced = !isFenced;
    const masked = line.replace(brackets, (all) => '='.repeat(all.length));
    isKept =
      !/^[ \t]*$/u.test(line) &&
      (isKept || isFence || isFenced || keptLine.test(masked) || definition.test(line));
    const beforeLine = lost;
    let from = 0;
    plainWords.lastIndex = beginning.exec(masked)?.[0].length ?? line.length;
    for (let found = isKept ? null : plainWords.exec(masked); found; found = plainWords.exec(masked)) {
      const [words] = found;
      if (words.length < fewest) continue;
      text += line.slice(from, found.index);
      lost += words.length - mark.length;
      gaps.push({ words, at: text.length, line: index + 1, beforeLine, lost });
      text += mark;
      from = found.index + words.length;
    }
    text += line.slice(from);
  }
  return gaps.length > 0 ? { text, gaps } : undefined;
}

/** Gives a tree its words, and the positions that they have in the text as typed. Returns false if some of them are not in its texts. */
function restore(tree: Root, gaps: readonly Gap[]): boolean {
  let next = 0;
  const placeOf = ({ line, column, offset = 0 }: Point): Point => {
    const before = gaps[countBefore(gaps, offset) - 1];
    if (!before) return { line, column, offset };
    const inLine = before.line === line ? before.lost - before.beforeLine : 0;
    return { line, column: column + inLine, offset: offset + before.lost };
  };
  const walk = (node: Nodes): void => {
    if (node.position)
      node.position = { start: placeOf(node.position.start), end: placeOf(node.position.end) };
    if (node.type === 'text' && node.value.includes(mark))
      node.value = node.value.replaceAll(mark, () => gaps[next++]?.words ?? '');
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(tree);
  return next === gaps.length;
}

/** Returns how many gaps begin before an offset of the abridged text. */
function countBefore(gaps: readonly Gap[], offset: number): number {
  let [low, high] = [0, gaps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((gaps[middle]?.at ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
