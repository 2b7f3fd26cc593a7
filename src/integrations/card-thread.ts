import { parentPort, workerData } from 'node:worker_threads';
import type { Site } from '../model/site.ts';
import type { Card } from '../outputs/cards/card.ts';
import { site } from '../site.ts';

/** What the thread gets: the settings of the process that started it, the cards, and the folder of the cache. */
export interface CardOrder {
  settings: Site;
  cards: readonly Card[];
  cache: string;
}

/** A thread that draws the cards that are not in the cache, returns how many those were, and ends. Colors depend on the settings. */
const { settings, cards, cache } = workerData as CardOrder;
Object.assign(site, settings);
const { drawCards } = await import('./draw-cards.ts');
parentPort?.postMessage(await drawCards(cards, cache));
