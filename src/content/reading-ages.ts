import { partsOf } from '../i18n/strings.ts';
import type { ArticleEntry } from '../model/contents.ts';
import type { Article } from '../model/joined.ts';
import { ContentCache } from './content-cache.ts';

/** Articles of which the check shows the length and the reading age: the newest. */
export const shownArticles = 20;

/**
 * Returns the reading ages of the newest articles, by their slugs, without those in languages for which there is no formula. They are
 * cached, because the list of irregular syllables takes longer to load than an article to read.
 */
export async function readingAges(
  articles: readonly Article[],
  entries: readonly ArticleEntry[],
  cache: ContentCache,
): Promise<ReadonlyMap<string, number>> {
  const keys = new Map(entries.map(({ id, key }) => [id, key]));
  const ages = new Map<string, number>();
  for (const article of articles.slice(0, shownArticles)) {
    const { slug, lang } = article;
    if (!partsOf(lang).readability) continue;
    const file = keys.get(slug);
    const key = file === undefined ? undefined : ContentCache.keyOf('reading age', file);
    const known = key === undefined ? undefined : (cache.get(key) as { age: number } | undefined);
    if (known) {
      ages.set(slug, known.age);
      continue;
    }
    const { readingAge } = await import('./readability.ts');
    const age = readingAge(article.text);
    ages.set(slug, age);
    if (key !== undefined) cache.set(key, { value: { age } });
  }
  return ages;
}
