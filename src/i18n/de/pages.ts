import type { PageStrings } from '../en/pages.ts';
import { plurals } from '../plurals.ts';

const counted = plurals('de');

/** Strings of pages that no script needs, in German. */
export const pages: PageStrings = {
  notes: { reference: 'Anmerkung', back: 'Zurück zum Text' },
  whoMakesThis: 'Wer diese Website macht',
  ownedBy: 'Inhaber:',
  terms: 'Nutzungsbedingungen:',
  empty: {
    articles: 'Hier ist noch nichts erschienen.',
    topics: 'Noch keine Themen.',
    quotes: 'Noch keine Zitate.',
  },
  notFound: {
    quotes: 'Zitate zum Weiterlesen',
    title: 'Seite nicht gefunden',
    heading: 'Seite nicht gefunden',
    why: 'Links zu dieser Website bleiben gültig; vermutlich wurde die Adresse falsch eingegeben oder abgeschnitten.',
    lookFor:
      'Weiter geht es bei den [Themen](topics) oder den [Zitaten](quotes), mit der [Suche](search) oder auf der [Startseite](home). Ob ein Zitat echt ist, lässt sich [hier prüfen](verify).',
  },
  lists: {
    pages: 'Seiten',
    page: (number) => `Seite ${number}`,
    newer: 'Neuere',
    older: 'Ältere',
    newest: 'Neueste',
    oldest: 'Älteste',
    parts: (first, last) => `Teile ${first}–${last}`,
    showAll: (count) => `Alle ${count} anzeigen`,
  },
  archive: {
    title: 'Archiv',
    description: 'Alle Artikel nach Jahr und Monat.',
    link: 'Alle Artikel nach Jahren',
  },
  ownWords: {
    section: 'Abschnitt',
    sources: (count) =>
      counted(count, { one: 'Der Artikel nennt eine Quelle.', other: 'Der Artikel nennt # Quellen.' }),
  },
  quotes: {
    place: (number, of) => `Zitat ${number} von ${of} in diesem Artikel`,
    description: (count) =>
      counted(count, {
        one: 'Das einzige Zitat dieser Website, mit dauerhaftem Link.',
        other: 'Alle # Zitate dieser Website, jedes mit dauerhaftem Link.',
      }),
    intro: 'Jedes Zitat steht wörtlich in einem Artikel und hat einen dauerhaften Link.',
    legend: {
      said: 'Jemand hat es gesagt',
      own: (site) => `${site} sagt es`,
      around: 'der Kontext',
    },
    filters: 'Zitate filtern',
    newestFirst: 'Alle, neueste zuerst',
    byTopic: 'Nach Thema',
    bySpeaker: 'Nach Person',
    byLanguage: 'Nach Sprache',
    speakers: 'Alle zitierten Personen',
    feed: (site) => `Zitate aus ${site}, jedes mit dauerhaftem Link.`,
  },
  corrections: {
    description:
      'Alles, was diese Website korrigiert, geändert oder zurückgezogen hat, mit Datum, früherem Wortlaut und Begründung.',
    intro:
      'Was wir nach der Veröffentlichung korrigiert, geändert oder zurückgezogen haben, das Neueste zuerst, mit dem früheren Wortlaut.',
    seenMistake: 'Einen Fehler entdeckt? Hinweise bitte an',
    none: 'Bisher keine Korrekturen.',
    example: {
      title: 'So sieht eine Berichtigung aus (ein Beispiel):',
      why: 'Wir hatten das falsche Jahr für die Eröffnung der Brücke genannt.',
      said: 'Die Brücke wurde 1931 eröffnet.',
      says: 'Die Brücke wurde 1913 eröffnet.',
    },
    feed: (site) => `Was ${site} nach der Veröffentlichung geändert hat und warum.`,
  },
  preview: {
    draft: 'Entwurf: nicht veröffentlicht. Bitte diese Seite nicht weitergeben.',
    scheduled: (time) => `Geplant: erscheint am ${time}. Bitte diese Seite vorher nicht weitergeben.`,
    copy: 'Vorschau: Diese Fassung der Website enthält unveröffentlichte Artikel. Bitte ihre Adressen nicht weitergeben.',
  },
  person: { born: 'Geboren:', died: 'Gestorben:', namedIn: 'Erwähnt in', forPrograms: 'Für Programme:' },
  topicYears: {
    articles: (from, to, peak) => `Artikel nach Jahren, ${from}–${to}; die meisten ${peak}.`,
    sources: (from, to, peak) => `Quellen nach Jahren, ${from}–${to}; die meisten von ${peak}.`,
    legend: {
      articles: (from, to) => `Balken: Artikel nach Jahren, ${from}–${to}.`,
      sources: (from, to) => `Balken: die Quellen der Artikel jedes Themas nach Jahren, ${from}–${to}.`,
    },
  },
  histogram: {
    title: 'Einträge pro Jahr',
    summary: (first, last, busiest, empty, years) =>
      `Einträge dieser Chronologie nach Jahr und Strang, ${first}–${last}. Die meisten Einträge hat das Jahr ${busiest}; von ${counted(years, { one: '# Jahr', other: '# Jahren' })} ${counted(empty, { one: 'ist #', other: 'sind #' })} ohne Eintrag.`,
    picture: (first, last, threads) =>
      `Balkendiagramm der Jahre ${first} bis ${last} in ${counted(threads, { one: '# Strang', other: '# Strängen' })}; die Daten stehen in der Tabelle darunter.`,
    asTable: 'Als Tabelle anzeigen',
    table: 'Einträge nach Jahr und Strang',
    year: 'Jahr',
  },
  listen: 'Anhören',
  book: {
    download: 'E-Book (EPUB)',
    cover: 'Umschlag',
    landmarks: 'Teile dieses Buchs',
    accessible:
      'Der Text lässt sich vergrößern, neu umbrechen und vorlesen. Überschriften, Listen, Tabellen und die Sprache jeder Stelle sind ausgezeichnet.',
    accessiblePictures:
      'Bilder und Zeichnungen haben Textalternativen; die Daten von Karten und Diagrammen stehen in Tabellen.',
    accessibleNotes: 'Anmerkungen und ihre Verweise sind miteinander verlinkt.',
  },
  chart: {
    date: 'Datum',
    gap: 'keine Zahl',
    notFromZero: 'Skala beginnt nicht bei null',
  },
  map: {
    asTable: 'Orte auf dieser Karte',
    place: 'Ort',
    group: 'Dargestellt als',
    note: 'Anmerkung',
    coordinates: 'Koordinaten',
    kilometers: (count) => `${count} km`,
    latitude: (degrees, isNorth) => `${degrees}° ${isNorth ? 'N' : 'S'}`,
    longitude: (degrees, isEast) => `${degrees}° ${isEast ? 'O' : 'W'}`,
    origin:
      'Küsten, Flüsse, Seen und Grenzen: Natural Earth, 1:50 Millionen. Die Grenzen sind so gezeichnet, wie sie in diesen Daten stehen; einige sind umstritten.',
  },
  forPrograms: {
    markdown:
      'Jeder Artikel ist auch als Markdown abrufbar, mit Anmerkungen und Quellen: den letzten Schrägstrich seiner URL durch `.md` ersetzen.',
    corrections: (address) =>
      `Jeder Artikel und jedes Zitat hat eine dauerhafte URL; Korrekturen stehen im Artikel und unter ${address}.`,
    quotes: (path) =>
      `Der Text auf der Seite eines Zitats, \`${path}\`, ist wörtlich: Bitte mit dieser URL zitieren und angeben, von wem das Zitat stammt.`,
    license: (license, site) =>
      `Die Artikel stehen unter ${license}: Autor und ${site} nennen und den Artikel verlinken.`,
    terms: (label, url) => `Nutzungsbedingungen der Artikel: ${label} (${url}).`,
    others: 'Für Zitate anderer Personen gilt diese Lizenz nicht.',
    byTopicAndSpeaker: 'nach Thema und Person',
    newestQuotes: 'Neueste Zitate',
    quotesFeed: 'JSON Feed mit Wortlaut, Person, URL und Artikel jedes Zitats',
    feeds: 'Feeds',
    ledger: 'das Verzeichnis aller Permalinks und Zitate, als Hash-Kette, die alle prüfen können',
    sitemap: 'Sitemap',
  },
  newsletter: {
    title: (since) => `Neu seit ${since}`,
    articles: 'Neue Artikel',
    quotes: 'Neue Zitate in früheren Artikeln',
    changes: 'Korrekturen und Änderungen',
    read: 'Artikel lesen',
    withdrawn: 'Den Wortlaut wiederholen wir nicht.',
  },
};
