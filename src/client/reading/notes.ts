/**
 * A mark shows its note where the reader is: in the margin, where notes stand there, or as a popover made of the list’s
 * own item. Without script, and in browsers without popovers, a mark is a link to the note in the list.
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

/** Shows a note over the page; false where the browser does not, and the link is followed as it is. */
function show(note: HTMLElement, link: HTMLElement): boolean {
  note.popover = 'auto';
  try {
    note.addEventListener('toggle', putBack);
    note.showPopover({ source: link });
    return true;
  } catch {
    note.removeAttribute('popover');
    return false;
  }
}

/** When it closes, the note is an item of the list again. */
function putBack(event: ToggleEvent) {
  if (event.newState === 'closed') (event.currentTarget as HTMLElement).removeAttribute('popover');
}
