import { type Change, changes } from '../../model/change.ts';
import type { Article, Quote } from '../../model/joined.ts';
import type { Library } from '../../model/library.ts';

/** What is new in one language since a day, that day included. */
export interface News {
  lang: string;
  /** The first day (ISO 8601). */
  since: string;
  /** Newest first. */
  articles: Article[];
  /** Quotes that were added to earlier articles. */
  quotes: Quote[];
  /** Corrections, revisions and withdrawals, newest first. */
  changes: Change[];
}

/**
 * Returns what is new in a language. `sealedOn` returns the day on which a path was sealed: a quote is new in an earlier article if it was sealed
 * since then, and after its article.
 */
export function newsSince(
  library: Library,
  since: string,
  lang: string,
  sealedOn: (path: string) => string | undefined,
): News {
  const isNew = ({ date }: { date: string }) => date >= since;
  const articles = library.articles.filter((article) => article.lang === lang && isNew(article));
  const quotes = library.quotes.filter(({ article, path }) => {
    const day = sealedOn(path);
    return (
      article.lang === lang &&
      !isNew(article) &&
      day !== undefined &&
      day >= since &&
      day > (sealedOn(article.path) ?? day)
    );
  });
  return {
    ...{ lang, since, articles, quotes },
    changes: changes(library).filter((change) => change.article.lang === lang && isNew(change)),
  };
}

/** Returns true if there is nothing to send. */
export const isEmpty = ({ articles, quotes, changes: changed }: News): boolean =>
  articles.length + quotes.length + changed.length === 0;
