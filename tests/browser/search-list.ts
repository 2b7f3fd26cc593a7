import type { Locator, Page } from 'playwright-core';

/** Elements of the search page, as a reader finds them. */
export const box = (page: Page): Locator => page.locator('search-page').getByRole('searchbox');
export const status = (page: Page): Locator => page.locator('search-page').getByRole('status');
export const results = (page: Page): Locator => page.locator('[data-results] > li');
/** Returns the URLs of all results, without the terms to highlight. */
export const paths = (page: Page): Promise<string[]> =>
  page
    .locator('[data-results] > li h2 a')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));

/** Waits until the last query is answered: its results and counts are shown. */
export const answered = (page: Page): Promise<void> =>
  page.locator('[data-results][aria-busy=false]').waitFor({ state: 'attached' });

/** Waits until the last query is answered, and returns the status. */
export async function told(page: Page): Promise<string> {
  await answered(page);
  await status(page)
    .filter({ hasText: /\S(?<!…)$/u })
    .waitFor();
  return status(page).innerText();
}

/** Waits until the URL has exactly these parameters, in this order. */
export const stateIs = (page: Page, state: readonly (readonly [string, string])[]): Promise<void> =>
  page.waitForURL(
    (url) => url.search.slice(1) === new URLSearchParams(state as [string, string][]).toString(),
  );
