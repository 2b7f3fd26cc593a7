import { defineConfig } from 'astro/config';
import { bundling } from './src/build/bundling.ts';
import { afterPages } from './src/integrations/after-pages.ts';
import { lightningOptions, scriptTargets, styleTargets } from './src/integrations/browser-support.ts';
import { contentInDevelopment } from './src/integrations/content-in-development.ts';
import { desk } from './src/integrations/desk.ts';
import { filesInDevelopment } from './src/integrations/files-in-development.ts';
import { generatedModules } from './src/integrations/generated-modules.ts';
import { onlyBundle } from './src/integrations/only-bundle.ts';
import { overlay } from './src/integrations/overlay.ts';
import { ownFonts } from './src/integrations/own-fonts.ts';
import { publication } from './src/integrations/publication.ts';
import { publishedPictures } from './src/integrations/published-pictures.ts';
import { scopeNames } from './src/integrations/scope-names.ts';
import { searchInDevelopment } from './src/integrations/search-in-development.ts';
import { searchWherePublished } from './src/integrations/search-where-published.ts';
import { siteSettings } from './src/integrations/site-settings.ts';

const ofPublication = publication();
const { integration, sitemapEntry, content } = ofPublication;
const { shown } = content;

/**
 * Components whose styles are one sheet, `site`: those of articles and of what most pages show. A page links it and one sheet of its own.
 * (By Vite’s `cssCodeSplit: false` every page would have every style, and the longest article 2 KB more.)
 */
const onMostPages =
  /[\\/]src[\\/](?:styles[\\/]site|layouts[\\/]Page|components[\\/](?:blocks|source|page[\\/]Site|article[\\/](?!Cite)|quote[\\/](?:PullQuote|pull-quote|QuoteTeaser)|topic[\\/]TopicLinks))/;

/**
 * What dialogs and search import is small. Lists of files to preload would cost each article and the search more bytes than they save time;
 * the check of quotations has such a list, because its reader waits on one page for all that it imports.
 * A plugin, because Astro has its own value for this option of Vite.
 */
const preloading = {
  name: 'preloading',
  configEnvironment: (/** @type {string} */ name) =>
    name === 'client'
      ? {
          build: {
            modulePreload: {
              polyfill: false,
              resolveDependencies: (/** @type {string} */ file, /** @type {string[]} */ imported) =>
                /\/checking\./.test(file) ? imported : [],
            },
          },
        }
      : undefined,
};

export default defineConfig({
  trailingSlash: 'always',
  // Styles stay in files of their own: a strict content policy needs no hashes, and readers load them once.
  build: { inlineStylesheets: 'never', assets: 'assets' },
  prerenderConflictBehavior: 'error',
  // Shorter in every element than the attribute Astro uses otherwise; equal in the cascade.
  scopedStyleStrategy: 'class',
  devToolbar: { enabled: false },
  // Nothing is inlined: scripts and fonts stay in files that a strict content policy allows.
  vite: {
    // Script and styles in words that the browsers of the support policy know.
    build: { assetsInlineLimit: 0, target: scriptTargets(), cssTarget: styleTargets() },
    css: { lightningcss: lightningOptions },
    plugins: [generatedModules, preloading, scopeNames],
    // Every page names its scripts: by `SearchOpener`, not by all that Astro calls it.
    environments: {
      prerender: {
        build: {
          rollupOptions: {
            output: {
              codeSplitting: { groups: [{ name: 'site', test: onMostPages }] },
            },
          },
        },
      },
      client: {
        build: {
          rollupOptions: {
            output: {
              // One chunk a language, named for it: "en-search".
              chunkFileNames: ({ facadeModuleId, name }) => {
                const [, lang] = /\/i18n\/([^/]+)\/[^/]+$/.exec(facadeModuleId ?? '') ?? [];
                return `assets/${lang ? `${lang}-` : ''}${name}.[hash].js`;
              },
              entryFileNames: ({ name }) => `assets/${name.replace(/\.astro.*/, '')}.[hash].js`,
              // What dialogs and search have in common: one file where there were five, each with its own beginning.
              codeSplitting: {
                groups: [
                  {
                    name: 'client',
                    test: /src[\\/](?:client[\\/](?:dom|load-styles)\.|text[\\/]scripts|i18n[\\/]plurals|model[\\/]routes)/,
                  },
                  // Vite’s helper for dynamic imports, which the script of every page has.
                  { name: 'preload-helper', test: /vite[\\/]preload-helper/ },
                  // The engine with what shows its results: one who arrives from a search has it already. Without what only an index in parts needs.
                  {
                    name: 'search',
                    test: /src[\\/](?:search[\\/](?!open-parts|parts|years)|text[\\/]edit-distance|client[\\/]search[\\/](?:loader|messages|keys|result-item|search-url))/,
                  },
                ],
              },
            },
          },
        },
      },
    },
  },
  integrations: [
    siteSettings(),
    ownFonts(),
    integration,
    publishedPictures(),
    searchWherePublished(shown, content.preview),
    contentInDevelopment(content),
    overlay(content),
    desk(content),
    searchInDevelopment(content.preview),
    filesInDevelopment(content, sitemapEntry),
    bundling(shown),
    ...(onlyBundle() ? [] : afterPages(ofPublication)),
  ],
});
