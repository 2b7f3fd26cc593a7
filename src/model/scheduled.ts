import type { Article } from './joined.ts';
import type { Library } from './library.ts';
import { timeForWriters } from './publication-time.ts';

/** The scheduled articles of a library, the next one first. */
export const scheduledArticles = ({ articles }: Library): Article[] =>
  articles
    .filter(({ state }) => state === 'scheduled')
    .sort((a, b) => Date.parse(a.publishedAt) - Date.parse(b.publishedAt) || (a.slug < b.slug ? -1 : 1));

/** Returns a line for each scheduled article, for people who write and build. */
export const scheduledLines = (library: Library): string[] =>
  scheduledArticles(library).map(
    ({ slug, publishedAt }) =>
      `scheduled: content/articles/${slug}.md appears in the first build from ${timeForWriters(publishedAt)}`,
  );

/** A scheduled article, for programs; `at` is the instant with its offset (RFC 3339). */
export interface ScheduledEntry {
  file: string;
  path: string;
  at: string;
}

/** Returns the scheduled articles, the next one first. */
export const scheduledEntries = (library: Library): ScheduledEntry[] =>
  scheduledArticles(library).map(({ slug, path, publishedAt }) => ({
    file: `content/articles/${slug}.md`,
    path,
    at: publishedAt,
  }));
