import { scriptOfLanguage, scriptOfText } from '../text/scripts.ts';

/**
 * Letters mapped to one form: alef, ya and kaf, which differ between Arabic, Persian and careless spelling, and Latin letters that
 * Unicode does not decompose, as people type them without the right keyboard.
 */
const letters = new Map(
  'أا إا آا ٱا ىي یي ېي کك ةه ۀه ؤو ئي ßss æae œoe øo łl đd ðd þth ıi ħh ŧt ŋn'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.slice(1)]),
);

/** Converts digits of every script to ASCII. Each script has ten in a row, starting at a code point that ends in 0 or 6. */
const digitsOf = (word: string): string =>
  word.replace(/(?!\d)\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    return String((code & 15) - (/\p{Nd}/u.test(String.fromCodePoint(code | 15)) ? 6 : 0));
  });

/** Returns a word in the form in which words are compared: lower-case letters and ASCII digits, without marks, tatweel and invisible characters. */
export const foldWord = (word: string): string =>
  // Letters first: decomposition would turn a hamza into a mark. Marks of kana are not accents; Pagefind keeps them too.
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

/** Returns the script of a word, by its first letter; numbers count as Latin. */
export function scriptOf(word: string): Script {
  return scriptNames[scriptOfText(word) ?? 'Latn'] ?? 'other';
}

/** Returns the script in which readers of a language write. */
export const scriptOfReader = (lang: string): Script => scriptNames[scriptOfLanguage(lang)] ?? 'other';

/** Particles that are joined to the following word: and, so, by, like, for, the. */
const prefixes = ['وال', 'فال', 'بال', 'كال', 'ولل', 'لل', 'ال', 'و', 'ف', 'ب', 'ك', 'ل'];
const suffixes = ['يون', 'يين', 'ات', 'ون', 'ين', 'ان', 'يه', 'ها', 'هم', 'ه', 'ي'];

/**
 * Returns a word in Arabic script without its particles and most frequent endings.
 * Light stemming after Larkey, Ballesteros and Connell (2002), “light10”, plus the prefixes f, k and b.
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
