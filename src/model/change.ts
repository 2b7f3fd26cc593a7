import type { Article } from './article.ts';
import type { Library } from './library.ts';
import type { Quote } from './quote.ts';

/** Something that was mended, changed or taken back in public. */
export interface Change {
  date: string;
  kind: 'correction' | 'clarification' | 'update' | 'revision' | 'withdrawal';
  article: Article;
  /** Quotes it touches. */
  quotes: Quote[];
  why: string;
  said?: string;
  says?: string;
}

/** Every change of the site, newest first. */
export function changes(library: Library): Change[] {
  const all = library.articles.flatMap((article): Change[] => [
    ...article.corrections.map((correction) => ({
      ...correction,
      article,
      quotes: article.quotes.filter((quote) => correction.quotes.includes(quote.id)),
    })),
    ...article.quotes.flatMap((quote) =>
      quote.revisions.map(({ date, said, why }, index) => ({
        date,
        kind: 'revision' as const,
        article,
        quotes: [quote],
        why,
        said,
        says: quote.revisions[index + 1]?.said ?? quote.text,
      })),
    ),
    ...article.withdrawnQuotes.flatMap((quote) =>
      quote.withdrawn ? [{ ...quote.withdrawn, kind: 'withdrawal' as const, article, quotes: [quote] }] : [],
    ),
  ]);
  return all.sort((a, b) => b.date.localeCompare(a.date));
}
