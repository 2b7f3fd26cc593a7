/**
 * What an article loads before somebody shares; larger parts are loaded on use.
 * Without it, the controls are links to the quotes' own pages.
 */

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest('a');
  const mark = event.target.closest<HTMLElement>('.article-quote');
  // Not while words of it are selected.
  if (mark && !link && getSelection()?.isCollapsed) offer(mark);
  // The tag of a marked sentence does what the control of its pull-quote does.
  const control = link?.matches('.quote-tag')
    ? document.querySelector<HTMLAnchorElement>(`a.share[href^="${link.pathname}"]`)
    : event.target.closest<HTMLAnchorElement>('a.share');
  if (!control) return;
  event.preventDefault();
  import('./share-dialog.ts')
    .then(({ shareQuote }) => shareQuote(control))
    .catch(() => {
      location.assign(control.href);
    });
});

let pointer = '';
let held = false;

/** Offers to share the first selection in the text. */
function watch() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || held) return;
  if (!document.querySelector('.prose')?.contains(selection.anchorNode)) return;
  document.removeEventListener('selectionchange', watch);
  document.removeEventListener('pointerup', release);
  offer();
}

/** Offers to share the selection, or else a marked sentence. Sharing a passage is optional: ignores a failure to load it. */
function offer(mark?: HTMLElement) {
  import('./passage-offer.ts')
    .then(({ offerToShare }) => {
      offerToShare(pointer, mark);
    })
    .catch(() => undefined);
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
    // A finger that selects is not reported as lifted.
    held = pointer !== 'touch';
  },
  { capture: true },
);
export {};
