import { hash } from 'node:crypto';
import type { Library } from '../../model/library.ts';
import { cardsPath } from '../../model/routes.ts';
import { site } from '../../site.ts';
import { type Card, cardAlt, libraryCards, otherShapes, siteCard, sizes } from './card.ts';
import { cardWordmark } from './drawn-wordmark.ts';
import { chosenNames, fontsDigest, rendererVersion } from './fonts.ts';
import { templateOf } from './template.ts';

/** What the image of a card depends on. Pages compute its URL from this without drawing anything. */
export interface Inputs {
  template: number;
  renderer: string;
  fonts: string;
  /** The site’s name, which is on every card; undefined for cards that were published before it was hashed, which keep their URLs. */
  site?: string | undefined;
  /** The publication’s own marker color, if it has one. */
  marker?: string | undefined;
  /** The publication’s own typefaces, by script. */
  typefaces?: Record<string, string> | undefined;
  /** The wordmark, if there is one. */
  wordmark?: string | undefined;
}

const currentFor = (card: Card): Inputs => ({
  template: templateOf(card),
  renderer: rendererVersion(),
  fonts: fontsDigest(),
  site: site.name === site.unhashedName ? undefined : site.name,
  marker: site.colors?.light?.marker,
  typefaces: chosenNames(),
  wordmark: cardWordmark(),
});

/** Returns the first ten hexadecimal digits of the SHA-256 of everything that the image depends on. */
export const cardHash = (card: Card, inputs: Inputs = currentFor(card)): string =>
  hash(
    'sha256',
    JSON.stringify([
      ...[inputs.template, inputs.renderer, inputs.fonts, entries(card)],
      ...(inputs.site === undefined ? [] : [inputs.site]),
      ...(inputs.marker === undefined ? [] : [{ marker: inputs.marker }]),
      ...(inputs.typefaces === undefined ? [] : [{ typefaces: inputs.typefaces }]),
      ...(inputs.wordmark === undefined ? [] : [{ wordmark: inputs.wordmark }]),
    ]),
  ).slice(0, 10);

/** Everything that is drawn, sorted by name, so that the order of properties does not matter. */
const entries = (card: Card) =>
  Object.entries(card)
    .filter(([name, value]) => value !== undefined && name !== 'shows')
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** Returns the ending of a card’s file: photographs are smaller as JPEG, everything else as PNG. */
const endingOf = ({ figure }: Card) => (figure?.picture ? 'jpg' : 'png');

/** Returns the file name of a card: `<name>.<hash>.png`, or `.jpg`. */
export const cardFile = (card: Card): string => `${card.name}.${cardHash(card)}.${endingOf(card)}`;

/** True for a name that `cardFile` can return, which is safe to read and write. */
export const isCardFile = (name: string): boolean =>
  /^[a-z0-9]+(-[a-z0-9]+)*\.[0-9a-f]{10}\.(?:png|jpg)$/.test(name);

/** Returns the path of a card. */
export const cardPath = (card: Card): string => cardFilePath(cardFile(card));

/** Returns the path of the file of a card. */
export const cardFilePath = (file: string): string => `${cardsPath}${file}`;

/** Returns a card as the `image` of the page layout. */
export const cardImage = (card: Card = siteCard()) => ({
  path: cardPath(card),
  type: endingOf(card) === 'jpg' ? 'image/jpeg' : 'image/png',
  ...sizes[card.shape],
  alt: cardAlt(card),
});

/** Returns the file name of the card of each page, by its path, for the ledger. Pass the library without drafts. */
export const cardNames = (library: Library): ReadonlyMap<string, readonly string[]> =>
  new Map([...libraryCards(library)].map(([path, card]) => [path, [cardFile(card)]]));

/** The cards of each library: the build asks for them several times, and the names of all are hashes, which take a second. Pages do not, so nothing of what a page reads is missed. */
const known = new WeakMap<Library, ReadonlyMap<string, Card>>();

/** Returns the cards that the site has, by their files: that of each page, and those in other shapes that were sealed. */
export function publishedCards(library: Library): ReadonlyMap<string, Card> {
  const { cards } = library.legacy;
  const named = (all: Iterable<Card>) => Array.from(all, (card) => [cardFile(card), card] as const);
  const found =
    known.get(library) ??
    new Map([
      ...named(libraryCards(library).values()),
      ...named(cards.size > 0 ? otherShapes(library) : []).filter(([file]) => cards.has(file)),
    ]);
  known.set(library, found);
  return found;
}
