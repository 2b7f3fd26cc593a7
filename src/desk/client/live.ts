import { loadedEvent, reloadsMetric } from '../overlay/reloads.ts';

// Connects to Vite, which reloads the page when content changes. Written in full: Vite looks for these characters.
const hot = import.meta.hot;
// Some browsers have it only at addresses of this machine.
const [page] = performance.getEntriesByType('navigation') as Partial<PerformanceNavigationTiming>[];
const before = page?.serverTiming?.find(({ name }) => name === reloadsMetric)?.description;
// Of a change since the request of the page, only pages that were connected know.
if (hot && before !== undefined) hot.send(loadedEvent, before);
