import { createHash } from 'node:crypto';
import type { Quote } from '../../model/joined.ts';
import type { Library } from '../../model/library.ts';
import { cardsPath } from '../../model/routes.ts';
import { site } from '../../site.ts';
import { type Card, cardAlt, libraryCards, quoteCard, siteCard, sizes } from './card.ts';
import { facesDigest, rendererVersion } from './fonts.ts';
import { templateVersion } from './template.ts';

/** What a card’s picture depends on. A page computes the address from it without drawing anything. */
export interface Inputs {
  template: number;
  renderer: string;
  faces: string;
  /** The site's name, which stands on every card. */
  site?: string;
  /** The marker of the publication’s own, where it has one. */
  marker?: string | undefined;
}

const current = (): Inputs => ({
  template: templateVersion,
  renderer: rendererVersion(),
  faces: facesDigest(),
  site: site.name,
  marker: site.colors?.light?.marker,
});

/** The name whose cards were published before names counted: they keep their URLs. */
const firstName = 'Verbatim';

/** First ten hexadecimal digits of the SHA-256 of everything the picture depends on. */
export const cardHash = (card: Card, inputs: Inputs = current()): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        ...[inputs.template, inputs.renderer, inputs.faces, entries(card)],
        ...(inputs.site === undefined || inputs.site === firstName ? [] : [inputs.site]),
        ...(inputs.marker === undefined ? [] : [{ marker: inputs.marker }]),
      ]),
    )
    .digest('hex')
    .slice(0, 10);

/** In a fixed order, so that the order in which a card is written down does not matter. */
const entries = (card: Card) =>
  Object.entries(card)
    .filter(([, value]) => value !== undefined)
    .sort();

/** `<name>.<hash>.png` */
export const cardFile = (card: Card): string => `${card.name}.${cardHash(card)}.png`;

/** Whether a name is one that `cardFile` makes, and so safe to read and write. */
export const isCardFile = (name: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*\.[0-9a-f]{10}\.png$/.test(name);

/** Path from the site’s root. */
export const cardPath = (card: Card): string => `${cardsPath}${cardFile(card)}`;

/** What a page says of its card; the form of `image` in the page layout. */
export const cardImage = (card: Card = siteCard()) => ({
  path: cardPath(card),
  ...sizes[card.shape],
  alt: cardAlt(card),
});

/** Both pictures of a quote, for those who want to download them. */
export const quotePictures = (quote: Quote) =>
  (['wide', 'square'] as const).map((shape) => ({
    shape,
    path: cardPath(quoteCard(quote, shape)),
    ...sizes[shape],
  }));

/** File names of the cards of each page, by its path, for the ledger. Pass the library without drafts. */
export const cardNames = (library: Library): ReadonlyMap<string, readonly string[]> =>
  new Map([...libraryCards(library)].map(([path, cards]) => [path, cards.map(cardFile)]));
