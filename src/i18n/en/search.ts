/** Strings of search in English. Their type is what every other language provides. A module of their own, which scripts load for one language. */
export const search = {
  /** For dates and numbers; the same as in the other strings of the language. */
  locale: 'en-GB',
  /** Between parts of a sentence. */
  comma: ', ',
  label: 'Keywords or a question',
  submit: 'Search',
  close: 'Close',
  articles: 'Articles',
  quotes: 'Quotes',
  articleCount: (count: number) => (count === 1 ? '1 article' : `${count} articles`),
  quoteCount: (count: number) => (count === 1 ? '1 quote' : `${count} quotes`),
  shownOf: (shown: number) => `showing the first ${shown}`,
  alsoSearched: 'Also searched for:',
  correctedTo: (typed: string) => `No results for “${typed}”. Showing results for:`,
  didYouMean: 'Did you mean:',
  onlyTyped: 'Search for exactly what I typed',
  withSpellings: 'Include other spellings',
  excluded: 'Other spellings are excluded.',
  /** Before links to topics and people that the query names. */
  seeAlso: 'See also:',
  inSection: 'Section:',
  inQuote: 'Quote:',
  all: 'All results',
  working: 'Searching…',
  noResults: (query: string) => (query ? `No results for “${query}”` : 'No results'),
  noMatches: 'Try fewer or different words.',
  noFilteredMatches: 'Try other words or fewer filters.',
  noExactMatches: 'Without quotation marks:',
  relatedTopics: 'Related topics:',
  ignored: 'Part of this URL was not recognized and was ignored:',
  failures: {
    offline: 'Search needs a network connection, and this device is offline.',
    unreachable: 'Search is not available: the site cannot be reached.',
    gone: 'Search is not available: part of its index is missing.',
    broken: 'Search is not available: its index is damaged.',
    refused: 'Search needs WebAssembly, which this browser blocks.',
  },
  retry: 'Try again',
  byTopic: 'All topics',
  found: 'Search terms are highlighted.',
  removeHighlights: 'Remove highlights',
  goToFirst: (count: number) => (count === 1 ? 'Go to it' : `Go to the first of ${count}`),
  suggestions: 'Suggestions:',
  recent: 'Recent searches',
  clearRecent: 'Clear recent searches',
  topics: 'Topics',
  speakers: 'Often quoted',
  without: (word: string) => `Search without “${word}”`,
};

/** Strings of the search page that no script needs. */
export const searchForm = {
  description: 'Search all articles and quotes by keyword and topic.',
  kind: 'Show',
  order: 'Sort by',
  best: 'Relevance',
  newest: 'Newest',
  narrow: 'Filter by topic, speaker, author, year or language',
  facets: {
    topic: 'Topic',
    speaker: 'Speaker',
    author: 'Author',
    year: 'Year',
    lang: 'Language',
    about: 'About',
    series: 'Series',
    event: 'Year of event',
  },
  clear: 'Clear all filters',
  more: 'Show more',
};

export type SearchStrings = typeof search;
export type SearchFormStrings = typeof searchForm;
