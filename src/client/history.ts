/**
 * Changes of the current history entry, few enough for every browser: WebKit throws at the hundred and first change within
 * 30 seconds, Firefox at 200 within 10, and Chromium drops what is too much.
 */

/** So many changes in this many milliseconds are written at once; more of them, one in each pause. */
const [many, span, pause] = [40, 30_000, 1000];
/** When the last ones were written. */
let times: number[] = [];

interface Entry {
  state: unknown;
  /** Relative to the page; undefined leaves the URL as it is. */
  url: string | undefined;
}

/** The newest replacement that has not been written yet. */
let waiting: Entry | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Returns the state of the current entry as last asked for, also where it is still to be written. */
export const currentState = (): Record<string, unknown> =>
  ((waiting ? waiting.state : history.state) as Record<string, unknown> | null) ?? {};

/** Returns the query of the current URL as last asked for. */
export const currentSearch = (): string => new URL(waiting?.url ?? '', location.href).search;

/** Replaces the current entry now, or a moment later together with the replacements that follow. */
export function replaceEntry(state: unknown, url = waiting?.url): void {
  waiting = { state, url };
  const now = performance.now();
  times = times.filter((time) => time > now - span);
  if (times.length < many) writeEntry();
  else timer ??= setTimeout(writeEntry, pause);
}

/** Writes what waits; done at once before the reader leaves the entry. */
export function writeEntry(): void {
  clearTimeout(timer);
  timer = undefined;
  if (!waiting) return;
  const { state, url } = waiting;
  waiting = undefined;
  change('replaceState', { state, url });
}

/** Adds an entry. */
export function pushEntry(state: unknown, url: string): void {
  writeEntry();
  change('pushState', { state, url });
}

/** Forgets what waits: the reader has moved to another entry. */
export function dropEntry(): void {
  clearTimeout(timer);
  timer = waiting = undefined;
}

function change(how: 'pushState' | 'replaceState', { state, url }: Entry): void {
  times.push(performance.now());
  try {
    history[how](state, '', url);
  } catch {
    // Too many: the page goes on, and its next change is written.
  }
}
