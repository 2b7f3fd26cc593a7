/** Strings of reading aloud in English. Their type is what every other language provides. A module of their own, which scripts load on use. */
export const listen = {
  title: 'Read aloud',
  play: 'Play',
  pause: 'Pause',
  back: 'Previous paragraph',
  forward: 'Next paragraph',
  speed: 'Speed',
  close: 'Close',
  /** Shown when the device reports an error. */
  failed: 'This device has stopped reading. Press Play to continue.',
  /** Said before the words of a quote, which listeners cannot see. */
  quoteOf: (speaker: string) => `Quote, ${speaker}: `,
};

export type ListenStrings = typeof listen;
