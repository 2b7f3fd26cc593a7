/** Strings of citations, and of the pages that offer them, in English. */
export const citations = {
  citeArticle: 'Cite this article',
  citeQuote: 'Cite this quote',
  /** Above the citations. */
  ready: 'In three citation styles, and as files for reference managers. Click a citation to select it.',
  inText: 'In-text citation',
  note: 'Note',
  bibliography: 'Bibliography',
  references: 'Reference list',
  worksCited: 'Works cited',
  files: 'Files for reference managers',
  /** Terms of the styles; each is directly followed by a name. */
  terms: {
    comma: ', ',
    and: 'and ',
    ampersand: '& ',
    etAl: 'et al.',
    editedBy: 'edited by ',
    translatedBy: 'translated by ',
    quotedIn: 'quoted in ',
    citedIn: 'as cited in ',
    /** Before the number of a page, and before a range of pages. */
    page: 'p. ',
    pages: 'pp. ',
    /** Before the publication in which a source was read, where that is not the original one. */
    via: 'via ',
  },
  /** Notes on a source in files for reference managers. */
  sourceNotes: {
    unseen: 'Not seen by us; cited second-hand.',
    /** Before what the source is about. */
    about: 'About:',
    undated: 'Undated.',
    /** Before the address of the copy. */
    archived: 'Archived copy:',
  },
};

export type CitationStrings = typeof citations;
