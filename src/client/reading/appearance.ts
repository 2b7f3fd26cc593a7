/**
 * The reader’s choices of colours and text size: the panel comes when its control is used, and opens.
 * What was chosen is applied before the first paint by first-paint.ts.
 */
document.querySelector('.appearance')?.addEventListener(
  'click',
  () => {
    void import('./appearance-panel.ts');
  },
  { once: true },
);
