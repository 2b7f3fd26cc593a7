import type { Article, Topic } from './joined.ts';

/** A related article, and the topics that relate it. */
export interface Related {
  article: Article;
  /** The topics that both articles have, the rarest first. */
  shared: Topic[];
}

/** Rare topics weigh more: they say more about what two articles have in common. */
const weight = (topic: Topic) => 1 / topic.articles.length;

/**
 * Returns articles that share topics with this one: those in its language first, then by the weight of the shared topics, then in the
 * order of `articles`. Its translations and the articles in `except` are left out.
 */
export function relatedArticles(
  article: Article,
  articles: readonly Article[],
  { count = 3, except = [] }: { count?: number; except?: readonly (Article | undefined)[] } = {},
): Related[] {
  const topics = new Set(article.topics);
  const out = new Set<Article | undefined>([article, ...article.translations, ...except]);
  const score = ({ shared }: Related) => shared.reduce((sum, topic) => sum + weight(topic), 0);
  const foreign = ({ article: { lang } }: Related) => Number(lang !== article.lang);
  return articles
    .filter((other) => other.topics.some((topic) => topics.has(topic)))
    .filter((other) => !out.has(other) && (other.lang === article.lang || !other.translationOf))
    .map((other) => ({
      article: other,
      shared: article.topics
        .filter((topic) => other.topics.includes(topic))
        .sort((a, b) => weight(b) - weight(a)),
    }))
    .sort((a, b) => foreign(a) - foreign(b) || score(b) - score(a))
    .slice(0, count);
}
