import type { Reading } from '../../content/read-content.ts';
import { readingAge } from '../../content/readability.ts';
import type { SealPlan } from '../../content/seal-plan.ts';
import { partsOf } from '../../i18n/strings.ts';
import type { Article } from '../../model/joined.ts';
import type { Library } from '../../model/library.ts';
import type { Problem } from '../../model/problem.ts';
import type { ArticleState } from '../../model/publication-time.ts';

/** What an editor needs to know of an article: `changed` is sealed, but its card or one of its quotes is not sealed as it is now. */
export type DeskState = ArticleState | 'sealed' | 'changed' | 'unreadable';
export const deskStates: readonly DeskState[] = [
  ...(['draft', 'scheduled', 'published', 'sealed', 'changed', 'unreadable'] as const),
];

/** A line of the desk’s list: an article, or a file that never was one. */
export interface Row {
  file: string;
  title: string;
  state: DeskState;
  problems: readonly Problem[];
  /** Undefined if the file was never valid. */
  article: Article | undefined;
}

/** All articles with their problems, and the problems of other files. */
export interface DeskList {
  rows: Row[];
  others: readonly Problem[];
}

/** Returns the list of the desk. `shown` has the last valid version of each file. */
export function deskList({ problems, ledger }: Reading, shown: Library, plan: SealPlan): DeskList {
  const unsealed = new Set([...plan.added, ...plan.updated].map(([path]) => path));
  const byFile = Map.groupBy(problems, ({ file }) => file);
  const rows = shown.articles.map((article): Row => {
    const file = `content/articles/${article.slug}.md`;
    const isSealed = ledger.has(article.path);
    return {
      ...{ file, title: article.title, article, problems: byFile.get(file) ?? [] },
      state: article.state === 'published' && isSealed ? sealedState(article, unsealed) : article.state,
    };
  });
  const known = new Set(rows.map(({ file }) => file));
  const unreadable = [...byFile].filter(([file]) => file.startsWith('content/articles/') && !known.has(file));
  for (const [file, list] of unreadable)
    rows.push({ file, title: file, state: 'unreadable', problems: list, article: undefined });
  const listed = new Set(rows.map(({ file }) => file));
  return { rows, others: problems.filter(({ file }) => !listed.has(file)) };
}

const sealedState = ({ path, quotes }: Article, unsealed: ReadonlySet<string>): DeskState =>
  [path, ...quotes.map((quote) => quote.path)].some((each) => unsealed.has(each)) ? 'changed' : 'sealed';

/** Reading ages by text, which are the slowest part of a list. */
const ages = new Map<string, number>();

/** Returns the reading age of an article in years; undefined if its language has no formula. */
export function ageOf({ lang, text }: Article): number | undefined {
  if (!partsOf(lang).readability) return undefined;
  const age = ages.get(text) ?? readingAge(text);
  ages.set(text, age);
  return age;
}

/** Computes reading ages a few at a time between requests, so that sorting by them does not wait. */
export function prepareAges(articles: readonly Article[], from = 0): void {
  const some = 10;
  articles.slice(from, from + some).forEach(ageOf);
  if (from + some < articles.length) setImmediate(prepareAges, articles, from + some);
}
