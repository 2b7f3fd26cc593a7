import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PathWithRoute, RouteData } from 'astro';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import { type PageContent, pageRendered } from '../integrations/rendered-pages.ts';
import { ownShare } from '../integrations/share.ts';
import { fileAt, missingPath } from '../model/routes.ts';
import { base } from '../site.ts';
import { counted } from '../text/counted.ts';
import type { App, Page } from './app.ts';
import { factsOf } from './bundle.ts';
import type { KeptPages } from './kept-pages.ts';
import { PageRenderer } from './render-pages.ts';
import type { TrackedLibrary } from './tracked-library.ts';

/** The code that renders pages. */
export interface Renderer {
  pages: readonly Page[];
  /** Returns the content of a page’s file. Throws what the page throws. */
  render: (page: Page) => Promise<PageContent>;
}

/**
 * Loads the code of a bundle. Before this, `provideLibrary` gives it the library. `rendering` returns what renders pages with the app. Throws if two pages
 * have the same path.
 */
export async function openRenderer(
  bundle: string,
  library: TrackedLibrary,
  rendering = rendererOf,
): Promise<Renderer> {
  const folder = join(bundle, 'server');
  const entry = readdirSync(folder).find((name) => name.startsWith('prerender-entry')) ?? '';
  const facts = factsOf(bundle);
  const { app } = (await import(pathToFileURL(join(folder, entry)).href)) as { app: App };
  app.setInternals({
    pagesByKeys: new Map(facts.styles.map(([page, styles]) => [page, { styles }])),
  });
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: toConsole } } });
  const pages = pagesOf(app, await new StaticPaths(app).getAll(), library);
  const same = samePath(pages);
  if (same !== undefined) throw new Error(same);
  return { pages, render: rendering(app) };
}

/** Returns what is wrong if two pages have the same path: the path, and the routes of both. */
export function samePath(pages: readonly Pick<Page, 'path' | 'file' | 'route'>[]): string | undefined {
  const byFile = new Map<string, RouteData>();
  for (const { path, file, route } of pages) {
    const other = byFile.get(file);
    if (other) return `${other.component} and ${route.component} both make ${path}`;
    byFile.set(file, route);
  }
  return undefined;
}

/** Returns what renders pages with the app of a bundle. */
function rendererOf(app: App): Renderer['render'] {
  const renderer = new PageRenderer(app);
  return (page) => renderer.render(page);
}

/** Returns the pages at Astro’s paths, which are in the order in which each route lists them. */
function pagesOf(app: App, paths: readonly PathWithRoute[], library: TrackedLibrary): Page[] {
  const counts = new Map<RouteData, number>();
  return paths.map(({ pathname, route }) => {
    const count = counts.get(route) ?? 0;
    counts.set(route, count + 1);
    const data: object | undefined = app.routeCache?.get(route)?.staticPaths[count]?.props;
    return {
      pathname,
      route,
      path: pathOf(pathname, route),
      file: fileOf(pathname, route),
      data: data ?? {},
      // Joined: as parts of a text, the many parts of each would stay in memory.
      props: [route.component, library.textOf(data)].join(' '),
    };
  });
}

const toConsole = {
  write: ({ message }: { message: string }) => {
    console.error(message);
  },
};

function pathOf(pathname: string, { type }: RouteData): string {
  const path = base + pathname.replace(/^\//, '');
  return encodeURI(type === 'page' && !path.endsWith('/') ? `${path}/` : path);
}

/** Returns the file of a page as Astro names it. */
function fileOf(pathname: string, { type }: RouteData): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  if (type === 'endpoint') return path;
  return path === fileAt(missingPath) ? `${path}.html` : join(path, 'index.html');
}

/**
 * Writes all pages into a folder that has the files of public/, which come first; in a part of a build, those of its share. Takes those that have not
 * changed from the previous build. Logs how many files were rendered.
 */
export async function writeOwnPages(
  { pages, render }: Renderer,
  kept: KeptPages,
  dist: string,
): Promise<void> {
  const started = performance.now();
  const share = ownShare();
  const ofPublic = new Set(existsSync(dist) ? readdirSync(dist, { recursive: true, encoding: 'utf8' }) : []);
  const folders = new Set<string>();
  let rendered = 0;
  for (const page of pages) {
    if (share && !share.hasPage(page.file)) continue;
    const file = join(dist, page.file);
    if (ofPublic.has(normalize(page.file))) {
      console.warn(`public/${page.file} replaces a page of the site`);
      continue;
    }
    if (kept.reuse(page.file, page.props, dist)) continue;
    const content = await kept
      .record(page.file, page.props, () => render(page))
      .catch((error: unknown) => {
        throw new Error(`${page.path} cannot be rendered`, { cause: error });
      });
    const folder = dirname(file);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    // Node writes a text at once; of bytes, it makes three calls.
    writeFileSync(file, content);
    pageRendered(page.file, content, file);
    // Yields so that messages from threads are handled.
    if (++rendered % 16 === 0) await new Promise(setImmediate);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  const shown = pages.filter(({ route, file }) => route.type === 'page' && (share?.hasPage(file) ?? true));
  console.log(
    `[pages] ${counted(shown.length, 'page')}; ${counted(rendered, 'file')} rendered (${seconds} s)`,
  );
}
