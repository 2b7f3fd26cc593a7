import type { PagefindData } from '../search/pagefind.ts';
import { type Alignment, isExact, type Weigh } from './align.ts';
import type { Found } from './answer.ts';
import { ArticleText, type QuoteRange, type Run, type TokenRange } from './article-text.ts';
import { textOf } from './comparison.ts';
import type { Pasted } from './pasted.ts';

/** What words count that most sentences have, compared with others. */
const commonWeight = 0.5;

/** Tuned on half of the judged questions (tests/verify): `npm run bench:verify` prints what each answer was. */
const thresholds = {
  /** From this likeness on, words are an altered passage. */
  altered: 0.62,
  /** From this likeness on, a passage is shown as near, if it has at least `nearWords` of the asked words: fewer are in many passages. */
  near: 0.42,
  nearWords: 4,
  /** Parts that were joined have at least this share of the asked words, by weight. */
  stitched: 0.85,
  /** A part has at least this many words; at an ellipsis fewer. */
  part: 4,
  partAtGap: 3,
  /** So many words may be left out between two parts of one passage before they count as two. */
  leftOut: 8,
  /** The share of the words of a passage that a quote must have, so that the answer is about the quote. */
  ofQuote: 0.5,
};

/** Where asked words are in an article. */
export interface Place {
  article: ArticleText;
  alignment: Alignment;
  /** The quote that has most of them. */
  quote: QuoteRange | undefined;
}

/** What comparing the asked words with articles gave. */
export type Comparison =
  | { kind: 'exact'; place: Place }
  | { kind: 'within'; place: Place; quote: QuoteRange }
  | { kind: 'around'; run: Run; quote: QuoteRange }
  | { kind: 'stitched'; runs: Run[] }
  | { kind: 'altered'; place: Place }
  | { kind: 'not-found'; near: Place[] };

/** Compares asked words with the texts of articles. */
export function compareWithArticles(
  asked: Pasted,
  articles: readonly PagefindData[],
  common: ReadonlySet<string>,
): Comparison {
  const weigh: Weigh = ({ form }) => (common.has(form) ? commonWeight : 1);
  const texts = articles.map((data) => new ArticleText(data));
  const places = texts
    .map((article): Place => {
      const alignment = article.aligned(asked, weigh);
      return { article, alignment, quote: quoteAt(article, alignment) };
    })
    .sort((a, b) => b.alignment.likeness - a.alignment.likeness);
  const exact = places.filter(({ alignment }) => isExact(alignment));
  const [place] = [...exact.filter(({ quote }) => quote), ...exact];
  if (place) return ofExact(place);
  const [best] = places;
  if (!best) return { kind: 'not-found', near: [] };
  if (best.quote && leavesOutOnlyAtGaps(best.alignment, asked) && contains(best.quote, best.alignment))
    return { kind: 'within', place: best, quote: best.quote };
  const runs = runsOf(asked, texts, weigh);
  if (isStitched(runs, asked, weigh)) return { kind: 'stitched', runs };
  for (const run of runs) {
    const whole = run.article.quotes.find((quote) => contains(run.published, quote));
    if (whole && run.isExact && length(whole) >= thresholds.part)
      return { kind: 'around', run, quote: whole };
  }
  if (best.alignment.likeness >= thresholds.altered) return { kind: 'altered', place: best };
  return { kind: 'not-found', near: places.filter(isNear) };
}

/** True if a passage that is not the asked one is worth showing. */
function isNear({ alignment: { likeness, steps } }: Place): boolean {
  const same = steps
    .filter(({ kind }) => kind === 'same')
    .reduce((sum, { asked: [from, to] }) => sum + to - from, 0);
  return likeness >= thresholds.near && same >= thresholds.nearWords;
}

function ofExact(place: Place): Comparison {
  const { quote, alignment, article } = place;
  if (quote && contains(quote, alignment)) return { kind: 'within', place, quote };
  const whole = article.quotes.find((each) => contains(alignment, each));
  if (!whole) return { kind: 'exact', place };
  const [first, last] = [alignment.steps[0], alignment.steps.at(-1)];
  const asked = { from: first?.asked[0] ?? 0, to: last?.asked[1] ?? 0 };
  return { kind: 'around', run: { article, asked, published: alignment, isExact: true }, quote: whole };
}

