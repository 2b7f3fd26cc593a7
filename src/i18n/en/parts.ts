/** Strings of a search whose index is in parts, in English. Their type is what every other language provides. A module of their own, which only such sites load. */
export const parts = {
  /** For numbers; the same as in the other strings of the language. */
  locale: 'en-GB',
  comma: ', ',
  /** Before the number of results, if it is that of some years alone. */
  of: (years: string, text: string) => `${years}: ${text}`,
  searching: (years: string) => `Searching ${years}…`,
  missing: (years: string) => `${years} could not be searched`,
  unsearched: (years: string) => `${years} has not been searched yet`,
  /** On a button, for readers whose line is slow or expensive. */
  searchOlder: (years: string, size: string) => `Also search ${years} (about ${size})`,
  /** On a button; the list changes only when it is pressed. */
  showAll: (count: string) => `Show all results (${count})`,
  retry: 'Try again',
};

export type PartsStrings = typeof parts;
