import { SearchLoader } from '../../../../src/client/search/loader.ts';
import { resultOf } from '../../../../src/search/result.ts';
import type { PageEngine } from '../speed/in-page/shown.ts';

/** Our engine in the page of the bench, with ten results as the search page has them. */
export function open(): Promise<PageEngine> {
  const loader = new SearchLoader();
  loader.warm();
  return Promise.resolve({
    // Resolves with the first results; of an index in parts, the complete answer comes later.
    search: (query) =>
      new Promise((resolve, reject) => {
        const began = performance.now();
        loader
          .answer({ query, kind: 'article', lang: 'en', typing: true }, async (answer) => {
            const shown = await Promise.all(
              answer.hits.slice(0, 10).map(async (hit) => {
                const { url, title, excerpt, meta } = resultOf(hit, await hit.data());
                const plain = (spans: typeof title) => spans.map(({ text }) => text).join('');
                return { url, title: plain(title), date: meta.date ?? '', excerpt: plain(excerpt) };
              }),
            );
            resolve(shown);
          })
          .then(() => {
            document.body.dataset.completed = String(performance.now() - began);
          }, reject);
      }),
  });
}
