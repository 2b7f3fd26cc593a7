import { foldWord } from '../search/fold-word.ts';
import type { CreditDifference } from './answer.ts';

/** Who said words, and when, as a question or a quote has it. */
export interface Claim {
  speaker: string;
  said: string;
}

/** What a quote has: every name of its speaker, or of the authors for an article’s own words. */
export interface Credited {
  names: readonly string[];
  said: string | undefined;
}

/** Returns the words of a name as they are compared, without the Arabic article that some spellings join with a hyphen. */
const wordsOf = (name: string) =>
  foldWord(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word !== 'al' && word !== 'el')
    // «السيستاني» and «سيستاني».
    .map((word) => word.replace(/^ال(?=\p{L}{3})/u, ''));

/** Returns what of a claim differs from the attribution of a quote. What the claim leaves out does not differ. */
export function differencesOf(claim: Claim, { names, said }: Credited): CreditDifference[] {
  const differs: CreditDifference[] = [];
  const asked = wordsOf(claim.speaker);
  if (asked.length > 0 && !names.some((name) => isSameName(asked, wordsOf(name)))) differs.push('speaker');
  const day = dateOf(claim.said);
  if (day !== '' && said !== undefined && !day.startsWith(said) && !said.startsWith(day))
    differs.push('said');
  return differs;
}

/**
 * True if one name has all words of the other: `Lind` and `Mara Lind`, `Minister Mara Lind` and `Mara Lind`. A name of one word is the last word of
 * the longer one, unless a title is before it.
 */
function isSameName(one: readonly string[], other: readonly string[]): boolean {
  if (other.length === 0) return false;
  const [few, many] = one.length < other.length ? [one, other] : [other, one];
  return few.every((word) => many.includes(word));
}

/** Returns a date as its ISO form begins, with the digits of any script; '' if it is not one. */
function dateOf(said: string): string {
  const [found] = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u.exec(foldWord(said.trim())) ?? [];
  return found ?? '';
}
