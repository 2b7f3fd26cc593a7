import type { BodyBlock } from '../../content/body-blocks.ts';
import { countWords } from '../../model/passage.ts';
import type { Range } from '../../text/range.ts';
import type { QuoteRules } from './rules/types.ts';
import { sentencesOf } from './sentences.ts';

/** A line of the article’s own, with the rules that it meets. */
export interface OwnLine {
  block: number;
  range: Range;
  score: number;
  because: string[];
}

const shortest = 5;
const longest = 24;
/** The score from which a line is proposed. */
const enough = 3;

/**
 * Returns the strong lines of the article’s own, best first: whole sentences of paragraphs that are short, make a claim or a turn, and
 * can be read without the sentence before.
 */
export function ownLines(blocks: readonly BodyBlock[], rules: QuoteRules | undefined): OwnLine[] {
  return blocks
    .flatMap((each, block) => (each.kind === 'paragraph' ? inParagraph(each.text, block, rules) : []))
    .sort((a, b) => b.score - a.score || a.block - b.block);
}

function inParagraph(text: string, block: number, rules: QuoteRules | undefined): OwnLine[] {
  const sentences = sentencesOf(text, rules);
  return sentences.flatMap(({ start, end }, index) => {
    const range = {
      start: start + leadOf(text.slice(start, end)),
      end: start + text.slice(start, end).trimEnd().length,
    };
    const sentence = text.slice(range.start, range.end);
    if (!standsAlone(sentence, rules)) return [];
    const place = { isFirst: index === 0, isLast: index === sentences.length - 1 && sentences.length > 1 };
    const { score, because } = judge(sentence, place, rules);
    return score >= enough ? [{ block, range, score, because }] : [];
  });
}

const leadOf = (text: string) => text.length - text.trimStart().length;

/** True for a whole, short sentence without quotation marks, in which nothing refers to a sentence before it. */
function standsAlone(sentence: string, rules: QuoteRules | undefined): boolean {
  const count = countWords(sentence);
  if (count < shortest || count > longest) return false;
  if (!/[.!。؟۔]$/u.test(sentence) || /["“”„«»‹›\[\]]|(?:^|\s)[‘']/u.test(sentence)) return false;
  if (/^\p{Ll}/u.test(sentence)) return false;
  if (!rules) return true;
  const words = sentence.toLowerCase().match(/[\p{L}\p{M}\u200c]+/gu) ?? [];
  const first = words[0] ?? '';
  if (rules.leansBack.includes(first) || rules.needsAntecedent.includes(first)) return false;
  // A pronoun in the first half has nothing before it that it could mean.
  const at = words.findIndex((word) => rules.needsAntecedent.includes(word));
  return at === -1 || at > words.length / 2;
}

interface Place {
  isFirst: boolean;
  isLast: boolean;
}

function judge(sentence: string, { isFirst, isLast }: Place, rules: QuoteRules | undefined) {
  const because: string[] = [];
  let score = 0;
  const rule = (meets: boolean, points: number, reason: string) => {
    if (!meets) return;
    score += points;
    if (points > 0) because.push(reason);
  };
  const count = countWords(sentence);
  const words = ` ${(sentence.toLowerCase().match(/[\p{L}\p{M}\p{N}\u200c]+|[;؛]/gu) ?? []).join(' ')} `;
  const turn = rules?.turns.find((parts) => isInOrder(words, parts));
  const claim = rules?.claims.find((word) => words.includes(` ${word} `));
  rule(count <= 15, 1, `short: ${count} words`);
  rule(turn !== undefined, 2, `makes a turn: ${turn?.join(' … ') ?? ''}`);
  rule(claim !== undefined, 1, `makes a claim: ${claim ?? ''}`);
  rule(isLast, 1, 'ends its paragraph');
  rule(isFirst, rules ? 0 : 1, 'begins its paragraph');
  rule(!rules, 1, 'a whole sentence');
  // Figures, dates and names make a fact, which needs its source, rather than a line.
  rule(/\p{N}/u.test(sentence), -2, '');
  rule(
    (sentence.slice(1).match(/(?<=\s)\p{Lu}\p{Ll}/gu) ?? []).length > 2 && rules?.titleEnds.length === 0,
    -1,
    '',
  );
  rule(sentence.includes('?'), -1, '');
  return { score, because };
}

/** True if all parts occur as whole words, in this order. */
function isInOrder(words: string, parts: readonly string[]): boolean {
  let from = 0;
  return parts.every((part) => {
    const at = words.indexOf(` ${part} `, from);
    from = at + part.length + 1;
    return at !== -1;
  });
}
