import lunr from 'lunr';
import type { PageEngine, Shown } from './shown.ts';

/** Lunr on an index made before; it stores no texts, so what is shown comes with it. */
export async function open(): Promise<PageEngine> {
  const { index: made, shown } = (await (await fetch('/index.json')).json()) as {
    index: object;
    shown: Record<string, Shown>;
  };
  const index = lunr.Index.load(made);
  return {
    search: (query) => {
      const words = lunr.tokenizer(query);
      const found = index.query((asked) => {
        asked.term(words, {});
        // The word that is being typed is a prefix.
        const last = words.at(-1);
        if (last) asked.term(last, { wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false });
      });
      return Promise.resolve(found.slice(0, 10).flatMap(({ ref }) => shown[ref] ?? []));
    },
  };
}
