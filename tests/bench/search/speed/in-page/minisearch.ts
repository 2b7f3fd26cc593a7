import MiniSearch from 'minisearch';
import { minisearchOptions } from '../minisearch-options.ts';
import type { PageEngine, Shown } from './shown.ts';

/** MiniSearch on an index made before. */
export async function open(): Promise<PageEngine> {
  const index = MiniSearch.loadJSON(await (await fetch('/index.json')).text(), minisearchOptions);
  return {
    search: (query) => Promise.resolve(index.search(query).slice(0, 10) as unknown as Shown[]),
  };
}
