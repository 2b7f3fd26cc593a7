import type { Article, Topic } from './joined.ts';

/** An article worth reading next, and why. */
export interface Related {
  article: Article;
  /** The topics both are about, the most telling first. */
  shared: Topic[];
}

/** A topic that few articles have says more about two of them than one that most have. */
const weight = (topic: Topic) => 1 / topic.articles.length;

/**
 * Articles that share topics with this one, most in common first; on a par, in the order of `articles`.
 * Its language comes first; translations of it, and those in `except`, are left out.
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
