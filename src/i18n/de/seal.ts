import type { SealStrings } from '../en/seal.ts';

/** Strings of the check of a seal. */
export const seal: SealStrings = {
  locale: 'de-DE',
  working: 'Prüfung läuft …',
  genuine: ({ entry, size, sealed, root, since }) =>
    `Das Siegel ist echt. Wortlaut und Zuschreibung stimmen mit Eintrag ${entry} von ${size} im Verzeichnis vom ${sealed} überein, dessen Wurzel ${root} ist. Das Zitat ist seit dem ${since} verzeichnet.`,
  mismatch: 'Diese Seite stimmt nicht mit dem Verzeichnis überein:',
  faults: {
    url: 'Der Eintrag gehört zu einer anderen Adresse.',
    since: 'Im Verzeichnis steht ein anderes Datum, seit dem das Zitat verzeichnet ist.',
    words:
      'Der Wortlaut auf dieser Seite ist nicht der versiegelte. Wenn Ihr Browser die Seite übersetzt, zeigen Sie das Original an und prüfen Sie erneut.',
    by: 'Die Zuschreibung auf dieser Seite ist nicht die versiegelte.',
    file: 'Die Liste der Einträge hat nicht den Hash, den das Verzeichnis für sie angibt.',
    root: 'Der Eintrag führt nicht zur Wurzel des Verzeichnisses.',
  },
  noCrypto:
    'Dieser Browser kann das Siegel hier nicht prüfen: Dafür ist eine sichere Verbindung (https) nötig. Mit unserer Software kann es jeder prüfen:',
  notLoaded:
    'Eine Datei des Verzeichnisses konnte nicht geladen werden. Das sagt nichts über das Zitat. Versuchen Sie es erneut, wenn Sie online sind.',
};
