/** The words of search in English; every other language fills in the same. Apart from the rest, so that a script loads one language. */
export const search = {
  /** Of days and numbers; the same as in the other words of the language. */
  locale: 'en-GB',
  /** Between parts of a sentence. */
  comma: ', ',
  description: 'Search all articles and quotes by plain words and by topic.',
  label: 'Words, or a question',
  submit: 'Search',
  close: 'Close',
  articles: 'Articles',
  quotes: 'Quotes',
  articleCount: (count: number) => (count === 1 ? '1 article' : `${count} articles`),
  quoteCount: (count: number) => (count === 1 ? '1 quote' : `${count} quotes`),
  shownOf: (shown: number) => `the first ${shown} are shown`,
  alsoSearched: 'Also searched:',
  correctedTo: (typed: string) => `No results for “${typed}”. Showing results for:`,
  onlyTyped: 'Search for only what I typed',
  withSpellings: 'Search for other spellings as well',
  only: 'Other spellings are not searched for.',
  name: 'Page on',
  inSection: 'Section:',
  inQuote: 'Quote:',
  all: 'All results',
  working: 'Searching…',
  noResults: 'Nothing found',
  noMatches: 'No results for these words. Try fewer or other words.',
  noFilteredMatches: 'No results for these words with these filters.',
  noExactMatches: 'Words in quotation marks must match exactly. Without quotation marks:',
  relatedTopics: 'Related topics:',
  ignored: 'Part of this URL was not recognized and was ignored:',
  failures: {
    offline: 'Search needs a network connection, and this device is offline.',
    unreachable: 'The site cannot be reached, so nothing could be searched.',
    gone: 'A part of the search index is missing on the site, so nothing could be searched.',
    broken: 'The search index arrived damaged, so nothing could be searched.',
    refused: 'This browser does not let pages run WebAssembly, which search needs.',
  },
  retry: 'Try again',
  byTopic: 'All topics',
  found: 'Words you searched for are marked.',
  removeHighlights: 'Remove the marks',
};

/** The words of the search page as it is served; no script has them. */
export const searchForm = {
  kind: 'What to find',
  order: 'Order',
  best: 'Best match first',
  newest: 'Newest first',
  narrow: 'Narrow by topic, speaker, author, year or language',
  facets: { topic: 'Topic', speaker: 'Speaker', author: 'Author', year: 'Year', lang: 'Language' },
  clear: 'Clear all filters',
  more: 'Show more',
};

export type SearchStrings = typeof search;
export type SearchFormStrings = typeof searchForm;
