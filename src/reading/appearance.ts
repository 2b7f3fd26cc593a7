/**
 * The reader’s choices of colours and text size: the panel comes when its control is used, and opens.
 * What was chosen is applied before the first paint by public/appearance.js, for which every page waits: hence few bytes.
 */
document.querySelector('.appearance')?.addEventListener(
  'click',
  () => {
    void import('./appearance-panel.ts');
  },
  { once: true },
);
