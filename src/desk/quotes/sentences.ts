import type { Range } from '../../text/range.ts';
import type { QuoteRules } from './rules/types.ts';

const end = /[.!?…؟۔]+["”“»«’)\]]*(?=\s|$)/gu;
/** A sentence begins with a capital, a number, a mark, or a letter of a script without capitals. */
const begins = /^\s*["“„«»‘(\[]*[\p{Lu}\p{N}\p{Lo}]|^\s*["“„«»‘]/u;
const initial = /(?:^|[\s.])\p{Lu}\.$/u;

/** Returns the sentences of a text. Abbreviations and initials do not end one. */
export function sentencesOf(text: string, rules: QuoteRules | undefined): Range[] {
  const abbreviations = new Set(rules?.abbreviations);
  const sentences: Range[] = [];
  let start = 0;
  const close = (to: number) => {
    if (text.slice(start, to).trim() !== '') sentences.push({ start, end: to });
    start = to;
  };
  for (const { 0: mark, index } of text.matchAll(end)) {
    const to = index + mark.length;
    if (!begins.test(text.slice(to, to + 12)) && text.slice(to).trim() !== '') continue;
    const before = text.slice(Math.max(0, index - 16), index + 1);
    const last = /(\S+)\.$/u.exec(before)?.[1]?.replace(/^[("“«„‘]+/u, '') ?? '';
    if (mark === '.' && (abbreviations.has(last) || initial.test(before))) continue;
    close(to);
  }
  close(text.length);
  return sentences;
}
