import type { Article } from './joined.ts';

/** Gives each article the articles in its language that cite the same sources. */
export function joinSharedSources(articles: readonly Article[]): void {
  for (const sameLanguage of Map.groupBy(articles, ({ lang }) => lang).values()) {
    const citing = new Map<string, Article[]>();
    for (const article of sameLanguage)
      for (const id of sourceIds(article)) {
        const known = citing.get(id);
        if (known) known.push(article);
        else citing.set(id, [article]);
      }
    for (const article of sameLanguage)
      article.sharedSources = new Map(
        [...sourceIds(article)].flatMap((id) => {
          const all = citing.get(id) ?? [];
          return all.length > 1 ? [[id, all] as const] : [];
        }),
      );
  }
}

const sourceIds = ({ sources }: Article) => new Set(sources.map(({ id }) => id));
