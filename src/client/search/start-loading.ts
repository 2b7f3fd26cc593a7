import type { Contents } from '../../search/files.ts';

/**
 * Runs before the script of the search page, which is larger: shows the query of the URL in its field, reports that the search has begun,
 * and requests what every search needs. Imports nothing that other scripts import, so that it is one small file.
 */
const page = document.querySelector<HTMLElement>('search-page');
const field = page?.querySelector<HTMLInputElement>('[name=q]');
const query = new URLSearchParams(location.search).get('q');
if (field && query) {
  field.value ||= query;
  const status = page?.querySelector<HTMLElement>('[role=status]');
  if (status) status.textContent = status.dataset.working ?? '';
}
if (page?.dataset.index && location.search)
  requestIndex(page.dataset.index, ['kind', 'lang'], ({ common }) => {
    const skipped = new Set(common[document.documentElement.lang]);
    const words = (query ?? '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    return words.filter((word) => !skipped.has(word.toLowerCase())).slice(0, 6);
  });

/**
 * Requests the engine, the chunks of facets, and the chunks of the index with some words, all in parallel. The loader of the search uses these
 * responses, and reports failures (loader.ts).
 */
export function requestIndex(
  folder: string,
  facets: readonly (keyof Contents['first'])[],
  wordsOf: (contents: Pick<Contents, 'chunks' | 'common'>) => readonly string[],
): void {
  const started = (window.startedIndexFiles = new Map<string, Promise<Response>>());
  const start = (name: string, cache: RequestCache = 'default') => {
    const response = started.get(name) ?? fetch(folder + name, { cache });
    started.set(name, response);
    response.catch(() => undefined);
    return response;
  };
  void start('wasm.pagefind');
  start('contents.json', 'no-cache')
    .then((response) => response.clone().json())
    .then((contents: Contents) => {
      for (const facet of facets) {
        const name = contents.first[facet];
        if (name !== undefined) void start(`filter/${name}.pf_filter`);
      }
      for (const word of wordsOf(contents)) {
        const folded = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
        const chunk = contents.chunks.filter(([begin]) => begin <= folded).at(-1);
        if (chunk) void start(`index/${chunk[1]}.pf_index`);
      }
    })
    .catch(() => undefined);
  start('pagefind-entry.json', 'no-store')
    .then((response) => response.clone().json())
    .then(({ languages }: { languages: Record<string, { hash: string }> }) => {
      for (const { hash } of Object.values(languages)) void start(`pagefind.${hash}.pf_meta`);
    })
    .catch(() => undefined);
}
