/**
 * All that an article loads before somebody shares: what is heavy comes when it is used.
 * Without it, the controls are links to the quotes' own pages.
 */
let pointer = '';

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

document.addEventListener(
  'pointerdown',
  (event) => {
    pointer = event.pointerType;
  },
  { capture: true },
);

/** The first selection in the text brings the offer to share it; never under a finger, where the system's own menu is. */
function watch() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || pointer === 'touch' || matchMedia('(pointer: coarse)').matches)
    return;
  if (!document.querySelector('.prose')?.contains(selection.anchorNode)) return;
  document.removeEventListener('selectionchange', watch);
  // Sharing a passage is an extra: where it cannot be loaded, it is not offered.
  import('./passage-offer.ts').catch(() => undefined);
}
document.addEventListener('selectionchange', watch);
