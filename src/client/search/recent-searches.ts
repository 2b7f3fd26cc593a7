const key = `${storagePrefix}searches`;
const most = 6;

/** Returns the reader's last searches on this device, newest first. Empty if storage is blocked or damaged. */
export function recentSearches(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

/** Stores a search on this device. Does nothing if storage is blocked or full. */
export function storeSearch(query: string): void {
  const search = query.trim().slice(0, 200);
  if (search === '') return;
  const rest = recentSearches().filter((one) => one !== search);
  try {
    localStorage.setItem(key, JSON.stringify([search, ...rest].slice(0, most)));
  } catch {
    // Searching works without it.
  }
}

/** Deletes all stored searches. */
export function clearSearches(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing is stored.
  }
}
