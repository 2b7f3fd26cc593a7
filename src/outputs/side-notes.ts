/** Media for which the sheet is loaded: the text with a column on either side. prose.css moves the notes there. */
export const sideNoteMedia = 'screen and (min-width: 78rem)';

/**
 * Returns a style sheet that ties each of `largest` notes to its first mark, as an anchor (prose.css does the rest). CSS cannot
 * compare the ids of a note and its mark, hence a line a note.
 */
export const sideNoteAnchors = (largest: number): string =>
  `@supports (anchor-name:--a){${Array.from({ length: largest }, (_, index) => index + 1)
    .map((number) => `#Mark-${number}{anchor-name:--${number}}#Note-${number}{--mark:--${number}}`)
    .join('')}}`;
