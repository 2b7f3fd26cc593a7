/** Alef, ya and kaf in one form each: Arabic, Persian and careless spelling differ in them. */
const letters: Record<string, string> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ک: 'ك',
  ة: 'ه',
  ۀ: 'ه',
  ؤ: 'و',
  ئ: 'ي',
};

/** A word as words are compared with: small letters, no marks, no tatweel, nothing unseen, Arabic letters in one form each. */
export const foldWord = (word: string): string =>
  // Arabic first: decomposed, a hamza would be a mark and go.
  word
    .normalize('NFKC')
    .replace(/\p{L}/gu, (letter) => letters[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\p{M}\u0640\u200b-\u200f\u00ad\u2060]/gu, '')
    .replace(/[’ʼ‘`]/gu, "'")
    .toLowerCase();

export type Script = 'latin' | 'arabic' | 'hebrew' | 'other';

/** The script of a word, by its first letter; figures are in all. */
export function scriptOf(word: string): Script {
  const letter = /\p{L}/u.exec(word)?.[0];
  if (letter === undefined || /\p{Script=Latin}/u.test(letter)) return 'latin';
  if (/\p{Script=Arabic}/u.test(letter)) return 'arabic';
  return /\p{Script=Hebrew}/u.test(letter) ? 'hebrew' : 'other';
}

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
