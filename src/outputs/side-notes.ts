/**
 * Style sheet that sets notes beside their marks where a window is wide enough. The list’s own items are moved, so that no
 * note is in the page twice: each is anchored to its first mark, and stands below the note before it where that one is long
 * (`--note` is the name of all of them; a reference finds the last that is laid out before). CSS cannot compare the ids
 * of a note and its mark, hence one line a note. A note past `largest`, and a browser without anchors, keeps the list.
 */
export const sideNoteStyles = (largest: number): string =>
  largest === 0 ? '' : `@supports (anchor-name:--a){${layout(largest)}${pairs(largest)}}\n`;

/** Media for which the sheet is loaded: the text, and a column on either side. */
export const sideNoteMedia = 'screen and (min-width: 78rem)';

const layout = (largest: number) =>
  [
    // An anchor, and no containing block: what others place in the text is placed in the page.
    '.prose{anchor-name:--text}',
    '.prose [data-footnotes]{margin:0;padding:0;border:0}',
    // The list is read where it stands in the page; its heading has nothing below it to be seen.
    '[data-footnotes] h2{position:absolute;clip-path:inset(50%)}',
    `.prose [data-footnotes] li:nth-child(-n+${largest}){`,
    'position:absolute;inset-inline-end:calc(anchor(--text start) + 2rem);inline-size:15.5rem;margin:0;color:var(--ink-soft);',
    'list-style-position:inside;anchor-name:--note;',
    'inset-block-start:max(anchor(var(--mark) start),anchor(--note end,-9rem) + .6rem)}',
    '.prose [data-footnotes] a{color:inherit;text-decoration-color:var(--rule)}',
    // Beside the mark the way back is for the keyboard alone.
    'li:not(:focus-within)>[href^="#R"]{position:absolute;opacity:0}',
  ].join('');

const pairs = (largest: number) =>
  Array.from({ length: largest }, (_, index) => index + 1)
    .map((number) => `#R${number}{anchor-name:--${number}}#N${number}{--mark:--${number}}`)
    .join('');
