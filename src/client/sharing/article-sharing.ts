/**
 * What an article loads before somebody shares; larger parts are loaded on use.
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

/** Offers to share the first selection in the text; not for touch, where the system has its own menu. */
function watch() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || held) return;
  if (pointer === 'touch' || matchMedia('(pointer: coarse)').matches) return;
  if (!document.querySelector('.prose')?.contains(selection.anchorNode)) return;
  document.removeEventListener('selectionchange', watch);
  document.removeEventListener('pointerup', release);
  // Sharing a passage is optional; ignore a failure to load it.
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
