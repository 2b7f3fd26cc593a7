import { applyStoredAppearance } from './apply-appearance.ts';

/*
 * The one script inside pages (src/hosting/inline-script.ts): it runs before the first paint, so that a page never flashes in
 * colors or sizes that the reader did not choose. As a file it would be one more request that each page waits for.
 */

// A script that fails to load marks the page, so that no control is shown that needs it.
addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLScriptElement) document.documentElement.dataset.failed = '';
  },
  true,
);
applyStoredAppearance();
