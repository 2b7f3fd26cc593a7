/**
 * All that an article loads before somebody shares: what is heavy comes when it is used.
 * Without it, the controls are links to the quotes' own pages.
 */

document.addEventListener('click', (event) => {
  const control = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a.share');
  if (!control || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  import('./share-dialog.ts')
    .then(({ shareQuote }) => shareQuote(control))
    .catch(() => {
      location.assign(control.href);
    });
});

let pointer = '';
let held = false;

/** The first selection in the text brings the offer to share it; never under a finger, where the system's own menu is. */
function watch() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || held) return;
  if (pointer === 'touch' || matchMedia('(pointer: coarse)').matches) return;
  if (!document.querySelector('.prose')?.contains(selection.anchorNode)) return;
  document.removeEventListener('selectionchange', watch);
  document.removeEventListener('pointerup', release);
  // Sharing a passage is an extra: where it cannot be loaded, it is not offered.
  import('./passage-offer.ts').catch(() => undefined);
}
function release() {
  held = false;
  watch();
}
document.addEventListener('selectionchange', watch);
document.addEventListener('pointerup', release);
document.addEventListener(
  'pointerdown',
  (event) => {
    pointer = event.pointerType;
    held = true;
  },
  { capture: true },
);
