import { x } from 'xastscript';
import type { Library } from '../model/library.ts';
import { absolute, sitemapPartPath } from '../model/routes.ts';
import { type PageUrl, pageUrls } from '../model/urls.ts';
import { xmlDocument } from './xml.ts';

/** The most pages of one sitemap; the protocol allows 50,000. */
export const sitemapSize = 45_000;

/** Pages that are not in the sitemap. */
const unlisted = new Set<PageUrl['kind']>(['redirect', 'withdrawn', 'embed', 'cite']);

/** True for a page that search engines are invited to. */
export const isInSitemap = ({ kind }: PageUrl): boolean => !unlisted.has(kind);

/** Returns the paths of the sitemaps that the index lists. */
export function sitemapParts(library: Library): string[] {
  const listed = pageUrls(library).filter(isInSitemap).length;
  return Array.from({ length: Math.max(1, Math.ceil(listed / sitemapSize)) }, (_, index) =>
    sitemapPartPath(index),
  );
}

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
export const sitemapIndex = (parts: readonly string[]): string =>
  xmlDocument(
    x(
      'sitemapindex',
      { xmlns: namespaces.xmlns },
      parts.map((path) => x('sitemap', [x('loc', absolute(path))])),
    ),
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
