import type { Nodes, Text } from 'mdast';
import { findWords } from '../../text/match.ts';
import type { Range } from '../../text/range.ts';
import { parseMarkdown } from '../import/words.ts';

/** Text of the body between two marks. */
interface Run {
  text: string;
  /** Undefined for text that cannot be changed: code and line breaks. */
  node: Text | undefined;
  isMarked: boolean;
}

/** Words of a body that may have emphasis, links or notes inside them. */
export interface MarkedWords {
  body: string;
  /** The runs of each paragraph, heading, list item and cell. */
  blocks: readonly Run[][];
  /** Index of the block with the words. */
  block: number;
  /** In the text of the block. */
  range: Range;
}

/** Finds one of several occurrences of words as readers see them, from 1; undefined if the body has not `count` of them outside of notes. */
export function findMarkedWords(
  body: string,
  words: string,
  { occurrence, count }: { occurrence: number; count: number },
): MarkedWords | undefined {
  const blocks = runsOf(body);
  const found = blocks.flatMap((runs, block) =>
    findWords(textOf(runs), words).map((range) => ({ body, blocks, block, range })),
  );
  return found.length === count ? found[occurrence - 1] : undefined;
}

/**
 * Returns a body with other words, and whether it has these more than once. All marks stay where they are. Undefined if the words differ in more
 * than one run, or if the new ones would be read as marks.
 */
export function replaceMarkedWords(
  { body, blocks, block, range }: MarkedWords,
  says: string,
): { body: string; isRepeated: boolean } | undefined {
  const runs = blocks[block] ?? [];
  const text = textOf(runs);
  const change = difference(text.slice(range.start, range.end), says);
  const start = range.start + change.start;
  const end = range.start + change.end;
  const place = placeOf(runs, body, { start, end });
  if (!place) return undefined;
  const after = body.slice(0, place.start) + change.insert + body.slice(place.end);
  const texts = blocks.map(textOf);
  texts[block] = text.slice(0, start) + change.insert + text.slice(end);
  const now = runsOf(after);
  const isAsMeant =
    now.length === texts.length &&
    now.every((each, index) => textOf(each) === texts[index] && each.length === blocks[index]?.length);
  if (!isAsMeant) return undefined;
  return { body: after, isRepeated: texts.flatMap((each) => findWords(each, says)).length > 1 };
}

const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

function runsOf(body: string): Run[][] {
  const blocks: Run[][] = [];
  const walk = (node: Nodes) => {
    if (node.type === 'footnoteDefinition' || !('children' in node)) return;
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
      blocks.push(node.children.flatMap((child) => inline(child, false)));
    else node.children.forEach(walk);
  };
  walk(parseMarkdown(body));
  return blocks;
}

function inline(node: Nodes, isMarked: boolean): Run[] {
  if (node.type === 'text') return [{ text: node.value, node, isMarked }];
  if (node.type === 'inlineCode') return [{ text: node.value, node: undefined, isMarked }];
  if (node.type === 'break') return [{ text: '\n', node: undefined, isMarked }];
  return 'children' in node ? node.children.flatMap((child) => inline(child, true)) : [];
}

/** Returns the part of a text that another one has differently. White space is equal to other white space. */
function difference(before: string, after: string): Range & { insert: string } {
  const isSame = (a = '', b = '') => a === b || (/^\s$/u.test(a) && /^\s$/u.test(b));
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && isSame(before[start], after[start])) start++;
  let same = 0;
  while (same < most - start && isSame(before.at(-1 - same), after.at(-1 - same))) same++;
  return { start, end: before.length - same, insert: after.slice(start, after.length - same) };
}

/** Returns where the body as typed has a range of a block’s text that is within one run; of two runs that touch it, the one without marks. */
function placeOf(runs: readonly Run[], body: string, { start, end }: Range): Range | undefined {
  let from = 0;
  const around = runs.flatMap((run) => {
    const at = from;
    from += run.text.length;
    return run.node && at <= start && end <= from ? [{ ...run, at }] : [];
  });
  const run = around.find(({ isMarked }) => !isMarked) ?? around[0];
  const source = run?.node?.position;
  if (!run || source?.start.offset === undefined) return undefined;
  const offsets = offsetsIn(body.slice(source.start.offset, source.end.offset), run.text);
  const [first, last] = [offsets?.[start - run.at], offsets?.[end - run.at]];
  if (first === undefined || last === undefined) return undefined;
  return { start: source.start.offset + first, end: source.start.offset + last };
}

/** Returns for each unit of a text, and for its end, where it is typed; undefined if parts of it are typed as references like `&amp;`. */
function offsetsIn(typed: string, text: string): number[] | undefined {
  const offsets: number[] = [];
  let at = 0;
  for (let unit = 0; unit < text.length; unit++) {
    // Lines are indented, and in block quotations they begin with marks.
    if (text[unit] === '\n') at += /^[ \t\r]*/.exec(typed.slice(at))?.[0].length ?? 0;
    if (text[unit - 1] === '\n') at += /^[ \t>]*/.exec(typed.slice(at))?.[0].length ?? 0;
    offsets.push(at);
    if (typed[at] === '\\' && typed[at + 1] === text[unit]) at++;
    if (typed[at] !== text[unit]) return undefined;
    at++;
  }
  return [...offsets, at];
}
