import { join } from 'node:path';
import * as maker from 'pagefind';
import { escape } from '../pagefind-index.ts';
import type { BenchArticle } from '../speed/digitalgov.ts';

/** Writes what our engine fetches, as the build does for articles, into the folder that is served. */
export async function writeSearchFiles(articles: readonly BenchArticle[], folder: string): Promise<void> {
  const { index, errors } = await maker.createIndex({ writePlayground: false });
  if (!index) throw new Error(errors.join('\n'));
  for (const article of articles) {
    const added = await index.addHTMLFile({ url: `/${article.id}/`, content: pageOf(article) });
    if (added.errors.length > 0) throw new Error(added.errors.join('\n'));
  }
  const written = await index.writeFiles({ outputPath: join(folder, 'pagefind') });
  if (written.errors.length > 0) throw new Error(written.errors.join('\n'));
  await index.deleteIndex();
}

/** An article with the marks that `ArticleHead.astro` and `TopicLinks.astro` set. */
const pageOf = ({ title, date, author, topics, paragraphs }: BenchArticle): string =>
  `<!doctype html><html lang="en"><body><article data-pagefind-body>
  <h1 data-pagefind-meta="title">${escape(title)}</h1>
  <ul data-pagefind-ignore>
    <li data-pagefind-filter="author" data-pagefind-meta="author">${escape(author)}</li>
    <li data-pagefind-meta="date[data-date]" data-pagefind-sort="date[data-date]" data-date="${date}">${date}</li>
    ${topics.map((topic) => `<li data-pagefind-filter="topic">${escape(topic)}</li>`).join('')}
  </ul>
  ${paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`).join('\n')}
  </article></body></html>`;
