import { Document } from 'flexsearch';
import { bytesOf, type Engine, nothingToClose } from '../engine.ts';
import { stemsOf } from '../words.ts';

/** FlexSearch with stems, without stop words, and with `suggest`: without that it demands every word. */
export const flexsearch: Engine = {
  name: 'FlexSearch',
  open: async (documents) => {
    const index = new Document({
      document: { id: 'id', index: ['title', 'text'] },
      tokenize: 'strict',
      encode: stemsOf,
    });
    for (const { id, title, text } of documents) index.add({ id, title, text });
    const search = (query: string, limit: number) => {
      const found = index.search(query, { limit, suggest: true, merge: true });
      return Promise.resolve(found.slice(0, limit).map(({ id }) => String(id)));
    };
    const parts: string[] = [];
    await index.export((_, data) => {
      parts.push(data);
    });
    return { bytes: bytesOf(parts), search, close: nothingToClose };
  },
};
