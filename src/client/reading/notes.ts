/**
 * Shows a note next to its reference: in the margin if notes are there, otherwise the list item as a popover.
 * Without script or popover support, the reference is a link to the note in the list.
 */
document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return;
  const link = event.target.closest('a');
  const side = event.target.closest<HTMLElement>('[data-footnotes] li');
  // A note in the margin has two lines, and all of them while it has the focus (prose.css).
  if (!link && side && isBeside(side) && !side.contains(document.activeElement)) focusOn(side);
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const open = link.closest<HTMLElement>('[data-footnotes] [popover]');
  if (open && 'hidePopover' in open) open.hidePopover();
  const note = link.closest('sup') && document.getElementById(link.hash.slice(1));
  if (!note) return;
  const isShown = isBeside(note) || show(note, link);
  if (!isShown) return;
  event.preventDefault();
  focusOn(note);
  // All of it, now that it is open.
  if (isBeside(note)) note.scrollIntoView({ block: 'nearest' });
});

function focusOn(note: HTMLElement): void {
  note.tabIndex = -1;
  note.focus({ preventScroll: true });
}

/** True for a note in the margin. */
const isBeside = (note: HTMLElement) => getComputedStyle(note).position === 'absolute';

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

/** The farthest that a note in the margin may be below its reference, in CSS pixels; those that would be farther stay in the list. */
const farthest = 300;
/** As in prose.css, in CSS pixels. */
const gap = 10;

const notes = [...document.querySelectorAll<HTMLElement>('[data-footnotes] > ol > li')];

/** Takes notes out of the margin that many references above them would push too far down. */
function keepNear(): void {
  for (const note of notes) delete note.dataset.far;
  let end = -Infinity;
  const far = notes.filter((note) => {
    const mark = document.getElementById(note.id.replace('Note', 'Mark'))?.getBoundingClientRect().top;
    if (mark === undefined || !isBeside(note)) return false;
    const top = Math.max(mark, end + gap);
    if (top - mark > farthest) return true;
    end = top + note.offsetHeight;
    return false;
  });
  for (const note of far) note.dataset.far = '';
}
const text = document.querySelector('.prose');
if (text) new ResizeObserver(keepNear).observe(text);
