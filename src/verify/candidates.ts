import type { SearchEngine } from '../search/engine.ts';
import type { Contents } from '../search/files.ts';
import type { Match, Matches } from '../search/index-cache.ts';
import type { PagefindData } from '../search/pagefind.ts';
import { chunkOf } from './chunk-of.ts';
import type { Token } from './tokens.ts';

/** Words to search for: each loads a part of the index. */
const mostWords = 10;
/** After so many words, only those are searched for with which the parts of the index have at most so many KB. */
const enough = { words: 5, size: 100 };
/** A part of the index has about so many KB; one that has more has a frequent word. */
const usualSize = 12;
/** Articles to compare: each loads its text. */
const mostArticles = 4;

/** What the list of the index says of words. */
export type IndexParts = Pick<Contents, 'chunks' | 'common'>;

/** A word of what was asked, with the articles that have it. */
interface Found {
  weight: number;
  matches: Matches;
}

/**
 * Returns the articles that most likely have the asked words or parts of them: those in which the rarest words are within a short stretch of text.
 * Each further article has words that the ones before it lack, because a quotation can be joined from several.
 */
export async function candidates(
  engine: SearchEngine,
  text: string,
  tokens: readonly Token[],
): Promise<PagefindData[]> {
  const words = wordsToSearch(text, tokens, await engine.contents());
  const found = (await engine.inArticles(words))
    .filter(({ size }) => size > 0)
    .map((matches): Found => ({ matches, weight: 1 / Math.log2(2 + matches.size) }));
  const reach = Math.max(30, Math.round(tokens.length * 1.7));
  const stretches = new Map<string, { match: Match; words: ReadonlySet<number> }>();
  for (const [id, match] of new Map(found.flatMap(({ matches }) => [...matches])))
    stretches.set(id, { match, words: wordsInStretch(id, found, reach) });
  const chosen: Match[] = [];
  const covered = new Set<number>();
  const gain = (of: ReadonlySet<number>, again: number) =>
    [...of].reduce((sum, word) => sum + (found[word]?.weight ?? 0) * (covered.has(word) ? again : 1), 0);
  while (chosen.length < mostArticles && stretches.size > 0) {
    // After the first two, only what adds something.
    const again = chosen.length < 2 ? 0.8 : 0.05;
    let best: { id: string; score: number } | undefined;
    for (const [id, { words: own }] of stretches) {
      const score = gain(own, again);
      if (!best || score > best.score || (score === best.score && id < best.id)) best = { id, score };
    }
    const stretch = best && stretches.get(best.id);
    if (!best || !stretch || (chosen.length > 0 && stretch.words.size < 2)) break;
    stretches.delete(best.id);
    chosen.push(stretch.match);
    for (const word of stretch.words) covered.add(word);
  }
  return Promise.all(chosen.map(({ data }) => data()));
}

/**
 * Returns the words by which articles are found: numbers, names and long words before others, no common ones, from all parts of the text. Those
 * that load much of the index are frequent, and come last.
 */
export function wordsToSearch(text: string, tokens: readonly Token[], contents: IndexParts): string[] {
  const common = commonWords(contents);
  const sizeOf = (word: string) => chunkOf(contents.chunks, word)?.[2] ?? 0;
  const typed = ({ start, end }: Token) => text.slice(start, end);
  const rarity = (token: Token, at: number) => {
    const { form, isNumber, isCapitalized } = token;
    const frequent = Math.max(0, sizeOf(typed(token)) - usualSize) / 4;
    if (isNumber) return (form.length > 3 ? 9 : 3) - frequent;
    return Math.min(form.length, 12) + (isCapitalized && at > 0 ? 3 : 0) - frequent;
  };
  const seen = new Set<string>();
  const different = tokens
    .map((token, at) => ({ token, at, rarity: rarity(token, at) }))
    .filter(({ token: { form } }) => {
      const isNew = !seen.has(form) && form.length > 1;
      seen.add(form);
      return isNew;
    });
  const rare = different.filter(({ token: { form } }) => !common.has(form));
  const all = rare.length >= 3 ? rare : different;
  // The rarest of each part, so that every part of what was joined is found.
  const parts = Math.min(mostWords, Math.max(1, Math.floor(tokens.length / 8)));
  const sorted = Array.from({ length: parts }, (_, part) =>
    all
      .filter(({ at }) => Math.floor((at * parts) / tokens.length) === part)
      .sort((a, b) => b.rarity - a.rarity),
  );
  const longest = Math.max(...sorted.map(({ length }) => length));
  const inOrder = Array.from({ length: longest }, (_, round) => sorted.flatMap((part) => part[round] ?? []));
  const words: string[] = [];
  let size = 0;
  for (const { token } of inOrder.flat()) {
    const word = typed(token);
    size += sizeOf(word);
    if (words.length >= enough.words && size > enough.size) break;
    if (words.length < mostWords) words.push(word);
  }
  return words;
}

/** Returns the words that are too common to search for, in all languages of the site. */
export const commonWords = ({ common }: IndexParts): ReadonlySet<string> =>
  new Set(Object.values(common).flat());

/** Returns the words, by number, of the stretch of an article in which they weigh most. */
function wordsInStretch(id: string, found: readonly Found[], reach: number): ReadonlySet<number> {
  const positions = found
    .flatMap(({ matches }, word) => (matches.get(id)?.positions ?? []).map((at) => ({ at, word })))
    .sort((a, b) => a.at - b.at);
  const counts = new Map<number, number>();
  let weight = 0;
  let best = -1;
  let words: ReadonlySet<number> = new Set();
  let first = 0;
  for (const { at, word } of positions) {
    const count = counts.get(word) ?? 0;
    if (count === 0) weight += found[word]?.weight ?? 0;
    counts.set(word, count + 1);
    for (let start = positions[first]; start && start.at < at - reach; start = positions[++first]) {
      const left = (counts.get(start.word) ?? 1) - 1;
      if (left > 0) counts.set(start.word, left);
      else {
        counts.delete(start.word);
        weight -= found[start.word]?.weight ?? 0;
      }
    }
    if (weight > best + 1e-9) {
      best = weight;
      words = new Set(counts.keys());
    }
  }
  return words;
}
