import { foldedText } from '../text/fold.ts';
import { canonicalJson } from './canonical-json.ts';

/** The attribution of a quote as readers see it, so without the id of its source. */
export interface ShownCredit {
  /** The speaker’s id; undefined for the words of an article. */
  speaker?: string | undefined;
  /** A year, month or day. */
  said?: string | undefined;
  /** The address of the source. */
  url?: string | undefined;
}

/** Returns the text of which the ledger has the hash: equal for words that differ only in what matching ignores (text/fold.ts). */
export const textOfWords = (words: string): string => foldedText(words);

/** Returns the text of an attribution of which the ledger has the hash. */
export const textOfCredit = ({ speaker, said, url }: ShownCredit): string =>
  canonicalJson({ speaker, said, url });
