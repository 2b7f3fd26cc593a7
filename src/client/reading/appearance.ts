import { type Appearance, applyAppearance, applyStoredAppearance } from './apply-appearance.ts';

/*
 * The reader’s choices of colors and text size: their panel is loaded when its control is used. A choice is applied before the
 * first paint by first-paint.ts; here it reaches pages open in other tabs, and those that Back restores.
 */

addEventListener('storage', applyStoredAppearance);
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) applyStoredAppearance();
});
// From the panel; it holds for this page also where the device keeps nothing.
addEventListener('appearance', (event) => {
  applyAppearance((event as CustomEvent<Appearance>).detail);
});
const control = document.querySelector<HTMLElement>('.appearance');
if (control) {
  // Hidden until now (SiteFooter.astro): without this script it would do nothing.
  control.dataset.ready = '';
  control.addEventListener(
    'click',
    () => {
      import('./appearance-panel.ts').catch(() => {
        // The panel cannot be loaded, so its control is hidden again.
        delete control.dataset.ready;
      });
    },
    { once: true },
  );
}
