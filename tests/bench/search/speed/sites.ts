import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import type { SearchServer } from '../../../../src/model/site-search.ts';
import { writeSearchFiles } from '../verbatim/site.ts';
import type { BenchArticle } from './digitalgov.ts';
import type { Shown } from './in-page/shown.ts';
import { minisearchOptions } from './minisearch-options.ts';

/** An engine in the browser: its module, and the files that it fetches. */
export interface BrowserEngine {
  name: string;
  /** Relative to this file. */
  module: string;
  write: (articles: readonly BenchArticle[], folder: string) => Promise<unknown>;
  /** The search server that the scripts ask, at the origin of the page. */
  server?: SearchServer;
}

export const browserEngines: BrowserEngine[] = [
  { name: 'Verbatim', module: '../verbatim/in-page.ts', write: writeSearchFiles },
  {
    name: 'MiniSearch',
    module: 'in-page/minisearch.ts',
    write: async (articles, folder) => {
      const index = new MiniSearch(minisearchOptions);
      index.addAll(articles.map((article) => ({ ...shownOf(article), text: textOf(article) })));
      await writeFile(join(folder, 'index.json'), JSON.stringify(index));
    },
  },
  {
    name: 'Lunr',
    module: 'in-page/lunr.ts',
    write: async (articles, folder) => {
      const index = lunr((builder) => {
        builder.ref('url');
        builder.field('title');
        builder.field('text');
        for (const article of articles) builder.add({ ...shownOf(article), text: textOf(article) });
      });
      const shown = Object.fromEntries(articles.map((article) => [`/${article.id}/`, shownOf(article)]));
      await writeFile(join(folder, 'index.json'), JSON.stringify({ index, shown }));
    },
  },
];

const textOf = ({ paragraphs }: BenchArticle) => paragraphs.join('\n');
/** The peers store the beginning of the text; ours finds the place that has the words. */
const shownOf = (article: BenchArticle): Shown => ({
  url: `/${article.id}/`,
  title: article.title,
  date: article.date,
  excerpt: textOf(article).slice(0, 200),
});

/** By name. */
const virtual = (server: SearchServer | undefined): Readonly<Record<string, string>> => ({
  'virtual:parts-strings':
    "import { parts } from './src/i18n/en/parts.ts'; export const loadPartsStrings = async () => parts;",
  'virtual:server-strings':
    "import { server } from './src/i18n/en/server.ts'; export const loadServerStrings = async () => server;",
  'virtual:search-server': server
    ? `export const openServer = async (file) => new (await import('./src/client/search/server.ts')).OwnServer(${JSON.stringify(server)}, file);`
    : 'export const openServer = undefined;',
});

/** Modules of the site that Vite makes, and those that it replaces by the settings of the site. */
const siteModules = (server: SearchServer | undefined): Plugin => ({
  name: 'site-modules',
  setup: (bundle) => {
    bundle.onResolve({ filter: /^virtual:|\.css\?url$/ }, ({ path }) => ({
      path,
      namespace: 'site',
    }));
    bundle.onLoad({ filter: /src[\\/]content[\\/]settings\.ts$/ }, () => ({
      contents: "export const base = '/'; export const settings = { languages: ['en'], base };",
    }));
    bundle.onLoad({ filter: /.*/, namespace: 'site' }, ({ path }) => ({
      contents: virtual(server)[path] ?? 'export default "data:text/css,"',
      resolveDir: fileURLToPath(new URL('../../../..', import.meta.url)),
    }));
  },
});

const page = `<!doctype html><html lang="en"><title>Bench</title><link rel="icon" href="data:,">
<input aria-label="Search"><ol></ol><script type="module" src="page.js"></script></html>`;

/** Writes the page of the bench with one engine and its index of the articles. */
export async function writeSite(
  engine: BrowserEngine,
  articles: readonly BenchArticle[],
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  await build({
    entryPoints: { page: here('in-page/page.ts'), engine: here(engine.module) },
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    splitting: true,
    plugins: [siteModules(engine.server)],
    logLevel: 'warning',
  });
  await writeFile(join(folder, 'index.html'), page);
  await engine.write(articles, folder);
}
