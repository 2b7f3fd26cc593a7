import { applyStoredAppearance } from './apply-appearance.ts';

/*
 * The only inline script of pages (src/hosting/inline-script.ts): it runs before the first paint, so that a page never flashes in
 * colors or sizes that the reader did not choose. As a file it would be one more blocking request.
 */

const { dataset } = document.documentElement;
// If a script fails to load, mark the page, so that controls that need it are hidden.
addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLScriptElement) dataset.failed = '';
  },
  true,
);
applyStoredAppearance();

// Firefox may paint a page before it has unpacked the fonts that have come with it: without letters, and laid out for others. On a first visit it waits (base.css).
if (CSS.supports('-moz-orient', 'inline') && !document.referrer.startsWith(location.origin))
  dataset.fonts = '';

/** Replaces templates with their content. */
function insert(selector: string) {
  for (const template of document.querySelectorAll<HTMLTemplateElement>(selector))
    template.replaceWith(template.content);
}

/** Only Chromium reports how fast the line is (wicg.github.io/netinfo). */
interface Connected {
  connection?: { effectiveType: string };
}

// What the page needs only if its URL asks something.
if (/[?#]/.test(location.href)) {
  insert('[data-asked]');
  dataset.line = (navigator as Connected).connection?.effectiveType ?? '';
}

/** Runs the scripts that wait in a template: loaded before the first paint, they would delay it. */
function runScripts() {
  insert('[data-scripts]');
}
addEventListener('DOMContentLoaded', () => {
  new PerformanceObserver(runScripts).observe({ type: 'paint', buffered: true });
  void document.fonts.ready.then(() => {
    delete dataset.fonts;
  });
});
// A browser that guards against fingerprinting reports no paint.
addEventListener('load', () => {
  setTimeout(runScripts, 1000);
});
