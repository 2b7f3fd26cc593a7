import { type Document, isPair, isScalar, isSeq, visit } from 'yaml';
import { show } from '../../model/problem.ts';
import { quotedScalar, type YamlFault } from './lines.ts';

/** Plain text followed by a comment on the same line, which may have been meant as text. */
export interface CutText {
  /** The path of the text in the data. */
  path: PropertyKey[];
  /** Offset of the text, or of the comment if there is no text before it. */
  offset: number;
  /** Offset of the end of the comment. */
  end: number;
  /** The text before the comment, and the comment with its number sign. */
  words: string;
  comment: string;
}

/** Returns every plain scalar that is followed by a comment on its line, and every comment in place of a value. */
export function cutTexts(document: Document, text: string): CutText[] {
  const found: CutText[] = [];
  visit(document, {
    Scalar: (key, { type, value, range }, ancestors) => {
      if (key === 'key' || type !== 'PLAIN' || !range) return;
      const [start, end] = range;
      const comment = /^[ \t]*(#.*)/.exec(text.slice(end, range[2]))?.[1];
      if (comment === undefined || (typeof value !== 'string' && value !== null)) return;
      const path = ancestors.flatMap((node, index): PropertyKey[] => {
        if (isPair(node)) return [isScalar(node.key) ? String(node.key.value) : ''];
        const below = ancestors[index + 1];
        if (!isSeq(node)) return [];
        return [below === undefined ? Number(key) : node.items.indexOf(below)];
      });
      const words = typeof value === 'string' ? value : '';
      found.push({ path, offset: start, end: text.indexOf(comment, end) + comment.length, words, comment });
    },
  });
  return found;
}

/** Returns the problem of text before a comment; `more` is the text after the comment, which is a syntax error. */
export function cutFault(text: string, { offset, words, comment }: CutText, more = ''): YamlFault {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trimStart();
  const whole = [words, comment, more].filter(Boolean).join(' ');
  return {
    offset,
    name: 'yaml-comment',
    found: `${words === '' ? 'a comment' : `${show(words)} and a comment`}, which is ignored: ${show(comment)}`,
    expected: 'quotation marks around text that contains a space and a number sign',
    fix: `${before}${quotedScalar(whole)}\nor, if it is a comment, put it on a line of its own`,
  };
}
