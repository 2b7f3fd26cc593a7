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
const folder = page?.dataset.index;
if (folder && location.search) {
  const started = new Map<string, Promise<Response>>();
  window.startedIndexFiles = started;
  const start = (name: string, cache: RequestCache) => {
    const response = started.get(name) ?? fetch(folder + name, { cache });
    started.set(name, response);
    return response;
  };
  // Failures are reported by the search, which uses these responses (loader.ts).
  start('wasm.pagefind', 'default').catch(() => undefined);
  start('contents.json', 'no-cache')
    .then((response) => response.clone().json())
    .then(({ chunks, first, common }: Pick<Contents, 'chunks' | 'first' | 'common'>) => {
      for (const name of first) start(`filter/${name}.pf_filter`, 'default').catch(() => undefined);
      const skipped = new Set(common[document.documentElement.lang]);
      const words = (query ?? '')
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu);
      for (const word of words?.filter((one) => !skipped.has(one)).slice(0, 6) ?? []) {
        const chunk = chunks.filter(([begin]) => begin <= word).at(-1);
        if (chunk) start(`index/${chunk[1]}.pf_index`, 'default').catch(() => undefined);
      }
    })
    .catch(() => undefined);
  start('pagefind-entry.json', 'no-store')
    .then((response) => response.clone().json())
    .then(({ languages }: { languages: Record<string, { hash: string }> }) => {
      for (const { hash } of Object.values(languages))
        start(`pagefind.${hash}.pf_meta`, 'default').catch(() => undefined);
    })
    .catch(() => undefined);
}

export {};
