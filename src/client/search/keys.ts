/** True for a key that opens the search: `/`, and Ctrl+K or ⌘K. */
export const isSearchKey = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  !altKey && (ctrlKey || metaKey ? key.toLowerCase() === 'k' : key === '/');

/** Moves the focus between elements with the arrow keys, in a cycle, if it is on one of them. */
export function moveFocus(event: KeyboardEvent, stops: readonly HTMLElement[]): void {
  const { key, target } = event;
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  const at = stops.indexOf(target as HTMLElement);
  if (step === undefined || at === -1 || event.isComposing) return;
  event.preventDefault();
  stops[(at + step + stops.length) % stops.length]?.focus();
}
