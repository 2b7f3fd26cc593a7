import { x } from 'xastscript';
import { absolute, sitemapPartPath } from '../model/routes.ts';
import { xmlDocument } from './xml.ts';

/** A page in a sitemap, with absolute URLs. */
interface SitemapPage {
  url: string;
  lastmod?: string | undefined;
  /** The page in all its languages, if there is more than one. */
  links?: readonly { lang: string; url: string }[] | undefined;
}

const namespaces = {
  xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
};

/** Returns the list of sitemaps as the dev server has it (sitemaps.org/protocol.html); the build has that of @astrojs/sitemap. */
export const sitemapIndex = (): string =>
  xmlDocument(
    x('sitemapindex', { xmlns: namespaces.xmlns }, [x('sitemap', [x('loc', absolute(sitemapPartPath))])]),
  );

/** Returns the sitemap of pages as the dev server has it. */
export const sitemapPart = (pages: readonly SitemapPage[]): string =>
  xmlDocument(
    x(
      'urlset',
      namespaces,
      pages.map(({ url, lastmod, links = [] }) =>
        x('url', [
          x('loc', url),
          ...(lastmod === undefined ? [] : [x('lastmod', lastmod)]),
          ...links.map((link) => x('xhtml:link', { rel: 'alternate', hreflang: link.lang, href: link.url })),
        ]),
      ),
    ),
  );
