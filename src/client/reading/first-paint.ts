import { applyStoredAppearance } from './apply-appearance.ts';

/*
 * The only inline script of pages (src/hosting/inline-script.ts): it runs before the first paint, so that a page never flashes in
 * colors or sizes that the reader did not choose. As a file it would be one more blocking request.
 */

// If a script fails to load, mark the page, so that controls that need it are hidden.
addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLScriptElement) document.documentElement.dataset.failed = '';
  },
  true,
);
applyStoredAppearance();

/** Runs the scripts that wait in a template: loaded before the first paint, they would delay it. */
function runScripts() {
  for (const template of document.querySelectorAll<HTMLTemplateElement>('[data-scripts]'))
    template.replaceWith(template.content);
}
addEventListener('DOMContentLoaded', () => {
  new PerformanceObserver(runScripts).observe({ type: 'paint', buffered: true });
});
// A browser that guards against fingerprinting reports no paint.
addEventListener('load', () => {
  setTimeout(runScripts, 1000);
});
