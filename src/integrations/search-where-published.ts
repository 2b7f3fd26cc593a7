import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { Library } from '../model/library.ts';
import { type SearchServer, searchServerFor } from '../model/site-search.ts';
import { site } from '../site.ts';
import { onlyBundle } from './only-bundle.ts';

const src = join(import.meta.dirname, '..');
const from = (path: string) => JSON.stringify(join(src, path));

/** The source of each virtual module where something is published, and where nothing is. */
const modules: Readonly<Record<string, { some: string; none: string }>> = {
  'virtual:search-opener': { some: `import ${from('client/search/opener.ts')};`, none: '' },
  'virtual:search-page': {
    some: `export { default } from ${from('components/search/SearchPage.astro')};`,
    none: `export { default } from ${from('components/search/EmptySearch.astro')};`,
  },
  'virtual:verify-page': {
    some: `export { default } from ${from('components/verify/VerifyPage.astro')};`,
    none: `export { default } from ${from('components/search/EmptySearch.astro')};`,
  },
};
/** The module that names the search server. */
const serverModule = 'virtual:search-server';
const names = [...Object.keys(modules), serverModule];

/** Returns the source of the module that names the search server: without one, no script contains anything of it. */
const serverSource = (server: SearchServer | undefined) =>
  server
    ? `const server = ${JSON.stringify(server)};
export const openServer = async (file) => new (await import(${from('client/search/server.ts')})).OwnServer(server, file);`
    : 'export const openServer = undefined;';

/** What Vite calls the modules that depend on whether anything, or how much, is published. */
export const searchModules = names.map((name) => `\0${name}`);

function sourceOf(name: string, length: number): string | undefined {
  if (name === serverModule) return serverSource(searchServerFor(site.search, length));
  return length > 0 ? modules[name]?.some : modules[name]?.none;
}

/** Returns the sources of these modules: while they are the same, no page has to be loaded again. */
export const searchSources = (library: Library): string =>
  names.map((name) => sourceOf(name, library.articles.length)).join('\n');

/**
 * Provides the search page and the script that opens the search in a dialog. Until something is published, the page says so, and no page
 * has a search form, a dialog or a script for them: an empty index cannot be searched. Nor can quotations be checked.
 */
export function searchWherePublished(
  shown: () => Promise<Library>,
  preview: () => Promise<Library>,
): AstroIntegration {
  return {
    name: 'search-where-published',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        const library = command === 'build' ? shown : preview;
        const plugin = {
          name: 'search-where-published',
          resolveId: (id: string) => (names.includes(id) ? `\0${id}` : undefined),
          load: async (id: string) => {
            const name = id.replace('\0', '');
            if (!names.includes(name)) return undefined;
            return sourceOf(name, onlyBundle()?.articles ?? (await library()).articles.length);
          },
        };
        updateConfig({ vite: { plugins: [plugin] } });
      },
    },
  };
}
