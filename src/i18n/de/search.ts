import type { SearchFormStrings, SearchStrings } from '../en/search.ts';
import { plurals } from '../plurals.ts';

const counted = plurals('de');

/** Strings of search in German. */
export const search: SearchStrings = {
  locale: 'de-DE',
  comma: ', ',
  label: 'Stichwörter oder eine Frage',
  submit: 'Suchen',
  close: 'Schließen',
  articles: 'Artikel',
  quotes: 'Zitate',
  articleCount: (count) => counted(count, { other: '# Artikel' }),
  quoteCount: (count) => counted(count, { one: '1 Zitat', other: '# Zitate' }),
  shownOf: (shown) => counted(shown, { other: 'die ersten # werden angezeigt' }),
  alsoSearched: 'Auch gesucht nach:',
  correctedTo: (typed) => `Keine Ergebnisse für „${typed}“. Ergebnisse für:`,
  onlyTyped: 'Genau nach der Eingabe suchen',
  withSpellings: 'Andere Schreibweisen einbeziehen',
  excluded: 'Andere Schreibweisen sind ausgeschlossen.',
  seeAlso: 'Siehe auch:',
  inSection: 'Abschnitt:',
  inQuote: 'Zitat:',
  all: 'Alle Ergebnisse',
  working: 'Suche läuft …',
  noResults: (query) => (query ? `Keine Ergebnisse für „${query}“` : 'Keine Ergebnisse'),
  noMatches: 'Versuchen Sie weniger oder andere Wörter.',
  noFilteredMatches: 'Versuchen Sie andere Wörter oder weniger Filter.',
  noExactMatches: 'Ohne Anführungszeichen:',
  relatedTopics: 'Verwandte Themen:',
  ignored: 'Ein Teil dieser URL ist unbekannt und wurde ignoriert:',
  failures: {
    offline: 'Die Suche braucht eine Internetverbindung, und dieses Gerät ist offline.',
    unreachable: 'Die Suche ist nicht verfügbar: Die Website ist nicht erreichbar.',
    gone: 'Die Suche ist nicht verfügbar: Ein Teil ihres Index fehlt.',
    broken: 'Die Suche ist nicht verfügbar: Ihr Index ist beschädigt.',
    refused: 'Die Suche braucht WebAssembly, das dieser Browser blockiert.',
  },
  retry: 'Erneut versuchen',
  byTopic: 'Alle Themen',
  found: 'Die Suchbegriffe sind hervorgehoben.',
  removeHighlights: 'Hervorhebungen entfernen',
  goToFirst: (count) => (count === 1 ? 'Zur Fundstelle' : `Zur ersten von ${count} Fundstellen`),
  suggestions: 'Vorschläge:',
  recent: 'Letzte Suchen',
  clearRecent: 'Letzte Suchen löschen',
  topics: 'Themen',
  speakers: 'Oft zitiert',
  without: (word) => `Ohne „${word}“ suchen`,
};

/** Strings of the search page that no script needs. */
export const searchForm: SearchFormStrings = {
  description: 'Alle Artikel und Zitate nach Stichwörtern und Themen durchsuchen.',
  kind: 'Anzeigen',
  order: 'Sortieren nach',
  best: 'Relevanz',
  newest: 'Aktualität',
  narrow: 'Nach Thema, zitierter Person, Autor, Jahr oder Sprache filtern',
  facets: {
    topic: 'Thema',
    speaker: 'Zitierte Person',
    author: 'Autor',
    year: 'Jahr',
    lang: 'Sprache',
    about: 'Über',
    series: 'Serie',
    event: 'Jahr des Ereignisses',
  },
  clear: 'Alle Filter entfernen',
  more: 'Mehr anzeigen',
};
