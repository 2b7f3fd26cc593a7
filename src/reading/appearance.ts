/** The reader's choices of colours and text size: the control loads the panel when it is used. */
document.querySelector('.appearance')?.addEventListener('click', (event) => {
  const control = event.currentTarget as HTMLElement;
  import('./appearance-panel.ts').then(({ togglePanel }) => togglePanel(control)).catch(() => undefined);
});
