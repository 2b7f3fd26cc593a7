/** A piece of text to show, with whether it is to be marked. */
export interface Span {
  text: string;
  marked: boolean;
}

const fold = (word: string) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** True where two words are the same but for an ending: `army` and `armies`, `fight` and `fought` not. */
function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  return (
    shared >= 3 && shared >= Math.max(a.length, b.length) - 3 && shared >= Math.min(a.length, b.length) - 1
  );
}

/** Query words as texts are compared with: `al-Sakhar` as `sakhar`, for its particle would mark half a page. */
const wordParts = (words: readonly string[]) =>
  words.flatMap((word) => {
    const parts = fold(word)
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);
    return parts.length > 1 ? parts.filter((part) => part.length > 2) : parts;
  });

/** Cuts text into spans in which the query's words are marked. */
export function markWords(text: string, words: readonly string[]): Span[] {
  const wanted = wordParts(words);
  const spans: Span[] = [];
  for (const part of text.split(/([\p{L}\p{N}][\p{L}\p{M}\p{N}]*)/u)) {
    if (part === '') continue;
    const folded = fold(part);
    const marked = wanted.some((word) => sameWord(word, folded));
    const last = spans.at(-1);
    if (last?.marked === marked) last.text += part;
    else spans.push({ text: part, marked });
  }
  return spans;
}

/** The stretch of `length` words that holds most different words of the query, marked, with ellipses where it was cut. */
export function excerpt(content: string, words: readonly string[], length = 32): Span[] {
  const tokens = content.split(/\s+/u).filter(Boolean);
  const wanted = wordParts(words);
  const hits = tokens.map((token) => {
    const parts = token.split(/[^\p{L}\p{M}\p{N}]+/u).map(fold);
    return wanted.findIndex((word) => parts.some((part) => sameWord(word, part)));
  });
  let best = { start: 0, score: -1 };
  for (let start = 0; start === 0 || start + length <= tokens.length; start++) {
    const window = hits.slice(start, start + length).filter((hit) => hit !== -1);
    const score = new Set(window).size * 100 + window.length;
    if (score > best.score) best = { start, score };
  }
  // The first such stretch ends at its last hit: it moves on until few words stand before its first one.
  const first = hits.findIndex((hit, index) => hit !== -1 && index >= best.start);
  const start = Math.max(0, Math.min(tokens.length - length, Math.max(best.start, first - 6)));
  const end = start + length;
  const text = tokens.slice(start, end).join(' ');
  return markWords(`${start > 0 ? '… ' : ''}${text}${end < tokens.length ? ' …' : ''}`, words);
}
