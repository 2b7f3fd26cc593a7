import { type Appearance, applyAppearance, applyStoredAppearance } from './apply-appearance.ts';

/*
 * Applies the reader’s choice of colors and text size to pages open in other tabs and to pages restored by Back; first-paint.ts
 * applies it before the first paint. The panel is loaded when its button is used.
 */

addEventListener('storage', applyStoredAppearance);
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) applyStoredAppearance();
});
// Sent by the panel, so that the choice applies to this page even without storage.
addEventListener('appearance', (event) => {
  applyAppearance((event as CustomEvent<Appearance>).detail);
});
for (const control of document.querySelectorAll<HTMLButtonElement>('.appearance')) {
  // Hidden until now (SiteFooter.astro), because it does nothing without this script.
  control.dataset.ready = '';
  control.addEventListener(
    'click',
    () => {
      import('./appearance-panel.ts')
        .then(({ openBy }) => openBy(control))
        .catch(() => {
          // The panel cannot be loaded, so its control is hidden again.
          delete control.dataset.ready;
        });
    },
    { once: true },
  );
}