const length = ({ from, to }: TokenRange) => to - from;
const contains = (outer: TokenRange, inner: TokenRange) => outer.from <= inner.from && inner.to <= outer.to;
const overlap = (one: TokenRange, other: TokenRange) =>
  Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));

/** Returns the quote that has most of a range of an article. */
const quoteAt = (article: ArticleText, range: TokenRange): QuoteRange | undefined =>
  article.quotes.find((quote) => overlap(quote, range) >= thresholds.ofQuote * length(range));

/** True if all asked words are published so, and others are left out only where the asked words have an ellipsis. */
const leavesOutOnlyAtGaps = ({ steps }: Alignment, { gaps }: Pasted) =>
  steps.every(({ kind, asked: [at] }) => kind === 'same' || (kind === 'removed' && gaps.has(at)));

/** Returns runs of the same words that cover as much of the asked words as possible, the longest from each word on. */
function runsOf(asked: Pasted, texts: readonly ArticleText[], weigh: Weigh): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < asked.tokens.length;) {
    const longest = texts
      .flatMap((text) => text.longestRun(asked.tokens, at) ?? [])
      .reduce<Run | undefined>((a, b) => (a && length(a.asked) >= length(b.asked) ? a : b), undefined);
    const isEdge = asked.gaps.has(at) || (longest && (asked.gaps.has(longest.asked.to) || at === 0));
    const least = isEdge && asked.gaps.size > 0 ? thresholds.partAtGap : thresholds.part;
    if (!longest || length(longest.asked) < least || !saysSomething(asked, longest.asked, weigh)) {
      at++;
      continue;
    }
    const previous = runs.at(-1);
    if (previous && continues(previous, longest)) {
      previous.isExact = false;
      previous.asked = { from: previous.asked.from, to: longest.asked.to };
      previous.published = { from: previous.published.from, to: longest.published.to };
    } else runs.push(longest);
    at = longest.asked.to;
  }
  return runs;
}

/** True if a run has words that not every text has. */
const saysSomething = ({ tokens }: Pasted, { from, to }: TokenRange, weigh: Weigh) =>
  tokens.slice(from, to).filter((token) => weigh(token) === 1).length >= 2;

/** True if a run continues where another one ends, apart from a misspelled word or two. */
const continues = (one: Run, next: Run) => {
  const published = next.published.from - one.published.to;
  return (
    one.article === next.article && published >= 0 && published <= 2 && next.asked.from - one.asked.to <= 2
  );
};

/** True if the runs are parts of different passages, or of one with much left out or in another order, and have nearly all asked words. */
function isStitched(runs: readonly Run[], { tokens }: Pasted, weigh: Weigh): boolean {
  if (runs.length < 2) return false;
  const weigh_ = (from: number, to: number) =>
    tokens.slice(from, to).reduce((sum, token) => sum + weigh(token), 0);
  const covered = runs.reduce((sum, { asked: { from, to } }) => sum + weigh_(from, to), 0);
  if (covered < thresholds.stitched * weigh_(0, tokens.length)) return false;
  return runs.slice(1).some((run, at) => {
    const before = runs[at];
    if (before?.article !== run.article) return true;
    const leftOut = run.published.from - before.published.to;
    return leftOut < 0 || leftOut > thresholds.leftOut;
  });
}

/** Returns a run as it was asked for. */
export const askedIn = (asked: Pasted, { asked: { from, to } }: Run): string => textOf(asked, from, to);

/** Where the words of a run were found: in a quote, if it has most of them. `quote` loads it. */
export async function foundAt(
  article: ArticleText,
  range: TokenRange,
  quote: (range: QuoteRange, article: ArticleText) => Promise<Found | undefined>,
): Promise<Found> {
  const at = quoteAt(article, range);
  return (at && (await quote(at, article))) ?? { passage: article.passage(range) };
}
