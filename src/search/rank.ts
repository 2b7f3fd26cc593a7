import type { Found, Match } from './index-cache.ts';
import type { PagefindData } from './pagefind.ts';
import type { Term } from './plan.ts';

/** One result: an article or a quote. */
export interface Hit {
  id: string;
  score: number;
  /** For each thing that was asked, the places of its words in the text, counted in words. */
  places: number[][];
  /** Loads its text; ask only for results that are shown. */
  data: () => Promise<PagefindData>;
}

/** Words that stand this near count as close. */
const reach = 10;
/** What closeness is worth beside the words themselves. */
const closeness = 0.5;
/** A text that has all that was asked is worth this much more. */
const whole = 1.3;

/**
 * Adds up what was found for each term, by text: scores as weighted, and a share for words that stand close.
 * Texts without a word that must be there, or with one that must not, are left out. `found` begins with one entry
 * a term; further ones count as wished for. `everything` is what there is to choose from where nothing is wished for.
 */
export function rank(terms: readonly Term[], found: readonly Found[], everything: Found): Map<string, Hit> {
  const hits = new Map<string, Hit>();
  const add = (id: string, match: Match, score: number) => {
    const hit = hits.get(id);
    if (!hit) hits.set(id, { id, score, places: [[...match.places]], data: match.data });
    else {
      hit.score += score;
      hit.places.push([...match.places]);
    }
  };
  for (const [id, match] of everything) add(id, match, 0);
  const wished = found.map((matches, index) => ({
    matches,
    weight: terms[index]?.weight ?? 1,
    term: terms[index],
  }));
  for (const { matches, weight, term } of wished)
    if (term?.need !== 'not') for (const [id, match] of matches) add(id, match, weight * match.score);
  const close = wished.filter(({ weight, term }) => weight === 1 && term?.need !== 'not');
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
    for (const [id, hit] of hits) if (asked.every(({ matches }) => matches.has(id))) hit.score *= whole;
  for (const { matches, term } of wished)
    for (const id of [...hits.keys()])
      if ((term?.need === 'must' && !matches.has(id)) || (term?.need === 'not' && matches.has(id)))
        hits.delete(id);
  return hits;
}

/** From 0, nowhere near, towards 1: often, and side by side. After Rasolofo and Savoy (2003), with 1/d in place of 1/d². */
function nearness({ places: a }: Match, { places: b }: Match): number {
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
