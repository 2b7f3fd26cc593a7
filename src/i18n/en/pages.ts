/** Strings of pages that no script needs, in English. Their type is what every other language provides. */
export const pages = {
  /** For screen readers: before the number of a note, and the label of the link from a note to its reference. */
  notes: { reference: 'Note', back: 'Back to the text' },
  /** Link from the front page to the page on owners and funding. */
  whoMakesThis: 'Who makes this site',
  /** Before the names of those who own the publication, and before a license that is not open, such as “All rights reserved”. */
  ownedBy: 'Owned by',
  terms: 'Terms of use:',
  /** On pages without content. `articles` is on the front page of the site or of a language, and on the search page of a site without articles. */
  empty: {
    articles: 'Nothing has been published here yet.',
    topics: 'No topics yet.',
    quotes: 'No quotes yet.',
  },
  notFound: {
    /** Heading of three quotes. */
    quotes: 'Quotes to read instead',
    title: 'Page not found',
    heading: 'Page not found',
    why: 'Links to this site do not expire, so the address was probably mistyped or cut off.',
    /** With links in Markdown’s form; the target is the name of a page. */
    lookFor:
      'Browse the [topics](topics) or the [quotes](quotes), [search](search), [verify a quotation](verify), or go to the [home page](home).',
  },
  /** Links between the pages of a long list. Numbers are formatted; page 1 has the oldest entries. */
  lists: {
    pages: 'Pages',
    page: (number: string) => `Page ${number}`,
    newer: 'Newer',
    older: 'Older',
    newest: 'Newest',
    oldest: 'Oldest',
    /** Of a series. */
    parts: (first: string, last: string) => `Parts ${first}–${last}`,
    /** Link from the newest entries to all, whose number is formatted. */
    showAll: (count: string) => `Show all ${count}`,
  },
  archive: {
    title: 'Archive',
    description: 'All articles by year and month.',
    link: 'All articles by year',
  },
  /** On the page of a quote that the publication itself says. */
  ownWords: {
    /** Before the heading under which it is. */
    section: 'section',
    /** Link to the sources. */
    sources: (count: number) =>
      count === 1 ? 'The article cites 1 source.' : `The article cites ${count} sources.`,
  },
  quotes: {
    /** Above the map of an article’s quotes: which of them this is; both numbers are formatted. */
    place: (number: string, of: string) => `Quote ${number} of ${of} in this article`,
    description: (count: number) =>
      count === 1
        ? 'The only quote on this site, with a permanent link.'
        : `All ${count} quotes on this site, each with a permanent link.`,
    intro: 'Each quote appears word for word in an article and has a permanent link.',
    /** What the two kinds of marks mean, in a line: words that somebody said, those of the publication, and those around a quote. */
    legend: {
      said: 'Somebody said it',
      own: (site: string) => `${site} says it`,
      around: 'the context',
    },
    filters: 'Filter quotes',
    newestFirst: 'All, newest first',
    byTopic: 'By topic',
    bySpeaker: 'By speaker',
    byLanguage: 'By language',
    /** Title of the list of speakers of a site with many quotes. */
    speakers: 'All speakers',
    /** Description of the feed; `site` is the site’s name. */
    feed: (site: string) => `Quotes from ${site}, each with a permanent link.`,
  },
  corrections: {
    description:
      'Everything this site has corrected, changed or withdrawn, with the date, the earlier wording and the reason.',
    intro:
      'What we have corrected, changed or withdrawn since publication, newest first, with the earlier wording.',
    /** Before an e-mail address and a full stop. */
    seenMistake: 'Found a mistake? Write to',
    none: 'No corrections so far.',
    /** Shown while there is none: what one looks like, about an invented bridge. */
    example: {
      title: 'An example of what a correction looks like:',
      why: 'We gave the wrong year for the opening of the bridge.',
      said: 'The bridge was opened in 1931.',
      says: 'The bridge was opened in 1913.',
    },
    feed: (site: string) => `What ${site} has changed since publication, and why.`,
  },
  /** At the top of pages that are not published: of a draft, of a scheduled article, and of every other page of a preview. */
  preview: {
    draft: 'Draft: not published. Do not share this page.',
    scheduled: (time: string) => `Scheduled: appears on ${time}. Do not share this page before then.`,
    copy: 'Preview: this copy of the site contains unpublished articles. Do not share links to it.',
  },
  person: { born: 'Born', died: 'Died', namedIn: 'Named in', forPrograms: 'For programs:' },
  /** Of a small chart with a bar for each year; the years are formatted. */
  topicYears: {
    articles: (from: string, to: string, peak: string) => `Articles by year, ${from}–${to}; most in ${peak}.`,
    sources: (from: string, to: string, peak: string) => `Sources by year, ${from}–${to}; most from ${peak}.`,
    legend: {
      articles: (from: string, to: string) => `Bars: articles by year, ${from}–${to}.`,
      sources: (from: string, to: string) =>
        `Bars: the sources of each topic’s articles by year, ${from}–${to}.`,
    },
  },
  histogram: {
    title: 'Entries per year',
    /** The years are formatted; `empty` of `years` have no entry. */
    summary: (first: string, last: string, busiest: string, empty: number, years: number) =>
      `Timeline entries by year and thread, ${first}–${last}. The busiest year is ${busiest}; ${empty} of the ${years} years have no entries.`,
    picture: (first: string, last: string, threads: number) =>
      `Bar chart of the years ${first} to ${last} in ${threads} ${threads === 1 ? 'thread' : 'threads'}; the table below has the data.`,
    asTable: 'Show as a table',
    table: 'Entries by year and thread',
    year: 'Year',
  },
  /** Control at the head of an article that has it read aloud. */
  listen: 'Listen',
  /** Of articles and series as EPUB. `download` is the link to the file; `accessible` and what follows say what readers with disabilities can expect. */
  book: {
    download: 'E-book (EPUB)',
    cover: 'Cover',
    landmarks: 'Parts of this book',
    accessible:
      'The text can be enlarged, reflowed and read aloud. Headings, lists, tables and the language of each passage are marked up.',
    accessiblePictures:
      'Pictures and drawings have text alternatives; the data of maps and charts are in tables.',
    accessibleNotes: 'Notes and their references link to each other.',
  },
  chart: {
    date: 'Date',
    /** In a cell of the table: the line has no value on that date. */
    gap: 'no figure',
    /** After the unit, if zero is not on the scale. */
    notFromZero: 'the scale does not start at zero',
  },
  map: {
    asTable: 'Places on this map',
    place: 'Place',
    group: 'Shown as',
    note: 'Note',
    coordinates: 'Coordinates',
    /** The label of the scale bar; the number is formatted. */
    kilometers: (count: string) => `${count} km`,
    /** The degrees are formatted and not negative. */
    latitude: (degrees: string, isNorth: boolean) => `${degrees}° ${isNorth ? 'N' : 'S'}`,
    longitude: (degrees: string, isEast: boolean) => `${degrees}° ${isEast ? 'E' : 'W'}`,
    origin:
      'Coasts, rivers, lakes and borders: Natural Earth, 1:50 million. Borders follow these data; some are disputed.',
  },
  /** For llms.txt, which describes the site to programs. */
  forPrograms: {
    markdown:
      'Every article is also available as Markdown, with its notes and sources: replace the final slash of its URL with `.md`.',
    corrections: (address: string) =>
      `Every article and every quote has a permanent URL; corrections appear in the article and on ${address}.`,
    /** `path` is the pattern of quote pages. */
    quotes: (path: string) =>
      `Quote pages, \`${path}\`, are verbatim: cite a quote by that URL and name its speaker.`,
    license: (license: string, site: string) =>
      `Articles are licensed under ${license}: credit the author and ${site}, and link to the article.`,
    /** For a license other than Creative Commons; `label` is its name. */
    terms: (label: string, url: string) => `Terms of use of the articles: ${label} (${url}).`,
    others: 'The license does not cover quotations from other people.',
    byTopicAndSpeaker: 'by topic and speaker',
    newestQuotes: 'Latest quotes',
    quotesFeed: 'JSON Feed with the text, speaker, URL and article of each',
    feeds: 'Feeds',
    ledger: 'the ledger of all permalinks and quotes, as a hash chain that anybody can check',
    sitemap: 'Sitemap',
  },
  /** For the e-mail of `npm run newsletter`. */
  newsletter: {
    /** The date is formatted. */
    title: (since: string) => `New since ${since}`,
    articles: 'New articles',
    quotes: 'Quotes added to earlier articles',
    changes: 'Corrections and changes',
    read: 'Read the article',
    withdrawn: 'We do not repeat the words.',
  },
};

export type PageStrings = typeof pages;
