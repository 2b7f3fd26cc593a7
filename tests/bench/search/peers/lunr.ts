import lunr from 'lunr';
import { bytesOf, type Engine, nothingToClose } from '../engine.ts';

/** Lunr as it comes: it has Porter’s stems and stop words of its own. */
export const lunrEngine: Engine = {
  name: 'Lunr',
  open: (documents) => {
    const index = lunr((builder) => {
      builder.field('title');
      builder.field('text');
      for (const document of documents) builder.add(document);
    });
    const search = (query: string, limit: number) => {
      // Not its query language, in which a colon or a hyphen of the question would have a meaning.
      const found = index.query((asked) => {
        asked.term(lunr.tokenizer(query), {});
      });
      return Promise.resolve(found.slice(0, limit).map(({ ref }) => ref));
    };
    return Promise.resolve({ bytes: bytesOf(index), search, close: nothingToClose });
  },
};
