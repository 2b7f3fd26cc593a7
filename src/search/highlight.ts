import { formOf, joint, tokensOf } from './tokens.ts';

/** A piece of text, and whether it is highlighted. */
export interface Span {
  text: string;
  marked: boolean;
}

/** Adds text to spans, joined to the last one if both are marked or neither is. */
function add(spans: Span[], text: string, marked: boolean): void {
  const last = spans.at(-1);
  if (last?.marked === marked) last.text += text;
  else if (text !== '') spans.push({ text, marked });
}

/** Splits text into spans with the words marked whose indexed forms are in `forms`, or parts of compounds that are: `Sakhar` in `al-Sakhar`. */
export function markWords(text: string, forms: ReadonlySet<string>): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const { at, text: word, form } of tokensOf(text)) {
    add(spans, text.slice(end, at), false);
    if (forms.has(form)) add(spans, word, true);
    else for (const part of word.split(joint)) add(spans, part, forms.has(formOf(part)));
    end = at + word.length;
  }
  add(spans, text.slice(end), false);
  return spans;
}

/** Splits text into spans with the words marked that are nearest to the stems: the index says only that the text has them, not where. */
export function markStems(text: string, stems: readonly string[]): Span[] {
  const forms = tokensOf(text).flatMap(({ text: word, form }) => [form, ...word.split(joint).map(formOf)]);
  const marked = new Set<string>();
  for (const stem of stems) {
    const near = forms.filter((form) => asInStem(form).startsWith(asInStem(stem)));
    const length = Math.min(...near.map((form) => form.length));
    for (const form of near) if (form.length === length) marked.add(form);
  }
  return markWords(text, marked);
}

/** The stemmer of English writes `armi` for `army`. */
const asInStem = (form: string) => form.replaceAll('y', 'i');

/** The words of a text that match a query. */
export interface MatchingWords {
  positions: ReadonlySet<number>;
  /** Without their endings. */
  stems: readonly string[];
}

/** Returns the indexed forms of the matching words of a text, each once; of a compound, those of the parts that match. */
export const matchingForms = (words: readonly string[], { positions, stems }: MatchingWords): Set<string> =>
  new Set(
    Array.from(positions, (at) =>
      tokensOf(words[at] ?? '').flatMap(({ text }) => matchingParts(text, stems).map(formOf)),
    ).flat(),
  );

/** Returns the parts of a matching compound that match: `Sakhar` in `al-Sakhar`; the complete word if it matches as a whole. */
function matchingParts(word: string, stems: readonly string[]): string[] {
  const parts = word.split(joint);
  const isMatch = (part: string) => {
    const form = formOf(part);
    // Endings change at most the last letter of a stem: `army`, `armi`.
    return stems.some((stem) => form.startsWith(stem.slice(0, Math.max(2, stem.length - 1))));
  };
  const matching = parts.length > 1 ? parts.filter(isMatch) : [];
  return matching.length > 0 ? matching : [word];
}

/** Returns a range of a text for display, with the matching words marked, without the punctuation around them. */
export function markMatches(
  words: readonly string[],
  { from, to }: WordRange,
  matching: MatchingWords,
): Span[] {
  const spans: Span[] = [];
  for (const [index, word] of words.slice(from, to).entries()) {
    const shown = shownText(word);
    const isMatch = matching.positions.has(from + index);
    let end = 0;
    for (const { at, text } of isMatch ? tokensOf(shown) : []) {
      add(spans, shown.slice(end, at), false);
      const marked = matchingParts(text, matching.stems);
      for (const part of marked[0] === text ? [text] : text.split(joint))
        add(spans, part, marked.includes(part));
      end = at + text.length;
    }
    add(spans, shown.slice(end), false);
  }
  return spans;
}

/** A range of a text, counted in words; `to` is exclusive. */
export interface WordRange {
  from: number;
  to: number;
}

/**
 * Returns the part of a text that shows best why it was found: the `length` words with the different terms that are worth the most, then with the most
 * matches. If two ranges of half the length together are worth more, it is these. `positions` has a list for each term, `worth` how rare it is.
 */
export function passages(
  positions: readonly (readonly number[])[],
  within: WordRange,
  worth: readonly number[],
  length = 32,
): WordRange[] {
  const all = positions
    .flatMap((list, term) => list.map((position) => ({ position, term })))
    .filter(({ position }) => position >= within.from && position < within.to)
    .sort((a, b) => a.position - b.position);
  const densest = (matches: typeof all, size = length / 2) => {
    let best = { from: within.from, terms: new Set<number>(), worth: 0, score: 0 };
    // Both ends only move forward: a long text may have a hundred thousand matches.
    let end = 0;
    for (const [start, { position }] of matches.entries()) {
      if (matches[start - 1]?.position === position) continue;
      while ((matches[end]?.position ?? Infinity) < position + size) end++;
      const inside = matches.slice(start, end);
      const terms = new Set(inside.map(({ term }) => term));
      let sum = 0;
      for (const term of terms) sum += worth[term] ?? 0;
      const score = inside.length + sum * 1000;
      // Some context before the first match, if there is room.
      const room = position + size - 1 - (inside.at(-1)?.position ?? 0);
      if (score > best.score) best = { from: position - Math.min(6, room), terms, worth: sum, score };
    }
    const from = Math.max(within.from, Math.min(best.from, within.to - size));
    return { ...best, from, to: Math.min(within.to, from + size) };
  };
  const whole = densest(all, length);
  const half = densest(all);
  const rest = densest(all.filter(({ term }) => !half.terms.has(term)));
  return half.worth + rest.worth > whole.worth + 1e-9
    ? [half, rest].sort((a, b) => a.from - b.from)
    : [whole];
}

/** Splits an indexed text into words as Pagefind counts them, each with the white space after it (indexed-text.ts). */
export const countedWords = (content: string): string[] => content.match(/[\S\u202f]+[^\S\u202f]*/gu) ?? [];

/** Returns ranges of a text, in order, with the matching words marked, and with ellipses where text is omitted. */
export function excerpt(
  words: readonly string[],
  ranges: readonly WordRange[],
  matching: MatchingWords,
): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const { from, to } of ranges) {
    if (from > end) add(spans, '… ', false);
    for (const { text, marked } of markMatches(words, { from: Math.max(from, end), to }, matching))
      add(spans, text, marked);
    end = to;
  }
  if (end < words.length) add(spans, '…', false);
  return spans;
}

/** Returns an indexed text for display, without the invisible seams between words. */
export const shownText = (content: string): string =>
  content.replaceAll('\u205f', '').replace(/[^\S\u202f]+/gu, ' ');
