import { site } from '../site.ts';
import type { Article, Quote } from './joined.ts';

/** The quotes of an article among those of a list. */
export interface QuotesOfArticle {
  article: Article;
  quotes: Quote[];
}

/**
 * Returns quotes by language, in the order of the site’s languages, then others; in each by article, in the order of the list. So lines
 * that run in different directions are not mixed.
 */
export function quoteGroups(quotes: readonly Quote[]): { lang: string; articles: QuotesOfArticle[] }[] {
  const place = (lang: string) => {
    const at = site.languages.findIndex((own) => own === lang);
    return at === -1 ? site.languages.length : at;
  };
  return [...Map.groupBy(quotes, ({ article }) => article.lang)]
    .sort(([one], [other]) => place(one) - place(other))
    .map(([lang, own]) => ({
      lang,
      articles: [...Map.groupBy(own, ({ article }) => article)].map(([article, list]) => ({
        article,
        quotes: list,
      })),
    }));
}
