import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PathWithRoute, RouteData } from 'astro';
import { StaticPaths, type StaticPathsApp } from 'astro/runtime/prerender/static-paths.js';
import { pageRendered } from '../integrations/rendered-pages.ts';
import { ownShare } from '../integrations/share.ts';
import { fileAt, missingPath } from '../model/routes.ts';
import { base, site } from '../site.ts';
import { counted } from '../text/counted.ts';
import { factsOf } from './bundle.ts';
import type { KeptPages } from './kept-pages.ts';
import type { TrackedLibrary } from './tracked-library.ts';

/** The app of Astro’s bundle, as far as it is used here; it is not in Astro’s types. */
export interface App extends StaticPathsApp {
  setInternals: (internals: { pagesByKeys: ReadonlyMap<string, unknown> }) => void;
  setOptions: (options: {
    settings: { scripts: readonly never[] };
    logger: { options: { destination: unknown } };
  }) => void;
  getOptions: () => { allPages: Record<string, { styles: unknown }> };
  render: (request: Request, options: { routeData: RouteData }) => Promise<Response>;
}

/** A page or an endpoint of the site. */
export interface Page {
  /** The path in Astro’s form: `/q/fog/`. */
  pathname: string;
  route: RouteData;
  /** The path of the URL at which Astro renders it. */
  path: string;
  /** The path of its file from the folder of the site. */
  file: string;
  /** The route and what it gives the page, as text. */
  props: string;
}

/** The code that renders pages. */
export interface Renderer {
  pages: readonly Page[];
  /** Returns the bytes of a page’s file. Throws what the page throws. */
  render: (page: Page) => Promise<Buffer>;
}

/** Loads the code of a kept bundle. Before this, `provideLibrary` gives it the library. Throws if two pages have the same path. */
export async function openRenderer(bundle: string, library: TrackedLibrary): Promise<Renderer> {
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
  return { pages, render: rendererOf(app) };
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
export const rendererOf =
  (app: App): Renderer['render'] =>
  async ({ path, route }) => {
    const response = await app.render(new Request(new URL(path, site.origin)), { routeData: route });
    if (response.status >= 300 && response.status < 400) throw new Error(`${path} redirects`);
    return Buffer.from(await response.arrayBuffer());
  };

/** Returns the pages at Astro’s paths, which are in the order in which each route lists them. */
export function pagesOf(app: App, paths: readonly PathWithRoute[], library: TrackedLibrary): Page[] {
  const counts = new Map<RouteData, number>();
  return paths.map(({ pathname, route }) => {
    const count = counts.get(route) ?? 0;
    counts.set(route, count + 1);
    const props = app.routeCache?.get(route)?.staticPaths[count]?.props;
    return {
      pathname,
      route,
      path: pathOf(pathname, route),
      file: fileOf(pathname, route),
      props: `${route.component} ${library.textOf(props)}`,
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
 * Writes all pages into a folder that has the files of public/, which come first; in a part of a build, those of its share. With `reuse`, takes those that have not
 * changed from the previous build. Logs how many files were rendered.
 */
export async function writeOwnPages(
  { pages, render }: Renderer,
  kept: KeptPages,
  dist: string,
  { reuse }: { reuse: boolean },
): Promise<void> {
  const started = performance.now();
  const share = ownShare();
  let rendered = 0;
  for (const page of pages) {
    if (share && !share.hasPage(page.file)) continue;
    const file = join(dist, page.file);
    if (existsSync(file)) {
      console.warn(`public/${page.file} replaces a page of the site`);
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    if (reuse && kept.reuse(page.file, page.props, dist)) continue;
    const bytes = await kept
      .record(page.file, page.props, () => render(page))
      .catch((error: unknown) => {
        throw new Error(`${page.path} cannot be rendered`, { cause: error });
      });
    writeFileSync(file, bytes);
    pageRendered(page.file, bytes);
    // Yields so that messages from threads are handled.
    if (++rendered % 16 === 0) await new Promise(setImmediate);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  const shown = pages.filter(({ route, file }) => route.type === 'page' && (share?.hasPage(file) ?? true));
  console.log(
    `[pages] ${counted(shown.length, 'page')}; ${counted(rendered, 'file')} rendered (${seconds} s)`,
  );
}
