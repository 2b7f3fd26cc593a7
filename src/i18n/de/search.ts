import type { SearchFormStrings, SearchStrings } from '../en/search.ts';
import { plurals } from '../plurals.ts';

const counted = plurals('de');

/** The strings of search in German. */
export const search: SearchStrings = {
  locale: 'de-DE',
  comma: ', ',
  description: 'Alle Artikel und Zitate nach Wörtern und Themen durchsuchen.',
  label: 'Wörter oder eine Frage',
  submit: 'Suchen',
  close: 'Schließen',
  articles: 'Artikel',
  quotes: 'Zitate',
  articleCount: (count) => counted(count, { other: '# Artikel' }),
  quoteCount: (count) => counted(count, { one: '1 Zitat', other: '# Zitate' }),
  shownOf: (shown) => counted(shown, { other: 'die ersten # werden angezeigt' }),
  alsoSearched: 'Auch gesucht:',
  correctedTo: (typed) => `Keine Ergebnisse für „${typed}“. Stattdessen gesucht:`,
  onlyTyped: 'Nur die eingegebene Schreibweise suchen',
  withSpellings: 'Auch andere Schreibweisen suchen',
  only: 'Andere Schreibweisen werden nicht gesucht.',
  name: 'Seite über',
  inSection: 'Abschnitt:',
  inQuote: 'Zitat:',
  all: 'Alle Ergebnisse',
  working: 'Suche läuft …',
  noResults: 'Keine Ergebnisse',
  noMatches: 'Keine Ergebnisse für diese Wörter. Weniger oder andere Wörter können helfen.',
  noFilteredMatches: 'Keine Ergebnisse für diese Wörter mit dieser Auswahl.',
  noExactMatches: 'Wörter in Anführungszeichen werden genau so gesucht. Ohne Anführungszeichen:',
  relatedTopics: 'Ähnlich benannte Themen:',
  ignored: 'Ein Teil dieser Adresse ist unbekannt und wurde nicht beachtet:',
  failures: {
    offline: 'Die Suche braucht eine Netzverbindung, und dieses Gerät hat gerade keine.',
    unreachable: 'Die Website ist nicht erreichbar; es wurde nicht gesucht.',
    gone: 'Ein Teil des Suchindex fehlt auf der Website; es wurde nicht gesucht.',
    broken: 'Der Suchindex ist beschädigt angekommen; es wurde nicht gesucht.',
    refused: 'Dieser Browser lässt auf Seiten kein WebAssembly zu, das die Suche braucht.',
  },
  retry: 'Erneut versuchen',
  byTopic: 'Alle Themen',
  found: 'Die gesuchten Wörter sind markiert.',
  removeHighlights: 'Markierungen entfernen',
};

/** The strings of the search page as it is served; no script has them. */
export const searchForm: SearchFormStrings = {
  kind: 'Art der Ergebnisse',
  order: 'Sortierung',
  best: 'Beste Treffer zuerst',
  newest: 'Neueste zuerst',
  narrow: 'Nach Thema, Zitierten, Autor, Jahr oder Sprache eingrenzen',
  facets: { topic: 'Thema', speaker: 'Wer spricht', author: 'Autor', year: 'Jahr', lang: 'Sprache' },
  clear: 'Auswahl aufheben',
  more: 'Mehr anzeigen',
};
