/**
 * Shows a note next to its reference: in the margin if notes are there, otherwise the list item as a popover.
 * Without script or popover support, the reference is a link to the note in the list.
 */
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element && event.target.closest('a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const open = link.closest<HTMLElement>('[data-footnotes] [popover]');
  if (open && 'hidePopover' in open) open.hidePopover();
  const note = link.closest('sup') && document.getElementById(link.hash.slice(1));
  if (!note) return;
  note.tabIndex = -1;
  if (getComputedStyle(note).position === 'absolute') note.scrollIntoView({ block: 'nearest' });
  else if (!show(note, link)) return;
  event.preventDefault();
  note.focus({ preventScroll: true });
});

/** Shows a note as a popover; returns false if the browser cannot, so that the link is followed. */
function show(note: HTMLElement, link: HTMLElement): boolean {
  note.popover = 'auto';
  try {
    note.addEventListener('toggle', restoreItem);
    note.showPopover({ source: link });
    return true;
  } catch {
    note.removeAttribute('popover');
    return false;
  }
}

/** Makes the note a list item again when the popover closes. */
function restoreItem(event: ToggleEvent) {
  if (event.newState === 'closed') (event.currentTarget as HTMLElement).removeAttribute('popover');
}
