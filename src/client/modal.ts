/**
 * Opens a dialog over the page, which does not scroll meanwhile. When the dialog closes it is removed. Throws where the browser
 * has no dialogs; nothing is left in the page then.
 */
export function openModal(dialog: HTMLDialogElement): void {
  const { style } = document.documentElement;
  // What lies over the page closes first: when the dialog closes, the focus comes back to where it was before that.
  for (const panel of document.querySelectorAll<HTMLElement>('[popover]'))
    if ('hidePopover' in panel && panel.matches(':popover-open')) panel.hidePopover();
  document.body.append(dialog);
  try {
    dialog.showModal();
  } catch (error) {
    dialog.remove();
    throw error;
  }
  // Where the scrollbar takes room, its room stays.
  if (innerWidth > document.documentElement.clientWidth) style.scrollbarGutter = 'stable';
  style.overflow = 'hidden';
  dialog.addEventListener('close', () => {
    style.overflow = style.scrollbarGutter = '';
    dialog.remove();
  });
  // `closedby="any"` closes by a click beside the dialog; Safari and older browsers do not know it.
  dialog.addEventListener('click', ({ target, offsetX: x, offsetY: y }) => {
    const isInside = x >= 0 && y >= 0 && x < dialog.offsetWidth && y < dialog.offsetHeight;
    if (target === dialog && !isInside) dialog.close();
  });
}
