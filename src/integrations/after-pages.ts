import { hash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import sitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import type { Library } from '../model/library.ts';
import { fileAt, sitemapPath } from '../model/routes.ts';
import { pageUrls } from '../model/urls.ts';
import { isInSitemap, sitemapParts, sitemapSize } from '../outputs/sitemaps.ts';
import { isPreview } from '../preview.ts';
import { articleTexts } from './article-texts.ts';
import { books } from './books.ts';
import { cards } from './cards.ts';
import { formerUrls } from './former-urls.ts';
import { generatedFiles } from './generated-files.ts';
import { headers } from './headers.ts';
import { siteIcons } from './icons.ts';
import { keepTogether } from './kept-files.ts';
import { ledgerFiles } from './ledger-files.ts';
import { withPhases } from './phases.ts';
import type { publication } from './publication.ts';
import { publishedFiles } from './published-files.ts';
import { release } from './release.ts';
import { searchIndex } from './search-index.ts';
import { ownShare, type Share } from './share.ts';
import { verifyFiles } from './verify-files.ts';

/**
 * Returns the integrations that write and check files after the pages, in order; a preview has no files for programs. Those of a part of a build do
 * what its pages are enough for; their results are used by the build that joins the parts.
 */
export function afterPages({ content, sitemapEntry }: ReturnType<typeof publication>): AstroIntegration[] {
  const { shown, read } = content;
  const share = ownShare();
  if (share) return ofPart(share, shown);
  const search = searchIndex(shown);
  const published = publishedFiles(shown);
  const texts = articleTexts(shown);
  const forReaders = (integration: AstroIntegration) => (isPreview ? [] : [integration]);
  return withPhases([
    ...forReaders(ofLibrary(sitemap({ serialize: sitemapEntry, entryLimit: sitemapSize }), shown)),
    search.start,
    headers(),
    siteIcons(),
    texts.integration,
    verifyFiles(content),
    // Feeds give the size of each book.
    ...forReaders(books(shown)),
    ...forReaders(generatedFiles(shown, texts.texts)),
    ...forReaders(ledgerFiles(read)),
    formerUrls(shown),
    cards(shown, read),
    search.finish,
    published.integration,
    ...forReaders(release(read, published.files)),
  ]);
}

/**
 * Gives the sitemap the pages of the library, in its own order, unless no page was added or changed since the previous build, whose sitemap is taken then. It sorts them with a comparison
 * that takes a second for 10,000 pages, but no time for pages that are sorted. Astro does not know which pages there are: it does not write them (build/pages.ts).
 */
function ofLibrary(integration: AstroIntegration, shown: () => Promise<Library>): AstroIntegration {
  const { 'astro:build:done': done, ...hooks } = integration.hooks;
  return {
    ...integration,
    hooks: {
      ...hooks,
      'astro:build:done': async (options) => {
        const library = await shown();
        const urls = pageUrls(library);
        const props = urls.map((url) => [url.path, url.changed, url.alternates, isInSitemap(url)]);
        const files = [sitemapPath, ...sitemapParts(library)].map(fileAt);
        const { compare } = new Intl.Collator('en', { numeric: true });
        await keepTogether(
          files,
          hash('sha256', JSON.stringify(props)),
          fileURLToPath(options.dir),
          async () => {
            const paths = urls.map(({ path }) => fileAt(path));
            const pages = paths.sort(compare).map((pathname) => ({ pathname }));
            await done?.({ ...options, pages });
          },
        );
      },
    },
  };
}

/** Texts and books are made from pages with the policy in them, where content/site.yaml asks for it. */
function ofPart(share: Share, shown: () => Promise<Library>): AstroIntegration[] {
  const own = () => Promise.resolve(share.library);
  const search = searchIndex(shown, share);
  return withPhases([
    headers(),
    search.start,
    articleTexts(own).integration,
    // A series has articles of several parts.
    books(() => Promise.resolve({ ...share.library, series: [] })),
    cards(own),
    search.finish,
  ]);
}
