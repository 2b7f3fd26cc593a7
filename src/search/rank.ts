import type { Match, Matches } from './index-cache.ts';
import type { MatchingField, PagefindData } from './pagefind.ts';
import type { Term } from './plan.ts';

/** One result: an article or a quote. */
export interface Hit {
  id: string;
  score: number;
  /**
   * For each term that matches, the positions of its words in the text, counted in words: its inflections and known
   * spellings, and no other words. Excerpts, highlights and sections of results are made from them.
   */
  positions: number[][];
  /** How rare each of these terms is (its inverse document frequency): excerpts prefer places with rare ones. */
  rarities: number[];
  /** The words at the positions, without their endings, as they are in the index; for compounds of which only a part matches. */
  stems: string[];
  /** The fields of its metadata that match, such as the speaker. */
  fields: MatchingField[];
  /** Loads its text; call it only for results that are shown. */
  data: () => Promise<PagefindData>;
}

/** The texts among which a word is rare or frequent, and a text is long or short: those of the kind that is asked for. */
export interface Statistics {
  ids: ReadonlySet<string>;
  /** Mean length in words. */
  meanLength: number;
}

/** How soon further occurrences of a word count less (BM25’s k1), and how much less they count in long texts (its b). */
const saturation = 2;
const lengthShare = 0.75;
/** Words within this distance count as close. */
const reach = 10;
/** Weight of closeness relative to the words themselves. */
const closeness = 0.5;
/** Bonus for a text that has every term, divided by the number of terms: of three words, all count; of a long question, many texts miss some. */
const allTermsBonus = 0.6;

/** A term with its matches and what each is worth. */
interface Scored {
  matches: Matches;
  weight: number;
  rarity: number;
  scores: ReadonlyMap<string, number>;
}

/**
 * Combines the matches of all terms by text: the sum of weighted scores, and a share for words that are close together.
 * Texts without a required word or with an excluded one are dropped. `found` begins with one entry for each term; further
 * entries are optional matches. `everything` is what to choose from if no term asks for a match.
 * Terms with the same inflections are one term that was asked several times, and count as often.
 */
export function rank(
  terms: readonly Term[],
  found: readonly Matches[],
  everything: Matches,
  statistics: Statistics,
): Map<string, Hit> {
  const hits = new Map<string, Hit>();
  const scored = weighted(terms, found).map(({ matches, weight }): Scored => {
    const rarity = rarityOf(matches, statistics);
    return { matches, weight, rarity, scores: scoresOf(matches, rarity, statistics) };
  });
  const all = { matches: everything, weight: 0, rarity: 0, scores: new Map<string, number>() };
  for (const { matches, weight, rarity, scores } of [all, ...scored])
    for (const [id, { positions, stems, fields, data }] of matches) {
      const hit = hits.get(id) ?? { id, score: 0, positions: [], rarities: [], stems: [], fields: [], data };
      hit.score += weight * (scores.get(id) ?? 0);
      hit.positions.push([...positions]);
      hit.rarities.push(rarity);
      hit.stems.push(...stems);
      hit.fields.push(...fields);
      hits.set(id, hit);
    }
  const close = scored.filter(({ weight, matches }) => weight >= 1 && matches.size > 0);
  const asked = close.filter(({ matches }) => found.indexOf(matches) < terms.length);
  for (const hit of hits.values()) {
    hit.score += closeness * closenessOf(hit.id, close);
    if (asked.length > 1 && asked.every(({ matches }) => matches.has(hit.id)))
      hit.score *= 1 + allTermsBonus / asked.length;
  }
  for (const [index, { need }] of terms.entries())
    for (const id of [...hits.keys()])
      if (need !== 'any' && found[index]?.has(id) !== (need === 'must')) hits.delete(id);
  return hits;
}

/** Returns each set of matches once, with the sum of the weights of its terms. */
function weighted(terms: readonly Term[], found: readonly Matches[]) {
  const sums = new Map<Matches, number>();
  for (const [index, matches] of found.entries()) {
    const term = terms[index];
    if (term?.need === 'not') continue;
    sums.set(matches, (sums.get(matches) ?? 0) + (term ? term.weight * term.count : 1));
  }
  return [...sums].map(([matches, weight]) => ({ matches, weight }));
}

/** Returns the inverse document frequency of a word. */
function rarityOf(matches: Matches, { ids }: Statistics): number {
  const count = [...matches.keys()].filter((id) => ids.has(id)).length;
  return Math.log(1 + (Math.max(0, ids.size - count) + 0.5) / (count + 0.5));
}

/** Returns the BM25 scores of the texts with a word (Robertson and Zaragoza, 2009). */
function scoresOf(matches: Matches, rarity: number, { meanLength }: Statistics): Map<string, number> {
  return new Map(
    [...matches].map(([id, { frequency, length }]) => {
      const norm = saturation * (1 - lengthShare + (lengthShare * length) / meanLength);
      return [id, (rarity * frequency * (saturation + 1)) / (frequency + norm)];
    }),
  );
}

/**
 * Returns what the closeness of words adds to a text: for each pair of terms, the lower of their scores times a value below 1.
 * After Rasolofo and Savoy (2003), with 1/d instead of 1/d².
 */
function closenessOf(id: string, terms: readonly Scored[]): number {
  const present = terms.flatMap(({ matches, scores }) => {
    const match: Match | undefined = matches.get(id);
    return match ? [{ positions: match.positions, score: scores.get(id) ?? 0 }] : [];
  });
  if (present.length < 2) return 0;
  const places = present
    .flatMap(({ positions }, term) => positions.map((at) => ({ at, term })))
    .sort((a, b) => a.at - b.at);
  const sums = new Map<number, number>();
  let start = 0;
  for (const [index, { at, term }] of places.entries()) {
    while ((places[start]?.at ?? at) < at - reach) start++;
    for (let before = start; before < index; before++) {
      const other = places[before];
      if (!other || other.term === term || other.at === at) continue;
      const pair = Math.min(term, other.term) * present.length + Math.max(term, other.term);
      sums.set(pair, (sums.get(pair) ?? 0) + 1 / (at - other.at));
    }
  }
  let sum = 0;
  for (const [pair, near] of sums) {
    const scores = [present[Math.floor(pair / present.length)], present[pair % present.length]];
    sum += (Math.min(...scores.map((term) => term?.score ?? 0)) * near) / (near + 1);
  }
  return sum;
}
