import type { ServerStrings } from '../en/server.ts';

/** Strings in German for a search server that did not answer. */
export const server: ServerStrings = {
  away: 'Der Suchserver ist nicht erreichbar. Diese Ergebnisse stammen aus dem Index der Website.',
  slow: 'Der Suchserver braucht zu lange. Diese Ergebnisse stammen aus dem Index der Website.',
  wrong: 'Die Antwort des Suchservers ist nicht lesbar. Diese Ergebnisse stammen aus dem Index der Website.',
};
