import type { Article } from './joined.ts';
import type { Library } from './library.ts';
import { timeForWriters } from './publication-time.ts';

/** The articles of a library that wait for their date, the next one first. */
export const scheduledArticles = ({ articles }: Library): Article[] =>
  articles
    .filter(({ state }) => state === 'scheduled')
    .sort((a, b) => Date.parse(a.publishedAt) - Date.parse(b.publishedAt) || (a.slug < b.slug ? -1 : 1));

/** Returns a line for each article that waits, for people who write and build. */
export const scheduledLines = (library: Library): string[] =>
  scheduledArticles(library).map(
    ({ slug, publishedAt }) =>
      `scheduled: content/articles/${slug}.md appears in the first build from ${timeForWriters(publishedAt)}`,
  );

/** An article that waits, for programs; `at` is the instant with its offset (RFC 3339). */
export interface ScheduledEntry {
  file: string;
  path: string;
  at: string;
}

/** Returns the articles that wait, the next one first. */
export const scheduledEntries = (library: Library): ScheduledEntry[] =>
  scheduledArticles(library).map(({ slug, path, publishedAt }) => ({
    file: `content/articles/${slug}.md`,
    path,
    at: publishedAt,
  }));
