import type { Match, Matches } from './index-cache.ts';
import type { PagefindData } from './pagefind.ts';
import type { Term } from './plan.ts';

/** One result: an article or a quote. */
export interface Hit {
  id: string;
  score: number;
  /** For each term, the positions of its words in the text, counted in words. */
  positions: number[][];
  /** Loads its text; call it only for results that are shown. */
  data: () => Promise<PagefindData>;
}

/** Words within this distance count as close. */
const reach = 10;
/** Weight of closeness relative to the words themselves. */
const closeness = 0.5;
/** Factor for a text that has every term. */
const allTermsBonus = 1.3;

/**
 * Combines the matches of all terms by text: the sum of weighted scores, and a share for words that are close together.
 * Texts without a required word or with an excluded one are dropped. `found` begins with one entry for each term; further
 * entries are optional matches. `everything` is what to choose from if no term asks for a match.
 */
export function rank(
  terms: readonly Term[],
  found: readonly Matches[],
  everything: Matches,
): Map<string, Hit> {
  const hits = new Map<string, Hit>();
  const add = (id: string, match: Match, score: number) => {
    const hit = hits.get(id);
    if (!hit) hits.set(id, { id, score, positions: [[...match.positions]], data: match.data });
    else {
      hit.score += score;
      hit.positions.push([...match.positions]);
    }
  };
  for (const [id, match] of everything) add(id, match, 0);
  const weighted = found.map((matches, index) => ({
    matches,
    weight: terms[index]?.weight ?? 1,
    term: terms[index],
  }));
  for (const { matches, weight, term } of weighted)
    if (term?.need !== 'not') for (const [id, match] of matches) add(id, match, weight * match.score);
  const close = weighted.filter(({ weight, term }) => weight === 1 && term?.need !== 'not');
  for (const [index, { matches: a }] of close.entries())
    for (const { matches: b } of close.slice(index + 1))
      for (const [id, match] of a) {
        const other = b.get(id);
        const hit = hits.get(id);
        if (other && hit)
          hit.score += closeness * Math.min(match.score, other.score) * nearness(match, other);
      }
  const asked = close.filter(({ matches }) => matches.size > 0);
  if (asked.length > 1)
    for (const [id, hit] of hits)
      if (asked.every(({ matches }) => matches.has(id))) hit.score *= allTermsBonus;
  for (const { matches, term } of weighted)
    for (const id of [...hits.keys()])
      if ((term?.need === 'must' && !matches.has(id)) || (term?.need === 'not' && matches.has(id)))
        hits.delete(id);
  return hits;
}

/** Returns the closeness of two words, from 0 to just below 1. After Rasolofo and Savoy (2003), with 1/d instead of 1/d². */
function nearness({ positions: a }: Match, { positions: b }: Match): number {
  let sum = 0;
  let start = 0;
  for (const x of a) {
    while ((b[start] ?? Infinity) < x - reach) start++;
    for (let at = start; (b[at] ?? Infinity) <= x + reach; at++) {
      const gap = Math.abs(x - (b[at] ?? 0));
      if (gap > 0) sum += 1 / gap;
    }
  }
  return sum / (sum + 1);
}
