/**
 * Somebody who comes from a search finds the words marked; the address is cleaned, so that it can be shared.
 * Imports nothing: it is on every article. `find` is what result.ts calls `markedWords`.
 */
export {};

const text = document.querySelector<HTMLElement>('.prose');
const address = new URL(location.href);
const kept = (history.state as { found?: string } | null)?.found;
const found = address.searchParams.get('find') ?? kept;
if (text && found) {
  address.searchParams.delete('find');
  history.replaceState({ ...history.state, found }, '', address);
  // Marks are an extra: where they cannot be loaded, there are none.
  import('./highlight-terms.ts')
    .then(({ markFound }) => markFound(text, found.slice(0, 400).split(' ')))
    .catch(() => undefined);
}
