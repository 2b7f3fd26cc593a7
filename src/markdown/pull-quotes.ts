import type { Element, Root, RootContent } from 'hast';
import type { VFile } from 'vfile';
import { stringify } from 'yaml';
import { strings } from '../i18n/strings.ts';
import type { ForeignWords } from '../model/passage.ts';
import { show } from '../model/problem.ts';
import type { PullQuoteData } from '../model/pull-quote.ts';
import { quoteFragment } from '../model/routes.ts';
import { site } from '../site.ts';
import { markDifferences, nearestPassage } from '../text/difference.ts';
import { fold, type Folded } from '../text/fold.ts';
import { findCutWords, findWords } from '../text/match.ts';
import type { Range } from '../text/range.ts';
import { blockElement, farFromQuote } from './block-element.ts';
import { isCorrection } from './corrections.ts';
import { annotationsOf, frontmatterOf, lineInFile } from './file-annotations.ts';
import { markWords } from './mark-words.ts';
import { quoteTag } from './quote-tag.ts';
import { findTyped, hasClass, isElement, lineAt, type TextBlock, textBlocks } from './text-blocks.ts';

interface Match {
  /** Index of the block in the body. */
  index: number;
  block: TextBlock;
  range: Range;
}

/**
 * Finds each pull-quote of the frontmatter in the body, marks its words with the id `q-<id>`, stores the passage around them, and
 * inserts an empty block for the pull-quote next to the paragraph.
 */
export function rehypePullQuotes() {
  return (tree: Root, file: VFile) => {
    const annotations = annotationsOf(file);
    const quotes = frontmatterOf(file).pullQuotes ?? [];
    if (quotes.length === 0) return;
    const blocks = textBlocks(tree);
    const folded = blocks.map((block) => fold(block.text));
    const places: (Match & { quote: PullQuoteData })[] = [];
    for (const [number, quote] of quotes.entries()) {
      if (quote.withdrawn) continue;
      const found = blocks.flatMap((block, index) =>
        findWords(folded[index] ?? '', quote.text).map((range): Match => ({ index, block, range })),
      );
      const place = found[(quote.occurrence ?? 1) - 1];
      const faultOf = () => {
        if (found.length === 0)
          return (
            withoutMarkup(blocks, quote, file) ??
            cutOut(blocks, folded, quote, file) ??
            acrossBlocks(blocks, quote, file) ??
            notFound(blocks, quote, file)
          );
        if (!place || (found.length > 1 && quote.occurrence === undefined))
          return ambiguous(found, quote, file);
        return overlapping(place, places, quote);
      };
      const fault = faultOf();
      if (fault) annotations.problems.push({ field: `pullQuotes.${number}.text`, line: undefined, ...fault });
      else if (place) places.push({ ...place, quote });
    }
    const starts: number[] = [];
    let length = 0;
    for (const { text } of blocks) {
      starts.push(length);
      length += text.length;
    }
    // From last to first: marking words moves what follows them.
    places.sort((a, b) => b.index - a.index || b.range.start - a.range.start);
    const placesInText = roundedApart(
      places.map(({ index, range }) => ((starts[index] ?? 0) + range.start) / length),
    );
    const { sharing } = strings(frontmatterOf(file).lang ?? site.languages[0]);
    for (const [last, { index, block, range, quote }] of places.entries()) {
      const { text, heading, top } = block;
      const label = sharing.shareNumber(places.length - last, places.length);
      markWords(block, range, quoteFragment(quote.id), quoteTag(quote.id, label));
      annotations.passages[quote.id] = {
        before: text.slice(0, range.start),
        words: text.slice(range.start, range.end),
        after: text.slice(range.end),
        at: placesInText[last] ?? 0,
        heading,
        ...foreignWords(block),
      };
      const left = blocks
        .slice(index)
        .reduce((sum, { top: own, text: words }) => (own === top ? sum + words.length : sum), -range.end);
      setBeside(tree, top, blockElement('quote', quote.id, left > mostBetween ? farFromQuote : ''));
    }
  };
}

/**
 * Returns numbers with three decimals, so that pages stay as they are after a small change to the text before their quote; those that would then be
 * equal as they are, so that their order is known.
 */
function roundedApart(numbers: readonly number[]): number[] {
  const rounded = numbers.map((number) => Number(number.toFixed(3)));
  return numbers.map((number, index) => {
    const short = rounded[index] ?? number;
    return rounded.indexOf(short) === rounded.lastIndexOf(short) ? short : number;
  });
}

/** Returns which words of a block are marked as another language, if any are. */
function foreignWords({ pieces }: TextBlock): { foreign?: ForeignWords[] } {
  const foreign: ForeignWords[] = [];
  let at = 0;
  for (const { text, path } of pieces) {
    const lang = (path as Element[]).findLast((node) => typeof node.properties.lang === 'string')?.properties
      .lang;
    const last = foreign.at(-1);
    if (typeof lang === 'string' && last?.lang === lang && last.to === at) last.to += text.length;
    else if (typeof lang === 'string') foreign.push({ from: at, to: at + text.length, lang });
    at += text.length;
  }
  return foreign.length > 0 ? { foreign } : {};
}

/** The most text in characters between marked words and their pull-quote, below the block, for readers to have the words in mind. */
const mostBetween = 500;

/**
 * Wraps the top-level block and the pull-quote in one element, pull-quote first, with the corrections of the block, so that on a phone they
 * follow it and not the pull-quote. Quotes of one block arrive from last to first.
 */
