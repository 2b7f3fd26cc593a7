import type { ListenStrings } from '../en/listen.ts';

/** Strings of reading aloud in German. */
export const listen: ListenStrings = {
  title: 'Vorlesen',
  play: 'Abspielen',
  pause: 'Pause',
  back: 'Voriger Absatz',
  forward: 'Nächster Absatz',
  speed: 'Tempo',
  close: 'Schließen',
  failed: 'Die Stimme dieses Geräts ist verstummt. Mit „Abspielen“ geht es weiter.',
  quoteOf: (speaker) => `Zitat, ${speaker}: `,
};
