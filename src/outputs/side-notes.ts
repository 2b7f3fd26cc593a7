/** The media query of the style sheet: windows with a column on either side of the text. prose.css moves the notes there. */
export const sideNoteMedia = 'screen and (min-width: 78rem)';

/**
 * Returns a style sheet that anchors each of `largest` notes to its first reference; prose.css does the rest. It has one line for each
 * note, because CSS cannot compare the ids of a note and its reference.
 */
export const sideNoteAnchors = (largest: number): string =>
  `@supports (anchor-name:--a){${Array.from({ length: largest }, (_, index) => index + 1)
    .map((number) => `#Mark-${number}{anchor-name:--${number}}#Note-${number}{--mark:--${number}}`)
    .join('')}}`;
