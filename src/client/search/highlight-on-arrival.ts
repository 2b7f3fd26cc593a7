/**
 * Highlights the search terms of a reader who arrives from the search, and removes them from the URL, so that it can be shared.
 * Imports nothing, because every article loads it. `find` is `highlightParameter` in search/result.ts.
 */
export {};

const text = document.querySelector<HTMLElement>('.prose');
const url = new URL(location.href);
const stored = (history.state as { found?: string } | null)?.found;
const found = url.searchParams.get('find') ?? stored;
if (text && found) {
  url.searchParams.delete('find');
  history.replaceState({ ...history.state, found }, '', url);
  // Highlights are optional; ignore a failure to load them.
  import('./highlight-terms.ts').then(({ highlight }) => highlight(text, found)).catch(() => undefined);
}
