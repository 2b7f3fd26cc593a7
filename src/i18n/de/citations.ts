import type { CitationStrings } from '../en/citations.ts';

/** Strings of citations, and of the pages that offer them, in German. */
export const citations: CitationStrings = {
  citeArticle: 'Diesen Artikel zitieren',
  citeQuote: 'Dieses Zitat zitieren',
  ready:
    'In drei Zitierstilen und als Dateien für Literaturverwaltungen. Ein Klick auf eine Angabe markiert sie ganz.',
  inText: 'Kurzbeleg im Text',
  note: 'Fußnote',
  bibliography: 'Bibliografie',
  references: 'Literaturverzeichnis',
  worksCited: 'Zitierte Werke',
  files: 'Dateien für Literaturverwaltungen',
  terms: {
    comma: ', ',
    and: 'und ',
    ampersand: '& ',
    etAl: 'et al.',
    editedBy: 'hrsg. von ',
    translatedBy: 'übers. von ',
    quotedIn: 'zitiert nach ',
    citedIn: 'zitiert nach ',
    page: 'S. ',
    pages: 'S. ',
    via: 'über ',
  },
  sourceNotes: {
    unseen: 'Von uns nicht eingesehen; nach anderen Quellen zitiert.',
    about: 'Inhalt:',
    undated: 'Ohne Datum.',
    archived: 'Archivkopie:',
  },
};
