/** Strings of the answers on quotations in English. Their type is what every other language provides. A module of their own, which scripts load on use. */
export const verify = {
  /** For dates and numbers; the same as in the other strings of the language. */
  locale: 'en-GB',
  working: 'Checking…',
  retry: 'Try again',
  /** Link on the search page: the query is a passage. */
  offer: 'Is this quotation genuine?',
  /** Headings of the answers. */
  verdicts: {
    exact: 'Genuine: this is a quote we published',
    within: 'Genuine, but only part of a quote',
    around: 'A quote we published, with other words around it',
    passage: 'Genuine: these words are in one of our articles',
    altered: 'Altered: we published something else',
    stitched: 'Stitched together from separate passages',
    changed: 'We published these words, and changed them later',
    withdrawn: 'We published this quote, and withdrew it',
    otherCredit: 'Genuine words, but attributed differently',
    translation: 'Genuine: this is our translation',
    original: 'Genuine: we published a translation of these words',
    notFound: 'We have not published these words',
    askAgain: 'We cannot check this text',
    unavailable: 'We could not check these words',
  },
  /** The sentence below the heading. */
  about: {
    exact: 'These are the complete words of the quote.',
    within: 'The words you entered are marked in the whole quote. What was left out may change the meaning.',
    around: 'Only the marked words are the quote. The others are not part of it.',
    passage: 'They are not a pull-quote. Here they are in context:',
    altered: 'Differences that may change the meaning come first.',
    stitched: 'We published each part, but not as one text. Here is each in context:',
    /** The date is formatted. */
    changed: (until: string) => `We published these words until ${until}.`,
    withdrawn: (date: string) => `Withdrawn on ${date}. We do not repeat the words.`,
    withdrawnAltered: 'The words you entered are close to it, but not the same.',
    otherCredit: 'We published these words, with another attribution.',
    translation: 'The words were said in another language.',
    /** For the article’s own words, which nobody said. */
    ownTranslation: 'The words are our own. We wrote them in another language first.',
    notFound: 'Somebody may have said them, but they are not in our articles.',
    unavailable: 'This says nothing about the quotation.',
  },
  /** What to do where there is no answer. */
  askAgain: {
    empty: 'Enter the words to check, or the link to a quote.',
    'too-short': 'Enter a few more words: so short a text could be from anywhere.',
    'too-long': 'Enter one quotation at a time: this text is too long.',
    'no-words': 'This text has no words. Enter the words to check.',
    'other-script': 'Enter the words in a script that this site publishes in.',
    'other-address': 'This link does not lead to a quote on this site.',
  },
  unavailable: {
    quotes: 'The list of our quotes could not be loaded.',
    search: 'Article search could not be loaded.',
    offline: 'This device is offline.',
  },
  /** Before the reason for a change or a withdrawal. */
  reason: 'Reason:',
  /** Kinds of differences. */
  changes: {
    negation: 'Negation',
    number: 'Number',
    name: 'Name',
    word: 'Words',
  },
  /** Before words of each side of a difference. */
  asked: 'You entered:',
  published: 'We published:',
  leftOut: 'Left out:',
  notOurs: 'Not published by us:',
  wordByWord: 'Word by word',
  /** How differences are marked. */
  legend:
    'Struck-through words were published, but are missing from your text. Underlined words are only in your text.',
  legendOfChange: 'Struck-through words were removed. Underlined words were added.',
  /** For screen readers: before and after marked words. */
  marks: {
    missing: 'missing:',
    extra: 'only in your text:',
    removed: 'removed:',
    added: 'added:',
    yours: 'your words:',
    end: 'end of the mark',
  },
  nowReads: 'The quote now reads:',
  /** The number is formatted. */
  part: (number: string) => `Part ${number}`,
  /** Attributions that differ; the names and dates are formatted. */
  credits: {
    speaker: (asked: string, speaker: string) => `Not by ${asked}: the speaker is ${speaker}.`,
    ownWords: (asked: string) => `Not by ${asked}: these are the words of the article.`,
    said: (asked: string, said: string) => `Date entered: ${asked}. Date of the words: ${said}.`,
    undated: (asked: string) => `Date entered: ${asked}. We give no date for the words.`,
  },
  originalWords: 'The original words:',
  originalUnknown: 'We do not have the original words.',
  /** The language’s name. */
  saidIn: (language: string) => `Original language: ${language}.`,
  nearest: 'Similar passages that we published:',
  speaker: 'Speaker',
  ownWords: 'From the article',
  said: 'Said',
  source: 'Source',
  article: 'Article',
  since: 'On record since',
  openQuote: 'Open the quote',
  openArticle: 'Read in the article',
  copyLink: 'Copy link to this answer',
  linkCopied: 'Link copied. It contains what you entered.',
  copyManually: 'This browser blocks copying. The link is selected: copy it manually.',
  linkToCopy: 'Link to copy',
  /** Where the date cannot be read. */
  saidWrong: 'Enter a year, a month or a day, such as 2014, 2014-06 or 2014-06-13.',
};

/** Strings of the page that no script needs. */
export const verifyPage = {
  title: 'Is this quotation genuine?',
  description:
    'Check whether a quotation that is attributed to this site was published here, and whether it has changed.',
  intro:
    'Paste a quotation that is attributed to us. The answer says whether we published it, and what has changed.',
  text: 'Quotation, or the link to a quote',
  speaker: 'Speaker (optional)',
  said: 'Date said (optional)',
  saidHint: 'A year, a month or a day: 2014-06-13',
  check: 'Check',
  privacy: 'Your text stays on this device: it is compared here, and not sent.',
  notLoaded: 'The check could not be loaded. Try again when you are online.',
  withoutScript: 'Checking runs in your browser and needs JavaScript, which is turned off or has not loaded.',
  /** With links in Markdown’s form; the target is the name of a page. */
  byHand:
    'To check by hand, find the quote among [all quotes](quotes) or [by topic](topics), open its page, and compare word for word. The page says if the quote was changed or withdrawn; all changes are in the [corrections](corrections).',
  /** Link on the page of a quote and in its frame. */
  link: 'Verify this quote',
  /** Shorter, in a frame, whose height other sites have set; a part of `link`. */
  shortLink: 'Verify',
  /** Below that link: what it checks. */
  hint: '“Verify” compares these words with what we published, and shows whether they have changed since.',
  /** On a share card: the address of this page. */
  verifyAt: (address: string) => `Verify these words at ${address}`,
  onRecord: (date: string) => `In our public ledger since ${date}.`,
  /** Link that checks the entry of a quote in the ledger. */
  checkSeal: 'Check the seal',
  /** The public ledger: its size and day are formatted. */
  ledger: {
    title: 'Public ledger',
    about: (entries: string, sealed: string) =>
      `Every quote we publish is sealed in a public ledger, to which we can only add. It has ${entries} entries; the newest were added on ${sealed}. Keep this code, the root of the ledger, to prove later that nothing was changed:`,
    link: 'The ledger as a file',
  },
};

export type VerifyStrings = typeof verify;
export type VerifyPageStrings = typeof verifyPage;
