import type { Hand } from '../text/quotation-marks.ts';
import type { Correction } from './article.ts';
import type { Article, Credit, Quote } from './joined.ts';
import type { Library } from './library.ts';
import { handOf, revisionSteps } from './quote.ts';
import { correctionFragment } from './routes.ts';

/** A public change of an article: a correction, or the revision or withdrawal of a quote. */
export interface Change {
  date: string;
  kind: Correction['kind'] | 'revision' | 'attribution' | 'withdrawal';
  article: Article;
  /** The affected quotes. */
  quotes: Quote[];
  why: string;
  said?: string | undefined;
  says?: string | undefined;
  /** A quote's attribution before and after the change. */
  credit?: { before: Credit; after: Credit } | undefined;
  noticedBy?: string | undefined;
  /** Where it is shown, as a path from the site's root: a fragment of the article, or a quote's page. */
  path: string;
}

/** Returns who says the words before and after a change: the speaker of a revised quote, or the publication, which corrects its own text. */
export const handOfChange = ({
  kind,
  quotes: [quote],
}: Pick<Change, 'kind'> & { quotes: readonly (Quote | string)[] }): Hand =>
  kind === 'revision' && typeof quote === 'object' ? handOf(quote) : 'own';

/** Returns the changes of an article after publication, newest first. */
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

/** Returns the changes of all articles, newest first. */
export const changes = (library: Library): Change[] => library.articles.flatMap(changesOf).sort(newestFirst);

const newestFirst = (a: Change, b: Change) => b.date.localeCompare(a.date);

/** Returns the corrections that are shown in the claim or timeline entry `id`, each with its index in the list of corrections. */
export const correctionsIn = (
  { corrections, corrected }: Pick<Article, 'corrections' | 'corrected'>,
  id: string,
): { correction: Correction; index: number }[] =>
  corrections
    .map((correction, index) => ({ correction, index }))
    .filter(({ index }) => corrected[index] === id);
