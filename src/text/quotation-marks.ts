import { quotationMarks } from './quotation-marks-by-language.ts';

/** What closes each mark that opens, in any language; straight marks and those that open and close alike are told by where they stand. */
const closers: Record<string, string> = {
  '“': '”',
  '„': '“”',
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
  '"': '"',
  '”': '”',
  '「': '」',
  '『': '』',
  '‘': '’',
  '‚': '‘’',
};
/** Marks that are apostrophes, inches or part of a word where they stand behind a letter and before another. */
const inWords = /^["’”]$/;
const opensAfter = /^$|[\s\p{Ps}\p{Pi}\p{Pd}„‚"]$/u;
const startsWord = /^[\u00a0\u202f]?[^\s\p{Pe},;:!?،؛؟]/u;

interface Pair {
  from: number;
  to: number;
  depth: number;
}

/** Finds the quotations in a text, outer and inner; a mark without its partner is in none. */
function quotations(text: string): Pair[] {
  const open: { from: number; closer: string }[] = [];
  const pairs: Pair[] = [];
  for (const { 0: sign, index } of text.matchAll(/["“”„«»‹›「」『』‘’‚]/g)) {
    const after = text.slice(index + 1);
    const closes = !inWords.test(sign) || !/^[\p{L}\p{N}]/u.test(after);
    const at = closes ? open.map(({ closer }) => closer.includes(sign)).lastIndexOf(true) : -1;
    if (at !== -1 && !isPossessive(text, index, sign)) {
      pairs.push({ from: open[at]?.from ?? 0, to: index, depth: at });
      open.length = at;
      continue;
    }
    const closer = closers[sign];
    if (closer !== undefined && opensAfter.test(text.slice(0, index)) && startsWord.test(after))
      open.push({ from: index, closer });
  }
  return pairs;
}

/** An apostrophe behind a plural, “‘the soldiers’ pay’”: the quotation is closed by a later one, behind a sign. */
const isPossessive = (text: string, at: number, sign: string) =>
  sign === '’' &&
  /\p{L}$/u.test(text.slice(0, at)) &&
  /^[^‘]*?(?!’)\p{P}’(?![\p{L}\p{N}])/u.test(text.slice(at + 1));

/**
 * Returns words between the quotation marks of their language. Quotations inside of them get its marks too, inner and outer ones
 * by turns: `“Go home,” he said` becomes `“‘Go home,’ he said”`. By itself, because scripts in the reader’s browser use it too.
 */
export function inQuotationMarks(words: string, lang: string): string {
  const [open, close, innerOpen, innerClose] = quotationMarks(lang);
  const inner = (depth: number) => depth % 2 === 0;
  const signs = new Map<number, string>();
  for (const { from, to, depth } of quotations(words)) {
    signs.set(from, inner(depth) ? innerOpen : open);
    signs.set(to, inner(depth) ? innerClose : close);
    // Marks that were set with spaces give way to others.
    if (/[\u00a0\u202f]/.test(words.charAt(from + 1))) signs.set(from + 1, '');
    if (/[\u00a0\u202f]/.test(words.charAt(to - 1))) signs.set(to - 1, '');
  }
  const lone = new Map([
    [close.trim(), innerClose],
    [open.trim(), innerOpen],
  ]);
  let text = '';
  let at = 0;
  for (const sign of words) {
    // A mark of the outer kind without its partner would seem to end or begin the whole.
    text += signs.get(at) ?? lone.get(sign) ?? sign;
    at += sign.length;
  }
  return `${open}${text}${close}`;
}

/** Returns where the closing marks at the end of a text begin; its length, where it does not end in a quotation. */
export function closingMarksAt(text: string): number {
  const ends = new Set(quotations(text).map(({ to }) => to));
  let at = text.length;
  while (ends.has(at - 1)) at--;
  return at;
}
