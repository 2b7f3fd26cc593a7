import type { PartsStrings } from '../en/parts.ts';

/** Strings of a search whose index is in parts, in German. */
export const parts: PartsStrings = {
  locale: 'de-DE',
  comma: ', ',
  of: (years, text) => `${years}: ${text}`,
  searching: (years) => `${years} wird durchsucht …`,
  missing: (years) => `${years} konnte nicht durchsucht werden`,
  unsearched: (years) => `${years} ist noch nicht durchsucht`,
  searchOlder: (years, size) => `Auch ${years} durchsuchen (etwa ${size})`,
  showAll: (count) => `Alle Ergebnisse zeigen (${count})`,
  retry: 'Erneut versuchen',
};
