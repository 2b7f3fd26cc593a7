/** Ends a word without a visible space: U+200B, ZERO WIDTH SPACE (Unicode Standard, chapter 23.2). */
export const wordEnd = '\u200b';
