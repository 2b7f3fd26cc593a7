import type { Correction } from './article.ts';
import type { Article, Credit, Quote } from './joined.ts';
import type { Library } from './library.ts';
import { revisionSteps } from './quote.ts';
import { correctionFragment } from './routes.ts';

/** Something that was mended, changed or taken back in public. */
export interface Change {
  date: string;
  kind: Correction['kind'] | 'revision' | 'attribution' | 'withdrawal';
  article: Article;
  /** Quotes it touches. */
  quotes: Quote[];
  why: string;
  said?: string | undefined;
  says?: string | undefined;
  /** Of a quote's attribution: what it was, and what it is now. */
  credit?: { before: Credit; after: Credit } | undefined;
  noticedBy?: string | undefined;
  /** Where it is told, from the site's root: a place in the article, or a quote's page. */
  path: string;
}

/** Every change of an article after it was published, newest first. */
export function changesOf(article: Article): Change[] {
  const all: Change[] = [
    ...article.corrections.map((correction, index) => ({
      ...correction,
      article,
      quotes: [...article.quotes, ...article.withdrawnQuotes].filter((quote) =>
        correction.quotes.includes(quote.id),
      ),
      path: `${article.path}#${correctionFragment(index)}`,
    })),
    ...article.quotes.flatMap((quote) =>
      revisionSteps(quote).flatMap(({ date, why, words, credit }): Change[] => {
        const change = { date, why, article, quotes: [quote], path: quote.path };
        return [
          ...(words ? [{ ...change, kind: 'revision' as const, said: words.before, says: words.after }] : []),
          ...(credit ? [{ ...change, kind: 'attribution' as const, credit }] : []),
        ];
      }),
    ),
    ...article.withdrawnQuotes.flatMap((quote) =>
      quote.withdrawn
        ? [
            {
              ...quote.withdrawn,
              kind: 'withdrawal' as const,
              article,
              quotes: [quote],
              path: quote.path,
            },
          ]
        : [],
    ),
  ];
  return all.sort(newestFirst);
}

/** Every change of the site, newest first. */
export const changes = (library: Library): Change[] => library.articles.flatMap(changesOf).sort(newestFirst);

const newestFirst = (a: Change, b: Change) => b.date.localeCompare(a.date);

/** Returns the corrections that are told in a claim or an entry of the timeline, by its id, each with its place in the list, from 0. */
export const correctionsIn = (
  { corrections, corrected }: Pick<Article, 'corrections' | 'corrected'>,
  id: string,
): { correction: Correction; index: number }[] =>
  corrections
    .map((correction, index) => ({ correction, index }))
    .filter(({ index }) => corrected[index] === id);
