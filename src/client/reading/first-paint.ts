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

// The scripts of a page wait in a template: loaded before the first paint, they would delay it.
addEventListener('DOMContentLoaded', () => {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      for (const template of document.querySelectorAll<HTMLTemplateElement>('[data-scripts]'))
        template.replaceWith(template.content);
    }),
  );
});
