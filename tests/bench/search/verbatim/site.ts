import { join } from 'node:path';
import { type PartLimits, partLimits } from '../../../../src/search/group-records.ts';
import type { SearchRecord } from '../../../../src/search/record.ts';
import type { SpellingGroup } from '../../../../src/search/spellings.ts';
import { writeIndex } from '../../../../src/search/write-index.ts';
import { escape } from '../pagefind-index.ts';
import type { BenchArticle } from '../speed/digitalgov.ts';

/** What our engine searches in a site of the bench. */
export interface WrittenSite {
  records: readonly SearchRecord[];
  names: readonly SpellingGroup[];
  /** The folder of the index. */
  index: string;
}

/** Writes what our engine fetches, as the build does for articles, into the folder that is served. */
export async function writeSearchFiles(
  articles: readonly BenchArticle[],
  folder: string,
  limits: PartLimits = partLimits,
): Promise<WrittenSite> {
  const records = articles.map((article) => {
    const { id, title, date, author, topics } = article;
    return {
      // A search server may return only paths of articles.
      url: `/articles/${id.replace(/[^\w-]+/g, '-')}/`,
      html: pageOf(article),
      date,
      meta: { title, date, lang: 'en', author, topics: topics.join(', ') },
      facets: {
        kind: ['article'],
        topic: topics.map(slug),
        author: [slug(author)].filter(Boolean),
        year: [date.slice(0, 4)],
        lang: ['en'],
      },
    };
  });
  const names = [...new Set(articles.flatMap(({ topics }) => topics))].map((topic) => ({
    path: `/topics/${slug(topic)}/`,
    forms: [topic],
  }));
  const index = join(folder, 'pagefind');
  await writeIndex(records, names, index, ['en'], { limits });
  return { records, names, index };
}

const slug = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

const pageOf = ({ title, paragraphs }: BenchArticle): string =>
  `<!doctype html><html lang="en"><head></head><body><article data-pagefind-body><h1>${escape(title)}</h1>
  ${paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`).join('\n')}</article></body></html>`;
