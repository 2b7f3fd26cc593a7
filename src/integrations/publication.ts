import { fileURLToPath } from 'node:url';
import type { SitemapItem } from '@astrojs/sitemap';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import { ContentSource } from '../content/content-source.ts';
import { provideLibrary } from '../library.ts';
import { isError } from '../model/problem-kinds.ts';
import { formatProblems } from '../model/report.ts';
import { absolute, pageFileAt } from '../model/routes.ts';
import { scheduledLines } from '../model/scheduled.ts';
import { type PageUrl, pageUrls } from '../model/urls.ts';
import { isInSitemap } from '../outputs/sitemaps.ts';
import { onlyBundle } from './only-bundle.ts';
import { ownShare } from './share.ts';
import { hasSiteFile } from './site-files.ts';

/** The content that the build has read before it starts Astro, so that it is not read again. */
let provided: ContentSource | undefined;
export const provideContent = (source: ContentSource): void => {
  provided = source;
};

/**
 * Guards both ends of the build: it fails before rendering if content is invalid, and after it if a page is missing.
 * Astro alone accepts several kinds of broken content with exit code 0.
 */
export function publication(): {
  integration: AstroIntegration;
  sitemapEntry: typeof sitemapEntry;
  content: ContentSource;
} {
  const content = provided ?? new ContentSource(process.cwd());
  let building = false;
  const expected = async () => pageUrls(await content.shown());

  /** Pages by URL; cached, because the sitemap asks for every page. */
  let byUrl: Promise<ReadonlyMap<string, PageUrl>> | undefined;
  const pagesByUrl = async () => new Map((await expected()).map((url) => [absolute(url.path), url]));

  const sitemapEntry = async (item: SitemapItem): Promise<SitemapItem | undefined> => {
    const url = (await (byUrl ??= pagesByUrl())).get(item.url);
    if (!url || !isInSitemap(url)) return undefined;
    const { changed, alternates = [] } = url;
    return {
      ...item,
      ...(changed === undefined ? {} : { lastmod: changed }),
      links: alternates.map(({ lang, path }) => ({ lang, url: absolute(path) })),
    };
  };

  return {
    sitemapEntry,
    content,
    integration: {
      name: 'publication',
      hooks: {
        'astro:config:setup': ({ command }) => {
          building = command === 'build';
        },
        // Before any page is rendered, so that a build with errors ends at once with their report.
        'astro:config:done': async ({ logger }) => {
          if (building && !provided && !onlyBundle()) await checkContent(content, logger);
        },
        'astro:build:done': async ({ dir }) => {
          // A part lacks the pages of the others.
          if (ownShare() || onlyBundle()) return;
          const faults = missing(fileURLToPath(dir), await expected());
          if (faults.length > 0) stop(faults.join('\n'));
        },
      },
    },
  };
}

/** Gives pages the content. Ends the build if it has errors, and logs warnings and what is scheduled. */
export async function checkContent(
  content: ContentSource,
  logger: Pick<AstroIntegrationLogger, 'info' | 'warn'>,
): Promise<void> {
  provideLibrary(content.shown);
  const { problems, library } = await content.read();
  if (problems.some(isError)) stop(formatProblems(problems, process.stderr));
  if (problems.length > 0) logger.warn(`\n${formatProblems(problems)}`);
  for (const line of scheduledLines(library)) logger.info(line);
}

/** Ends the build with the report only: an exception would add a stack trace that does not help an editor. */
export function stop(report: string): never {
  console.error(`\n${report}\n\nBuild failed.`);
  process.exit(1);
}

/** Returns a line for each URL that has no page. */
const missing = (dist: string, expected: readonly PageUrl[]): string[] =>
  expected
    .filter(({ path }) => !hasSiteFile(dist, pageFileAt(path)))
    .map(({ path }) => `${path} has no page`);
