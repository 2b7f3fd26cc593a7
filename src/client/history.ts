/**
 * Changes history entries rarely enough for every browser: WebKit throws on more than 100 changes in
 * 30 seconds, Firefox on more than 200 in 10, and Chromium drops the excess.
 */

/** Up to `maxChanges` in `period` milliseconds are written immediately, further ones at most once in each `delay`. */
const [maxChanges, period, delay] = [40, 30_000, 1000];
/** Times of the last changes. */
let times: number[] = [];

interface Entry {
  state: unknown;
  /** Relative to the page; undefined does not change the URL. */
  url: string | undefined;
}

/** The newest replacement that has not been written yet. */
let pending: Entry | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Returns the latest state of the current entry, even if it is not written yet. */
export const currentState = (): Record<string, unknown> =>
  ((pending ? pending.state : history.state) as Record<string, unknown> | null) ?? {};

/** Returns the query string of the current entry, even if it is not written yet. */
export const currentSearch = (): string => new URL(pending?.url ?? '', location.href).search;

/** Replaces the current entry, immediately or soon, combined with the replacements that follow. */
export function replaceEntry(state: unknown, url = pending?.url): void {
  pending = { state, url };
  const now = performance.now();
  times = times.filter((time) => time > now - period);
  if (times.length < maxChanges) writeEntry();
  else timer ??= setTimeout(writeEntry, delay);
}

/** Writes a pending replacement. Call it before the reader leaves the entry. */
export function writeEntry(): void {
  clearTimeout(timer);
  timer = undefined;
  if (!pending) return;
  const { state, url } = pending;
  pending = undefined;
  change('replaceState', { state, url });
}

/** Adds an entry, after writing a pending replacement. */
export function pushEntry(state: unknown, url: string): void {
  writeEntry();
  change('pushState', { state, url });
}

/** Drops a pending replacement, because the reader has moved to another entry. */
export function dropEntry(): void {
  clearTimeout(timer);
  timer = pending = undefined;
}

function change(how: 'pushState' | 'replaceState', { state, url }: Entry): void {
  times.push(performance.now());
  try {
    history[how](state, '', url);
  } catch {
    // Too many changes: the page works without this one.
  }
}
