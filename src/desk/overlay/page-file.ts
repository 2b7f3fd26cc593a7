import type { Library } from '../../model/library.ts';
import { withoutBase } from '../../model/routes.ts';

/** The content file of a page, and whether the page exists. */
export interface PageFile {
  file: string;
  isShown: boolean;
}

const folders = ['articles', 'topics', 'people', 'series'] as const;

/** Returns the file that a page of the site shows: of an article also for its quotes and the pages below it. Undefined for lists. */
export function pageFile(path: string, library: Library): PageFile | undefined {
  const parts = withoutBase(path).split('/').filter(Boolean);
  const at = parts.findIndex((part) => part === 'q' || folders.some((folder) => folder === part));
  // A topic or a series has a page in each language, below the language’s tag.
  const [folder, id] = at === 0 || at === 1 ? parts.slice(at) : [];
  if (folder === undefined || id === undefined) return undefined;
  if (folder === 'q') {
    const quote = [...library.quotes, ...library.withdrawnQuotes].find((each) => each.id === id);
    return quote && { file: `content/articles/${quote.article.slug}.md`, isShown: true };
  }
  const article = library.articles.find(({ slug, aliases }) => slug === id || aliases.includes(id));
  if (folder === 'articles')
    return { file: `content/articles/${article?.slug ?? id}.md`, isShown: article !== undefined };
  const entries = { topics: library.topics, people: library.people, series: library.series }[folder] ?? [];
  const entry = entries.find((each) => each.id === id || each.formerly.includes(id));
  return { file: `content/${folder}/${entry?.id ?? id}.md`, isShown: entry !== undefined };
}
