/** The text around a quote, as plain words, from the block it stands in. */
export interface Passage {
  before: string;
  words: string;
  after: string;
  /** The heading the passage stands under, if any. */
  heading?: { id: string; text: string } | undefined;
}

/** A passage with at most `words` words on either side of the quote, cut between words and marked with an ellipsis. */
export function shorten(passage: Passage, words: number): Pick<Passage, 'before' | 'words' | 'after'> {
  const before = passage.before.split(/(?<=\s)/u);
  const after = passage.after.split(/(?=\s)/u);
  return {
    before: before.length > words ? `… ${before.slice(-words).join('')}` : passage.before,
    words: passage.words,
    after: after.length > words ? `${after.slice(0, words).join('')} …` : passage.after,
  };
}

/** Words of a text in any script: what stands between white space and has a letter or a digit. */
export const countWords = (text: string): number =>
  text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