function setBeside(tree: Root, top: RootContent, place: Element): void {
  const box = tree.children.find(
    (child) =>
      isElement(child, 'div') && hasClass(child, boxClass) && child.children.includes(top as Element),
  );
  if (box && isElement(box)) {
    box.children.unshift(place);
    return;
  }
  const at = tree.children.indexOf(top);
  let end = at + 1;
  for (let next = tree.children[end]; isCorrection(next); next = tree.children[end]) end++;
  const corrections = tree.children.slice(at + 1, end) as Element[];
  tree.children.splice(at, end - at, {
    type: 'element',
    tagName: 'div',
    properties: { className: [boxClass] },
    children: [place, top as Element, ...corrections],
  });
}

const boxClass = 'quoted';

/** Returns words as the field of a pull-quote that can be pasted. */
const textField = (words: string) => `text: ${stringify(words, { lineWidth: 0 }).trim()}`;

function notFound(blocks: TextBlock[], quote: PullQuoteData, file: VFile) {
  const texts = blocks.map((block) => block.text);
  const { index, start, passage } = nearestPassage(texts, quote.text);
  const near = blocks[index];
  const line = near && lineInFile(file, lineAt(near, start));
  return {
    name: 'quote-not-in-body' as const,
    found: `words that are not in the body: ${show(quote.text)}`,
    expected: near
      ? `words that appear in one block of the body; the closest match${line === undefined ? '' : `, on line ${line}`}, is:\n${markDifferences(quote.text, passage)}`
      : 'words that appear in one block of the body',
    fix: `copy whole words from one paragraph, list item, table cell or heading${near ? '; the words in brackets differ' : ''}`,
  };
}

/** Reports words that match only without meaningful markup: they include deleted words, or lack a superscript. */
function withoutMarkup(blocks: TextBlock[], { text }: PullQuoteData, file: VFile) {
  for (const block of blocks) {
    const range = findTyped(block, text);
    if (!range) continue;
    const line = lineInFile(file, lineAt(block, range.start));
    const words = block.text.slice(range.start, range.end).replace(/\s+/gu, ' ').trim();
    return {
      name: 'quote-not-in-body' as const,
      found: `words that differ from what readers see: ${show(text)}`,
      expected: `no deleted words, and superscripts and subscripts as shown${line === undefined ? '' : `; line ${line} has`}:\n${words}`,
      fix: `write ${textField(words)}`,
    };
  }
  return undefined;
}

/** Reports words that occur only as part of longer words or numbers, and gives those in full. */
function cutOut(blocks: TextBlock[], folded: readonly Folded[], { text }: PullQuoteData, file: VFile) {
  for (const [index, block] of blocks.entries()) {
    const range = findCutWords(folded[index] ?? '', text);
    if (!range) continue;
    const line = lineInFile(file, lineAt(block, range.start));
    const whole = block.text.slice(range.start, range.end).replace(/\s+/gu, ' ');
    return {
      name: 'quote-not-in-body' as const,
      found: `words that are part of longer words: ${show(text)}`,
      expected: `whole words, and numbers with their signs${line === undefined ? '' : `; line ${line} has`}:\n${markDifferences(text, whole)}`,
      fix: `write ${textField(whole)}`,
    };
  }
  return undefined;
}

/** Reports words that cross from one block into the next, with the part in each block. */
function acrossBlocks(blocks: TextBlock[], { text }: PullQuoteData, file: VFile) {
  let joined = '';
  const spans = blocks.map((block) => {
    const start = joined.length + 1;
    joined += ` ${block.text}`;
    return { block, start, end: joined.length };
  });
  const range = findWords(joined, text)[0] ?? findCutWords(joined, text);
  if (!range) return undefined;
  const parts = spans.flatMap(({ block, start, end }) => {
    const from = Math.max(start, range.start);
    const words = joined.slice(from, Math.min(end, range.end)).replace(/\s+/gu, ' ').trim();
    const line = lineInFile(file, lineAt(block, from - start));
    return words === '' ? [] : [{ words, where: line === undefined ? '' : `line ${line}: ` }];
  });
  if (parts.length < 2) return undefined;
  const written = parts.map(({ words }) => textField(words));
  return {
    name: 'quote-not-in-body' as const,
    found: `words that cross ${parts.length} blocks of the body: ${show(text)}`,
    expected: `words of one paragraph, list item, table cell or heading; the body has\n${parts.map(({ where, words }) => `${where}${words}`).join('\n')}`,
    fix: `quote one of these, or add a pull-quote with its own id for each:\n${written.join('\nor ')}`,
  };
}

function ambiguous(found: Match[], quote: PullQuoteData, file: VFile) {
  const lines = found.flatMap(({ block, range }) => lineInFile(file, lineAt(block, range.start)) ?? []);
  const different = [...new Set(lines)];
  const where =
    different.length > 0 ? ` (on line${different.length > 1 ? 's' : ''} ${different.join(', ')})` : '';
  return {
    name: 'quote-ambiguous' as const,
    found: `${show(quote.text)}, which appears ${found.length} times in the body${where}`,
    expected: quote.occurrence === undefined ? 'words that appear once' : `occurrence: 1 to ${found.length}`,
    fix: `quote more words, or add occurrence: 1 (up to ${found.length}, counted from the top)`,
  };
}

function overlapping(
  { index, range }: Match,
  places: readonly (Match & { quote: PullQuoteData })[],
  quote: PullQuoteData,
) {
  const other = places.find(
    (place) => place.index === index && place.range.start < range.end && range.start < place.range.end,
  );
  return (
    other && {
      name: 'quote-overlaps' as const,
      found: `${show(quote.text)}, which overlaps the pull-quote ${other.quote.id}`,
      expected: 'words that no other quote contains',
      fix: 'shorten one of the two quotes',
    }
  );
}
