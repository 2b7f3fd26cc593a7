import { scriptOfLanguage, scriptOfText } from '../text/scripts.ts';

/**
 * Letters in one form each: alef, ya and kaf, in which Arabic, Persian and careless spelling differ, and Latin letters that Unicode
 * does not take apart, as they are typed without their keyboards.
 */
const letters = new Map(
  'أا إا آا ٱا ىي یي ېي کك ةه ۀه ؤو ئي ßss æae œoe øo łl đd ðd þth ıi ħh ŧt ŋn'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.slice(1)]),
);

/** Digits of every script as ASCII. Unicode has ten in a row, which begin at a code point that ends in 0 or 6. */
const digitsOf = (word: string): string =>
  word.replace(/(?!\d)\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    return String((code & 15) - (/\p{Nd}/u.test(String.fromCodePoint(code | 15)) ? 6 : 0));
  });

/** A word as words are compared with: small letters and digits in one form each, no marks, no tatweel, nothing unseen. */
export const foldWord = (word: string): string =>
  // Letters first: decomposed, a hamza would be a mark and go. The marks of kana are no accents: Pagefind keeps them too.
  digitsOf(
    word
      .normalize('NFKC')
      .toLowerCase()
      .replace(/\p{L}/gu, (letter) => letters.get(letter) ?? letter)
      .normalize('NFKD')
      .replace(/(?![\u3099\u309a])\p{M}|[\u0640\u200b-\u200f\u00ad\u2060]/gu, '')
      .normalize('NFC')
      .replace(/[’ʼ‘`]/gu, "'"),
  );

const scriptNames: Partial<Record<string, Script>> = { Latn: 'latin', Arab: 'arabic', Hebr: 'hebrew' };

export type Script = 'latin' | 'arabic' | 'hebrew' | 'other';

/** The script of a word, by its first letter; figures are in all. */
export function scriptOf(word: string): Script {
  return scriptNames[scriptOfText(word) ?? 'Latn'] ?? 'other';
}

/** The script that readers of a language write. */
export const scriptOfReader = (lang: string): Script => scriptNames[scriptOfLanguage(lang)] ?? 'other';

/** Particles that are written as one with the word after them: and, so, by, like, for, the. */
const prefixes = ['وال', 'فال', 'بال', 'كال', 'ولل', 'لل', 'ال', 'و', 'ف', 'ب', 'ك', 'ل'];
const suffixes = ['يون', 'يين', 'ات', 'ون', 'ين', 'ان', 'يه', 'ها', 'هم', 'ه', 'ي'];

/**
 * The bare form of a word in Arabic script: without the particles before it and the commonest endings.
 * Light stemming after Larkey, Ballesteros and Connell (2002), “light10”, with the prefixes f, k and b as well.
 */
export function bareArabic(word: string): string {
  let bare = foldWord(word);
  // Twice, for «وبال».
  for (let round = 0; round < 2; round++) {
    const prefix = prefixes.find((start) => bare.startsWith(start) && bare.length - start.length >= 3);
    if (prefix === undefined) break;
    bare = bare.slice(prefix.length);
    if (prefix.length > 1) break;
  }
  for (;;) {
    const suffix = suffixes.find((end) => bare.endsWith(end) && bare.length - end.length >= 3);
    if (suffix === undefined) return bare;
    bare = bare.slice(0, -suffix.length);
  }
}
