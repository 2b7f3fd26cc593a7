import { foldWord } from '../search/fold-word.ts';

/**
 * The words of a text as they are compared with others. Each step tolerates what copying, typing and scanning change and nobody means:
 *
 * - Quotation marks, dashes, punctuation and white space: programs replace them. Only letters and digits are compared, and the signs of numbers,
 *   because “5” is not “5%”.
 * - Unicode form, ligatures (`ﬁ`) and presentation forms: PDFs contain them. Invisible characters: programs insert them.
 * - Case: posts and cards are in capitals, and a quote cut from a sentence begins with a capital or without. Accents: not on every keyboard.
 * - Arabic and Persian: vowel marks, tatweel, the forms of alef, ya, kaf, ta marbuta and hamza, joiners, and the digits of every script.
 * - Words in two pieces, or two in one: lines of a PDF end in hyphens, copies lose spaces, Persian prefixes are written in three ways (`isSame`).
 * - Characters that scanners confuse: `l`, `I`, `1` and `|`; `0` and `O`; `rn` and `m`; `vv` and `w`. Not in a number that has digits only.
 */
export interface Token {
  /** Its range in the text, in UTF-16 units. */
  start: number;
  end: number;
  /** As it is compared. */
  form: string;
  /** With one character for all that scanners confuse. */
  scanned: string;
  /** True if it has digits only, with signs and separators. */
  isNumber: boolean;
  isCapitalized: boolean;
}

// No lookbehind here: Safari before 16.4 rejects a script that has one.
const inner = String.raw`[\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060]`;
const number = String.raw`[-−+±]?\p{Sc}?[-−+±]?\p{Nd}+(?:[.,٫٬'’:\u00a0\u202f]\p{Nd}+)*(?:\s?[%٪‰\p{Sc}])?`;
const word = String.raw`[\p{L}\p{N}|](?:${inner}|['’‘ʼ](?=\p{L}))*`;
const pattern = new RegExp(`(${number})|${word}`, 'gu');

/** Cached, because texts repeat the same words. */
const forms = new Map<string, Pick<Token, 'form' | 'scanned'>>();
/** Enough for the articles of one answer. */
const maxForms = 50_000;

/** Returns the words and numbers of a text. */
export function tokensIn(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: found, 1: figure, index } of text.matchAll(pattern)) {
    // The hyphen of `F-16` and `2014-15` is not a minus sign.
    const joins =
      figure !== undefined && /^[-−+]/u.test(found) && /[\p{L}\p{N}]$/u.test(text.charAt(index - 1));
    const raw = joins ? found.slice(1) : found;
    let known = forms.get(raw);
    if (!known) {
      if (forms.size > maxForms) forms.clear();
      known = figure === undefined ? formsOfWord(raw) : formsOfNumber(raw);
      forms.set(raw, known);
    }
    if (known.form === '') continue;
    tokens.push({
      start: index + found.length - raw.length,
      end: index + found.length,
      ...known,
      isNumber: figure !== undefined,
      isCapitalized: /^\p{Lu}/u.test(raw),
    });
  }
  return tokens;
}

function formsOfWord(raw: string) {
  const form = foldWord(raw).replaceAll('|', 'l');
  const isShouted = /^[^\p{Ll}]{3,}$/u.test(raw) && !/\p{N}/u.test(raw);
  const read = isShouted ? form : foldWord(raw.normalize('NFKC').replace(/[I|]/g, 'l'));
  return { form, scanned: merged(read) };
}

function formsOfNumber(raw: string) {
  const ascii = foldWord(raw);
  const digits = ascii
    .replace(/[^\d.,٫٬':\s]/gu, '')
    .trim()
    .replace(/[,٬'\s](?=\d{3}(?!\d))/g, '')
    .replace(/[,٫]/g, '.');
  const sign = (/[-−±]/u.exec(raw)?.[0] ?? '').replace('−', '-');
  const unit =
    (/\p{Sc}/u.exec(raw)?.[0] ?? '') + (/[%٪]/u.test(raw) ? '%' : '') + (raw.includes('‰') ? '‰' : '');
  return { form: sign + digits + unit, scanned: merged(digits) };
}

/** Returns a word with one character for all that scanners confuse. */
const merged = (read: string) =>
  read
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('1', 'l')
    .replaceAll('0', 'o')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');

/** True if some words are the same as others: in one or several pieces each, or as a scanner reads them. */
export function isSame(some: readonly Token[], others: readonly Token[]): boolean {
  if (joined(some, 'form') === joined(others, 'form')) return true;
  const areNumbers = [...some, ...others].every(({ isNumber }) => isNumber);
  return !areNumbers && joined(some, 'scanned') === joined(others, 'scanned');
}

const joined = (tokens: readonly Token[], form: 'form' | 'scanned') =>
  tokens.length === 1
    ? tokens[0]?.[form]
    : tokens
        .map((token) => token[form])
        .join('')
        .replaceAll("'", '');

/**
 * Returns the characters by which words are found: those of all words in a row, with one for all that scanners confuse. Texts that
 * differ more than copies do can have the same (“18” and “1.8”, “fail” and “fall”), so what is found must be compared.
 */
export const skeletonOf = (tokens: readonly Token[]): string =>
  // A capital I looks like an l, and is an i in copies without capitals.
  tokens
    .map(({ scanned }) => scanned)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll('i', 'l');
