/** Strings in English for a search server that did not answer. Loaded only then. */
export const server = {
  away: 'The search server cannot be reached. These results are from the site’s own index.',
  slow: 'The search server is taking too long. These results are from the site’s own index.',
  wrong: 'The search server sent an invalid answer. These results are from the site’s own index.',
};

export type ServerStrings = typeof server;
