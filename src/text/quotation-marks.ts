import { quotationMarks } from './quotation-marks-by-language.ts';

/** Closing marks for each opening mark, in any language. Position decides for straight marks and marks that open and close alike. */
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
/** All marks, and the spaces that French ones have. */
const marksAndSpaces = /["“”„«»‹›「」『』‘’‚\u00a0\u202f]/g;
/** Marks that are apostrophes, inches or part of a word if they come between letters. */
const inWords = /^["’”]$/;
const opensAfter = /^$|[\s\p{Ps}\p{Pi}\p{Pd}„‚"]$/u;
const startsWord = /^[\u00a0\u202f]?[^\s\p{Pe},;:!?،؛؟]/u;

/** A quotation: the offsets of its marks, and 0 for one that no other contains. */
export interface QuotationPair {
  from: number;
  to: number;
  depth: number;
}

/** Returns the quotations in a text, outer and inner; unpaired marks are ignored. */
export function quotations(text: string): QuotationPair[] {
  const open: { from: number; closer: string }[] = [];
  const pairs: QuotationPair[] = [];
  for (const { 0: character, index } of text.matchAll(marksAndSpaces)) {
    const after = text.slice(index + 1);
    const closes = !inWords.test(character) || !/^[\p{L}\p{N}]/u.test(after);
    const at = closes ? open.map(({ closer }) => closer.includes(character)).lastIndexOf(true) : -1;
    if (at !== -1 && !isPossessive(text, index, character)) {
      pairs.push({ from: open[at]?.from ?? 0, to: index, depth: at });
      open.length = at;
      continue;
    }
    const closer = closers[character];
    if (closer !== undefined && opensAfter.test(text.charAt(index - 1)) && startsWord.test(after))
      open.push({ from: index, closer });
  }
  return pairs;
}

/** True for the apostrophe after a plural, “‘the soldiers’ pay’”, if a later mark closes the quotation. */
const isPossessive = (text: string, at: number, character: string) =>
  character === '’' &&
  /\p{L}$/u.test(text.slice(0, at)) &&
  /^[^‘]*?(?!’)\p{P}’(?![\p{L}\p{N}])/u.test(text.slice(at + 1));

/**
 * Returns words in the quotation marks of their language. Quotations inside them get the inner marks, then the outer ones, and so on:
 * `“Go home,” he said` becomes `“‘Go home,’ he said”`. Also runs in the browser.
 */
export function inQuotationMarks(words: string, lang: string): string {
  const [open, close, innerOpen, innerClose] = quotationMarks(lang);
  const inner = (depth: number) => depth % 2 === 0;
  const replacements = new Map<number, string>();
  for (const { from, to, depth } of quotations(words)) {
    replacements.set(from, inner(depth) ? innerOpen : open);
    replacements.set(to, inner(depth) ? innerClose : close);
    // Drop the spaces that French marks have.
    if (/[\u00a0\u202f]/.test(words.charAt(from + 1))) replacements.set(from + 1, '');
    if (/[\u00a0\u202f]/.test(words.charAt(to - 1))) replacements.set(to - 1, '');
  }
  const lone = new Map([
    [close.trim(), innerClose],
    [open.trim(), innerOpen],
  ]);
  const text = words.replace(
    marksAndSpaces,
    // An unpaired outer mark would look like the end or beginning of the whole quotation.
    (character, at: number) => replacements.get(at) ?? lone.get(character) ?? character,
  );
  return `${open}${text}${close}`;
}

/** Returns the quotation in a text whose words include those from `from` to `to`; the outermost, if there are several. */
export const quotationAround = (text: string, from: number, to: number): QuotationPair | undefined =>
  quotations(text)
    .filter((pair) => pair.from < from && pair.to >= to)
    .sort((a, b) => a.depth - b.depth)[0];

/** Who says the words of a quote: somebody whom the article quotes, or the publication. */
export type Hand = 'said' | 'own';

/**
 * Returns words as readers see them everywhere: in quotation marks if somebody said them, without if the publication says them. So a quote
 * without marks is the publication's own, on a page, a card, in a title or a feed. Also runs in the browser.
 */
export const writtenBy = (hand: Hand, words: string, lang: string): string =>
  hand === 'said' ? inQuotationMarks(words, lang) : words;

/** Returns the offset of the closing marks at the end of a text; its length if it does not end in a quotation. */
export function closingMarksAt(text: string): number {
  const ends = new Set(quotations(text).map(({ to }) => to));
  let at = text.length;
  while (ends.has(at - 1)) at--;
  return at;
}
