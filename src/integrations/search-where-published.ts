import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { Library } from '../model/library.ts';

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
const names = Object.keys(modules);

/** What Vite calls the modules that depend on whether anything is published. */
export const searchModules = names.map((name) => `\0${name}`);

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
            const module = modules[id.replace('\0', '')];
            return module && ((await library()).articles.length > 0 ? module.some : module.none);
          },
        };
        updateConfig({ vite: { plugins: [plugin] } });
      },
    },
  };
}
