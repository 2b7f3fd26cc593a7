import { searchIndexPath, verifyFilePath } from '../../model/routes.ts';
import { verifyIndexFile } from '../../model/verify-files.ts';
import { Verifier } from '../../verify/verifier.ts';
import type { SearchLoader } from '../search/loader.ts';

/** The verifier of this page: it reads files of the site, and loads the search when an answer needs it. */
export const verifier = new Verifier({
  file: async (name) => {
    // A list that is older than the quotes would not have them.
    const started = name === verifyIndexFile ? window.startedVerifyIndex : undefined;
    window.startedVerifyIndex = undefined;
    const response = await (started ?? fetch(verifyFilePath(name), { cache: 'no-cache' }));
    if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
    return response.text();
  },
  search: async (use, wordsOf) => {
    const isFirst = !requested;
    requested ??= import('../search/start-loading.ts?alone').then(({ requestIndex }) => {
      requestIndex(searchIndexPath, ['kind'], wordsOf);
    });
    // In parallel with the loader; without it, the loader requests the same files, one after another.
    if (isFirst) await requested.catch(() => undefined);
    return (await searchLoader()).use(use);
  },
  origins: [canonicalOrigin(), location.origin],
});

let loading: Promise<SearchLoader> | undefined;
let requested: Promise<void> | undefined;

/** Starts loading what every answer needs, and the loader of the search, which is small. The first answer reports failures. */
export function warm(): void {
  verifier.warm();
  searchLoader().catch(() => undefined);
  import('../search/start-loading.ts?alone').catch(() => undefined);
}

/** Loads the search on first use, and again after a failure. */
function searchLoader() {
  loading ??= import('../search/loader.ts').then((module) => new module.SearchLoader());
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

/** The origin of the published site, which the page may be a copy of. */
function canonicalOrigin(): string {
  const link = document.querySelector<HTMLLinkElement>('link[rel=canonical]');
  return link ? new URL(link.href).origin : location.origin;
}
