import { wordEnd } from '../text/word-end.ts';

/**
 * Ends the word before each reference to a note, in rendered HTML, with an invisible U+200B inside the reference. Without it `Jubur` and
 * its note 10 are one word to browsers, `Jubur10`, and so are `2014.` and 12: no link can mark such a word, a double click selects
 * the number with it, and a search for whole words passes it by (Unicode Standard Annex 29, WB9 to WB12).
 */
export const withWordEnds = (html: string): string =>
  html.replace(/([\p{L}\p{M}\p{N}]|\p{N}[.,;:'’٫٬])<sup>(?=<a href="#N)/gu, `$1<sup>${wordEnd}`);
