/** Words of the pages that tell how to cite, and of citations themselves, in English. */
export const citations = {
  citeArticle: 'Cite this article',
  citeQuote: 'Cite this quote',
  /** What the page is for; stands under its title. */
  ready: 'Ready to copy, in three styles and as files. A press on a citation selects all of it.',
  inText: 'In the text',
  note: 'Note',
  bibliography: 'Bibliography',
  references: 'Reference list',
  worksCited: 'Works cited',
  files: 'Files for reference managers',
  sourcesFile: 'The sources of this article, as CSL-JSON',
  /** Terms of the styles; each stands right before a name. */
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
    /** Before the publication where a source was seen, when that is not its own. */
    via: 'via ',
  },
  /** Notes on a source in files for reference managers. */
  sourceNotes: {
    unseen: 'Not seen by us; known from others who cite it.',
    /** Before what the source is about. */
    about: 'About:',
    undated: 'Undated.',
    /** Before the address of the copy. */
    archived: 'Archived copy:',
  },
};

export type CitationStrings = typeof citations;
