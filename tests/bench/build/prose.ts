import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { RealArticle } from '../../corpus/corpus.ts';

/** An article that is cut into blocks of Markdown. */
export interface Prose {
  title: string;
  date: string;
  authors: string[];
  topics: string[];
  blocks: string[];
}

/** Reads a collection: one JSON object a line, compressed with gzip. */
export const readProse = (file: string): Prose[] =>
  gunzipSync(readFileSync(file))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => proseOf(JSON.parse(line) as RealArticle))
    .filter(({ blocks }) => blocks.some(isPlain));

/**
 * Returns an article without what an editor who moves it removes first: HTML, pictures, notes whose definitions were lost, and links
 * into the old site. Links to other sites stay.
 */
function proseOf({ title, date, author, topics, markdown }: RealArticle): Prose {
  const text = markdown
    .replace(/[\r\u200e\u200f\u202a-\u202e]/g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\{\{[\s\S]*?\}\}/g, '')
    .replace(/!\[((?:[^[\]]|\[[^[\]]*\])*)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/^\[[^\]\n]+\]:.*$/gm, '')
    .replace(/\[\^[^\]]*\]/g, '')
    .replace(/\[([^[\]]*)\]\((?!https?:\/\/[a-z0-9.-]+\.[a-z]+[^\s()"]*\)).*?\)/gi, '$1')
    .replace(/&(?:nbsp|#160);/g, ' ')
    .replace(/(?<=\w)::(?=\w)/g, ': ');
  return {
    title: lineOf(title),
    date: date.slice(0, 10),
    authors: author.split(/, | and /).filter((name) => /^\p{L}[\p{L}. -]{3,40}$/u.test(name)),
    topics,
    blocks: text
      .split(/\n{2,}/)
      .map((block) => withPlainEmphasis(block.trimEnd()))
      .filter(isAccepted),
  };
}

const lineOf = (text: string) =>
  text
    .replace(/&[a-z#0-9]+;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Returns a block without the characters of emphasis where one of them is next to a letter, so that it would be shown as typed. */
function withPlainEmphasis(block: string): string {
  const rest = block
    .replace(/\(https?:[^)]*\)|^\s*\* /gm, '')
    .replace(/(?<![\w*])(\*\*|_)[\p{L}\p{N}][^*_\n]*[\p{L}\p{N}.?!]\1(?![\w*])/gu, '');
  return /[*_]/.test(rest) ? block.replace(/(\(https?:[^)]*\)|^\s*\* )|\*+|_/gm, '$1') : block;
}

/** True of a block that every generator renders to the same words: no table, no raw HTML, no nested code, no heading of the first rank. */
const isAccepted = (block: string) =>
  block.trim() !== '' &&
  !/[<>{}\\|`$~@]|^\s*#\s|^ {4,}|^\t|^=+$|^-+$|^\s*\d+\)|\]\[|\]\(\/|\[(?![^[\]]*\]\(https?:)/m.test(block);

/** True of a paragraph on one line without markup: what quotes are taken from, and what new articles are composed of. */
export const isPlain = (block: string): boolean =>
  block.length >= 80 &&
  /^[\p{Lu}“"][^*_[\]#\n&]*[.!?”"]$/u.test(block) &&
  !/:\/\/|\.(?:gov|com|org)\b/.test(block);

/** The sentences of a plain paragraph that can be quoted. */
export const sentencesIn = (paragraph: string): string[] =>
  paragraph
    .split(/(?<=[a-z)][.!?]”?) (?=[\p{Lu}“])/u)
    .filter((sentence) => /^\p{Lu}[\p{Script=Latin}\p{N} ,;:()’'$%/–—.-]*[a-z][.!?]$/u.test(sentence))
    .filter((sentence) => {
      const words = sentence.split(' ').length;
      return words >= 7 && words <= 40;
    });
