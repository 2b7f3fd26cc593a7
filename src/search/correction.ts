import { editDistance } from '../text/edit-distance.ts';
import { foldWord } from './fold-word.ts';
import { type NamedPage, pageIn, type SpellingGroup } from './spellings.ts';

/** What is needed only where words find nothing. Loaded with the rest all the same: a part of our script may be gone when the site was published anew. */

/** Words of an index, each with how common it is: the number of digits, in base 2, of the texts that hold it. */
export type WordList = ReadonlyMap<string, number>;

/** One word a line, and its number after a space. */
export const writeWordList = (words: WordList): string =>
  [...words].map(([word, count]) => `${word} ${count}\n`).join('');

/** Reads what `writeWordList` wrote; throws where a line has another form. */
export function readWordList(text: string): WordList {
  const words = new Map<string, number>();
  for (const [, word, count] of text.matchAll(/^(\S+) (\d+)$/gmu)) if (word) words.set(word, Number(count));
  if (words.size !== text.split('\n').filter(Boolean).length) throw new Error('a list of words is damaged');
  return words;
}

/** How many slips a word of so many letters may hold. */
function allowed(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/**
 * The word of the list that was most likely meant: fewest slips (a letter too many, too few, wrong, or two changed
 * places), the same first letter, then the commonest. Undefined where none is near.
 */
export function correct(typed: string, list: WordList): string | undefined {
  const word = foldWord(typed);
  let limit = allowed(word.length);
  let best: { word: string; rank: number } | undefined;
  for (const [listed, count] of list) {
    const known = foldWord(listed);
    if (Math.abs(known.length - word.length) > limit) continue;
    const slips = editDistance(word, known, limit);
    if (slips > limit) continue;
    const rank = -slips * 1000 + (known.startsWith(word.charAt(0)) ? 100 : 0) + count;
    if (!best || rank > best.rank) best = { word: listed, rank };
    limit = Math.min(limit, slips);
  }
  return best?.word;
}

const wordsOf = (text: string) => foldWord(text).split(/\s+/u).filter(Boolean);

/** Pages of the names nearest to a query’s words, for a reader of `lang`, at most three; none where nothing is near. */
export function nearNames(query: string, names: readonly SpellingGroup[], lang: string): NamedPage[] {
  const typed = wordsOf(query).filter((word) => word.length > 3);
  const away = (form: string) =>
    wordsOf(form).flatMap((word) =>
      typed.map((one) => editDistance(one, word) / Math.max(one.length, word.length)),
    );
  const near = names
    .map((group) => ({ group, away: Math.min(1, ...group.forms.flatMap(away)) }))
    .filter((name) => name.away <= 0.34)
    .sort((a, b) => a.away - b.away);
  return [...new Map(near.map(({ group }) => [group.path, pageIn(group, lang)])).values()].slice(0, 3);
}
