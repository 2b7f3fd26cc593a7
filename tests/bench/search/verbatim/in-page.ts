import { search } from '../../../../src/search/engine.ts';
import { excerpt } from '../../../../src/search/excerpt.ts';
import { PagefindLoader } from '../../../../src/search/loader.ts';
import { contentWords } from '../../../../src/search/query.ts';
import type { PageEngine } from '../speed/in-page/shown.ts';

/** Our engine in the page of the bench, with the texts of ten results and their excerpts. */
export async function open(): Promise<PageEngine> {
  const loader = new PagefindLoader();
  const pagefind = await loader.load();
  return {
    search: async (query) => {
      const results = await search(pagefind, { query, lang: 'en' });
      const words = contentWords(query, 'en');
      return Promise.all(
        results.slice(0, 10).map(async ({ data }) => {
          const { url, meta, content } = await data();
          return {
            url,
            title: meta.title ?? url,
            date: meta.date ?? '',
            excerpt: excerpt(content, words)
              .map(({ text }) => text)
              .join(''),
          };
        }),
      );
    },
  };
}
