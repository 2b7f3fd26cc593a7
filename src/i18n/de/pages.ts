import type { PageStrings } from '../en/pages.ts';
import { plurals } from '../plurals.ts';

const counted = plurals('de');

/** Strings of pages that no script needs, in German. */
export const pages: PageStrings = {
  notes: { reference: 'Anmerkung', back: 'Zurück zum Text' },
  notFound: {
    title: 'Seite nicht gefunden',
    heading: 'Seite nicht gefunden',
    why: 'Links zu dieser Website bleiben gültig; vermutlich ist die Adresse falsch geschrieben oder abgeschnitten.',
    lookFor:
      'Weiter geht es bei den [Themen](topics) oder den [Zitaten](quotes), mit der [Suche](search) oder auf der [Startseite](home).',
  },
  quotes: {
    description: (count) =>
      counted(count, {
        one: 'Das einzige Zitat dieser Website, unter einer eigenen dauerhaften Adresse.',
        other: 'Alle # Zitate dieser Website, jedes unter einer eigenen dauerhaften Adresse.',
      }),
    intro: 'Jedes Zitat steht wörtlich in einem Artikel und hat eine Adresse, die sich nicht ändert.',
    filters: 'Zitate filtern',
    newestFirst: 'Alle, neueste zuerst',
    byTopic: 'Nach Thema',
    bySpeaker: 'Nach Person',
    feed: (site) => `Zitate aus ${site}, jedes unter einer eigenen dauerhaften Adresse.`,
  },
  corrections: {
    description:
      'Alles, was diese Website korrigiert, geändert oder zurückgezogen hat, mit Datum, früherem Wortlaut und Begründung.',
    intro:
      'Was wir nach der Veröffentlichung korrigiert, geändert oder zurückgezogen haben, das Neueste zuerst, mit dem früheren Wortlaut.',
    seenMistake: 'Einen Fehler entdeckt? Hinweise bitte an',
    none: 'Bisher keine Korrekturen.',
    feed: (site) => `Was ${site} nach der Veröffentlichung geändert hat und warum.`,
  },
  person: { born: 'Geboren:', died: 'Gestorben:', namedIn: 'Erwähnt in' },
  histogram: {
    title: 'Einträge pro Jahr',
    summary: (first, last, busiest, empty, years) =>
      `Einträge dieser Chronologie nach Jahr und Strang, ${first}–${last}. Die meisten Einträge hat das Jahr ${busiest}; ${counted(empty, { one: '# von', other: '# von' })} ${counted(years, { one: '# Jahr ist', other: '# Jahren sind' })} ohne Eintrag.`,
    picture: (first, last, threads) =>
      `Balken für jedes Jahr von ${first} bis ${last} in ${counted(threads, { one: '# Strang', other: '# Strängen' })}; die Zahlen stehen in der Tabelle darunter.`,
    asTable: 'Als Tabelle anzeigen',
    table: 'Einträge nach Jahr und Strang',
    year: 'Jahr',
  },
  forPrograms: {
    markdown:
      'Jeder Artikel ist auch als Markdown abrufbar, mit Anmerkungen und Quellen: seine Adresse ohne den letzten Schrägstrich, dahinter `.md`.',
    corrections: (address) =>
      `Jeder Artikel und jedes Zitat hat eine bleibende Adresse; Korrekturen stehen im Artikel und unter ${address}.`,
    quotes: (path) =>
      `Der Text auf der Seite eines Zitats, \`${path}\`, ist wörtlich: Bitte unter dieser Adresse zitieren und angeben, von wem er stammt.`,
    license: (license, site) =>
      `Die Artikel stehen unter ${license}: Autor und ${site} nennen und den Artikel verlinken.`,
    others: 'Für darin zitierte Worte anderer gilt diese Lizenz nicht.',
    byTopicAndSpeaker: 'nach Thema und Person',
    newestQuotes: 'Die neuesten Zitate',
    quotesFeed: 'JSON Feed mit Wortlaut, Person, Adresse und Fundstelle',
    feeds: 'Feeds',
    sitemap: 'Sitemap',
  },
};
