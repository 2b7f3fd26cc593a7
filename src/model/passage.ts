/** A quote and the plain text around it in its block. */
export interface Passage {
  before: string;
  words: string;
  after: string;
  /** The last heading before the passage, if any. */
  heading?: { id: string; text: string } | undefined;
}

/** Returns a passage with at most `words` words on either side of the quote, and an ellipsis where words were removed. */
export function trimContext(passage: Passage, words: number): Pick<Passage, 'before' | 'words' | 'after'> {
  const before = passage.before.split(/(?<=\s)/u);
  const after = passage.after.split(/(?=\s)/u);
  return {
    before: before.length > words ? `… ${before.slice(-words).join('')}` : passage.before,
    words: passage.words,
    after: after.length > words ? `${after.slice(0, words).join('')} …` : passage.after,
  };
}

/** Returns the number of words in a text of any script: parts between white space with a letter or digit. */
export const countWords = (text: string): number =>
  text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
