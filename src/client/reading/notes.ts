/**
 * A mark shows its note where the reader is: in the margin, where notes stand there, or as a popover made of the list’s
 * own item. Without script a mark is a link to the note in the list.
 */
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element && event.target.closest('a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  link.closest<HTMLElement>('[popover]')?.hidePopover();
  const note = link.closest('sup') && document.getElementById(link.hash.slice(1));
  if (!note) return;
  event.preventDefault();
  note.tabIndex = -1;
  if (getComputedStyle(note).position === 'absolute') {
    note.scrollIntoView({ block: 'nearest' });
  } else {
    note.popover = 'auto';
    note.addEventListener('toggle', putBack);
    note.showPopover({ source: link });
  }
  note.focus({ preventScroll: true });
});

/** When it closes, the note is an item of the list again. */
function putBack(event: ToggleEvent) {
  if (event.newState === 'closed') (event.currentTarget as HTMLElement).removeAttribute('popover');
}
