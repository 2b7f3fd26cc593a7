/** Strings of the check of a seal in English. Their type is what every other language provides. A module of their own, which scripts load on use. */
export const seal = {
  /** For dates and numbers; the same as in the other strings of the language. */
  locale: 'en-GB',
  working: 'Checking…',
  /** Numbers and dates are formatted; `root` is its beginning. */
  genuine: ({
    entry,
    size,
    sealed,
    root,
    since,
  }: Record<'entry' | 'size' | 'sealed' | 'root' | 'since', string>) =>
    `The seal is genuine. These words and their attribution match entry ${entry} of ${size} in the ledger of ${sealed}, with the root ${root}. This quote has been on record since ${since}.`,
  mismatch: 'This page does not match the ledger:',
  faults: {
    url: 'The entry is for another address.',
    since: 'The ledger has another date for the start of the record.',
    words:
      'The words on this page are not those that were sealed. If your browser translates this page, show the original and check again.',
    by: 'The attribution on this page is not the one that was sealed.',
    file: 'The list of entries does not have the hash that the ledger gives for it.',
    root: 'The entry does not lead to the root of the ledger.',
  },
  /** Before a command. */
  noCrypto:
    'This browser cannot check the seal here: it needs a secure connection (https). Anybody can check it with our software:',
  notLoaded:
    'A file of the ledger could not be loaded. This says nothing about the quote. Try again when you are online.',
};

export type SealStrings = typeof seal;
