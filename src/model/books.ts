import { site } from '../site.ts';
import type { Article, Series } from './joined.ts';
import type { Library } from './library.ts';
import { bookPath, seriesPath } from './routes.ts';
import { partsIn, seriesPages } from './series-parts.ts';

/** Returns the path of an article’s EPUB; undefined if the publication has none of articles. */
export const articleBookPath = ({ path }: Article): string | undefined =>
  site.epub.includes('articles') ? bookPath(path) : undefined;

/** Returns the path of the EPUB of a series in a language; undefined if there is none, as for a series with one part in that language. */
export const seriesBookPath = (series: Series, lang: string): string | undefined =>
  site.epub.includes('series') && partsIn(series, lang).length > 1
    ? bookPath(seriesPath(series.id, lang))
    : undefined;

/** An EPUB of the site: the path of its file, and what is in it. */
export interface BookEntry {
  path: string;
  lang: string;
  /** One article, or the parts of `series` in reading order. */
  articles: readonly Article[];
  series: Series | undefined;
}

/** Returns every EPUB of a publication. */
export const bookEntries = ({ articles, series }: Pick<Library, 'articles' | 'series'>): BookEntry[] => [
  ...articles.flatMap((article) => {
    const path = articleBookPath(article);
    return path === undefined ? [] : [{ path, lang: article.lang, articles: [article], series: undefined }];
  }),
  ...series.flatMap((one) =>
    seriesPages(one).flatMap(({ lang }) => {
      const path = seriesBookPath(one, lang);
      return path === undefined ? [] : [{ path, lang, articles: partsIn(one, lang), series: one }];
    }),
  ),
];
