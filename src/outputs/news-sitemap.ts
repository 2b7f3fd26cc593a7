import { x } from 'xastscript';
import type { Article } from '../model/joined.ts';
import { absolute, homePath } from '../model/routes.ts';
import { site } from '../site.ts';
import { xmlDocument } from './xml.ts';

/** Returns the ISO date a number of days after another (or before it, if negative). */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/**
 * Returns Google’s news sitemap: the articles of `today` and the two days before
 * (developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
 * If there are none, it contains the front page without a news entry, because the sitemap schema requires a URL.
 */
export function newsSitemap(articles: readonly Article[], today: string): string {
  const news = articles.filter(({ date }) => date >= dayAfter(today, -2) && date <= today);
  return xmlDocument(
    x(
      'urlset',
      {
        xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
        'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9',
      },
      news.length === 0
        ? [x('url', [x('loc', absolute(homePath))])]
        : news.map(({ path, lang, publishedAt, title }) =>
            x('url', [
              x('loc', absolute(path)),
              x('news:news', [
                x('news:publication', [x('news:name', site.name), x('news:language', lang)]),
                x('news:publication_date', publishedAt),
                x('news:title', title),
              ]),
            ]),
          ),
    ),
  );
}
