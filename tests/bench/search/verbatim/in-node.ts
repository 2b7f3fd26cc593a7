import { search } from '../../../../src/search/engine.ts';
import { openIndex } from '../../../search/index-in-node.ts';
import type { Engine } from '../engine.ts';
import { idOf, makePagefindIndex } from '../pagefind-index.ts';

/** Our engine as the reader gets it. All that the bench knows of `src/search` is in this folder. */
export const verbatim: Engine = {
  name: 'Verbatim',
  open: async (documents) => {
    const { folder, remove } = await makePagefindIndex(documents);
    const { pagefind, close } = await openIndex(folder);
    return {
      search: async (query, limit) => {
        const results = await search(pagefind, { query, lang: 'en' });
        const shown = await Promise.all(results.slice(0, limit).map(({ data }) => data()));
        return shown.map(({ url }) => idOf(url));
      },
      close: async () => {
        await close();
        await remove();
      },
    };
  },
};
