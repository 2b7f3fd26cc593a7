/** The most notes that an article can have in its margin; prose.css has the same number. */
export const mostSideNotes = 40;

/**
 * Returns the style rules that give each note and its first reference the same `--mark`; prose.css anchors one to the other by it. There is
 * one rule for each note, because CSS cannot compare ids.
 */
export const sideNoteStyles = (): string =>
  `@supports (anchor-name:--a){${Array.from({ length: mostSideNotes }, (_, index) => index + 1)
    .map((number) => `#Mark-${number},#Note-${number}{--mark:--${number}}`)
    .join('')}}`;
