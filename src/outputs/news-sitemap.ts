import { x } from 'xastscript';
import type { Article } from '../model/article.ts';
import { absolute } from '../model/routes.ts';
import { site } from '../site.ts';
import { moment } from './moment.ts';
import { xmlDocument } from './xml.ts';

/** The day a number of days after an ISO day, or before it. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/**
 * Google’s news sitemap: the articles of `today` and of the two days before it
 * (developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
 * Without any the front page stands there alone, as no news: the schema of sitemaps wants an address.
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
        ? [x('url', [x('loc', absolute('/'))])]
        : news.map(({ path, lang, date, title }) =>
            x('url', [
              x('loc', absolute(path)),
              x('news:news', [
                x('news:publication', [x('news:name', site.name), x('news:language', lang)]),
                x('news:publication_date', moment(date)),
                x('news:title', title),
              ]),
            ]),
          ),
    ),
  );
}
