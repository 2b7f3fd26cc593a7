import type { CitationStrings } from '../en/citations.ts';

/** Strings of citations, and of the pages that offer them, in German. */
export const citations: CitationStrings = {
  citeArticle: 'Diesen Artikel zitieren',
  citeQuote: 'Dieses Zitat zitieren',
  ready:
    'In drei Zitierstilen und als Dateien für Literaturverwaltungen. Ein Klick auf eine Angabe markiert sie ganz.',
  inText: 'Im Text',
  note: 'Fußnote',
  bibliography: 'Bibliografie',
  references: 'Quellenverzeichnis',
  worksCited: 'Zitierte Werke',
  files: 'Dateien für Literaturverwaltungen',
  sourcesFile: 'Die Quellen dieses Artikels als CSL-JSON',
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
    unseen: 'Uns nur aus anderen Quellen bekannt.',
    about: 'Inhalt:',
    undated: 'Ohne Datum.',
    archived: 'Archivkopie:',
  },
};
