/**
 * Opens a modal dialog, prevents the page from scrolling meanwhile, and removes the dialog when it closes. Throws if the browser
 * does not support dialogs, without leaving anything in the page.
 */
export function openModal(dialog: HTMLDialogElement): void {
  const { style } = document.documentElement;
  // Close popovers first, so that closing the dialog returns the focus to where it was before them.
  for (const panel of document.querySelectorAll<HTMLElement>('[popover]'))
    if ('hidePopover' in panel && panel.matches(':popover-open')) panel.hidePopover();
  document.body.append(dialog);
  try {
    dialog.showModal();
  } catch (error) {
    dialog.remove();
    throw error;
  }
  // Keep the space of a scrollbar that takes space.
  if (innerWidth > document.documentElement.clientWidth) style.scrollbarGutter = 'stable';
  style.overflow = 'hidden';
  dialog.addEventListener('close', () => {
    style.overflow = style.scrollbarGutter = '';
    dialog.remove();
  });
  // Does the same as `closedby="any"`, which Safari and older browsers do not support.
  dialog.addEventListener('click', ({ target, offsetX: x, offsetY: y }) => {
    const isInside = x >= 0 && y >= 0 && x < dialog.offsetWidth && y < dialog.offsetHeight;
    if (target === dialog && !isInside) dialog.close();
  });
}
