/** Strings of pages that no script needs, in English; every other language fills in the same. */
export const pages = {
  /** What screen readers say before the number of a note, and before the link from a note to its reference. */
  notes: { reference: 'Note', back: 'Back to the text' },
  notFound: {
    title: 'Not found',
    heading: 'There is nothing at this address',
    why: 'Addresses of this site do not go away, so it was probably mistyped or cut off on its way to you.',
    /** Links in square brackets, with where each leads behind it. */
    lookFor:
      'Look among the [topics](topics) or the [quotes](quotes), [search](search), or begin at the [front page](home).',
  },
  quotes: {
    description: (count: number) =>
      count === 1
        ? 'The one quote of this site, with a permanent address of its own.'
        : `All ${count} quotes of this site, each with a permanent address of its own.`,
    intro: 'Each stands verbatim in an article and has an address that will not change.',
    filters: 'Which quotes are shown',
    newestFirst: 'All, newest first',
    byTopic: 'By topic',
    bySpeaker: 'By speaker',
    /** Of the feed, with the site’s name. */
    feed: (site: string) => `Quotes of ${site}, each with a permanent address of its own.`,
  },
  corrections: {
    description:
      'Everything this site has corrected, changed or taken back, with the date, the old words and the reason.',
    intro:
      'What we corrected, changed or took back after it was published, newest first, with what stood there before.',
    /** Before an e-mail address and a full stop. */
    seenMistake: 'Seen a mistake? Write to',
    none: 'Nothing so far.',
    feed: (site: string) => `What ${site} changed after publication, and why.`,
  },
  person: { born: 'Born', died: 'Died', namedIn: 'Named in' },
  histogram: {
    title: 'Entries per year',
    /** Years as they are written; `empty` of `years` have no entry. */
    summary: (first: string, last: string, busiest: string, empty: number, years: number) =>
      `Entries of this timeline by year and thread, ${first}–${last}. The busiest year is ${busiest}; in ${empty} of the ${years} years nothing is entered.`,
    picture: (first: string, last: string, threads: number) =>
      `Bars for each year from ${first} to ${last} in ${threads} ${threads === 1 ? 'thread' : 'threads'}; the figures are in the table below.`,
    asTable: 'The figures as a table',
    table: 'Entries by year and thread',
    year: 'Year',
  },
  /** Of llms.txt, which tells programs what the site has. */
  forPrograms: {
    markdown:
      'Each article is there as Markdown, with its notes and sources: its address without the last slash, and `.md`.',
    corrections: (address: string) =>
      `Every article and every quote has an address that stays; corrections are told in the article and on ${address}.`,
    /** `path` is that of a quote’s page. */
    quotes: (path: string) =>
      `Words on a quote’s page, \`${path}\`, are verbatim: cite them by that address, and say whose they are.`,
    license: (license: string, site: string) =>
      `Articles are published under ${license}: name the author and ${site}, and link the article.`,
    others: 'Words of others that are quoted in them are not ours to license.',
    byTopicAndSpeaker: 'by topic and speaker',
    newestQuotes: 'The newest quotes',
    quotesFeed: 'JSON Feed, each with words, speaker, address and place',
    feeds: 'Feeds',
    sitemap: 'Sitemap',
  },
};

export type PageStrings = typeof pages;
