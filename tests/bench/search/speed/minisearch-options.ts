import type { Options } from 'minisearch';

/** The same where the index is made and where it is loaded. The word that is being typed is a prefix. */
export const minisearchOptions: Options = {
  idField: 'url',
  fields: ['title', 'text'],
  storeFields: ['url', 'title', 'date', 'excerpt'],
  searchOptions: { prefix: (_term, index, terms) => index === terms.length - 1 },
};
