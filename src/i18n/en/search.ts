/** The words of search in English; every other language fills in the same. Apart from the rest, so that a script loads one language. */
export const searching = {
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
  correctedTo: (typed: string) => `Nothing has “${typed}”. Searched in its place:`,
  onlyTyped: 'Search for only what I typed',
  withSpellings: 'Search for other spellings as well',
  only: 'Other spellings are not searched for.',
  name: 'Page on',
  inSection: 'Section:',
  inQuote: 'Quote:',
  all: 'All results',
  working: 'Searching…',
  nothing: 'Nothing found',
  nothingHolds: 'No text holds these words. Fewer or other words may find one.',
  nothingChosen: 'No text that holds these words fits what you chose.',
  nothingQuoted: 'Words in quotation marks must stand exactly so. Without the marks:',
  nearTopics: 'Topics near to what you typed:',
  ignored: 'Part of this address is not known here and was left aside:',
  failures: {
    offline: 'Search needs the network, and this device has none now.',
    unreachable: 'The site cannot be reached, so nothing could be searched.',
    gone: 'A part of the search index is missing on the site, so nothing could be searched.',
    broken: 'The search index came damaged, so nothing could be searched.',
    refused: 'This browser does not let pages run WebAssembly, which search needs.',
  },
  retry: 'Try again',
  byTopic: 'All topics',
  found: 'Words you searched for are marked.',
  unmark: 'Remove the marks',
};

/** The words of the search page as it is served; no script has them. */
export const searchForm = {
  kind: 'What to find',
  order: 'Order',
  best: 'Best match first',
  newest: 'Newest first',
  narrow: 'Narrow by topic, speaker, author, year or language',
  facets: { topic: 'Topic', speaker: 'Speaker', author: 'Author', year: 'Year', lang: 'Language' },
  clear: 'Clear all choices',
  more: 'Show more',
};

export type SearchingWords = typeof searching;
export type SearchFormWords = typeof searchForm;
