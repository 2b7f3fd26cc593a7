import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inlineScript } from '../hosting/inline-script.ts';
import { wordmark, wordmarkStyles } from '../outputs/own-wordmark.ts';
import { paletteOf, paletteStyles } from '../outputs/palette.ts';
import { sideNoteStyles } from '../outputs/side-notes.ts';
import { siteStyles } from '../outputs/site-styles.ts';
import { showsUnpublished } from '../preview.ts';
import { site } from '../site.ts';

/** Not `palette`, which keeps the settings from when the dev server started. */
const colors = () => paletteStyles(paletteOf(site.colors));

/** The style of the banner of unpublished pages; nothing in a build for readers. */
const previewStyles = () =>
  showsUnpublished ? readFileSync(join(import.meta.dirname, '../styles/preview.css'), 'utf8') : '';

/** The source of each virtual module, by the name that pages import. */
const modules: Readonly<Record<string, () => string | Promise<string>>> = {
  'virtual:inline-script': () => `export const inlineScript = ${JSON.stringify(inlineScript)};`,
  'virtual:palette.css': () => colors() + previewStyles(),
  'virtual:site.css': async () =>
    colors() + siteStyles() + sideNoteStyles() + (await wordmarkStyles()) + previewStyles(),
  'virtual:wordmark': async () => `export const wordmark = ${JSON.stringify(await wordmark())};`,
  'virtual:strings': () => loader('loadStrings', 'strings'),
  'virtual:search-strings': () => loader('loadSearchStrings', 'search'),
  'virtual:parts-strings': () => loader('loadPartsStrings', 'parts'),
  'virtual:listen-strings': () => loader('loadListenStrings', 'listen'),
  'virtual:server-strings': () => loader('loadServerStrings', 'server'),
  'virtual:seal-strings': () => loader('loadSealStrings', 'seal'),
  'virtual:verify-strings': () => loader('loadVerifyStrings', 'verify'),
};

/** The names of the virtual modules. */
export const generatedNames: readonly string[] = Object.keys(modules);

/** A module `strings/i18n/<language>/<file>` has as its default the strings of one file in src/i18n. Scripts are named for it. */
const ofLanguage = /^virtual:strings(\/i18n\/[^/]+\/(\w+))$/;

/**
 * Returns a module with a function that loads the strings of one of the site’s languages: a browser gets only those of the page’s language.
 * Bare imports are fewer bytes than those of one export, which Vite wraps, each in a function of its own.
 */
function loader(name: string, file: string): string {
  const loaders = site.languages.map(
    (lang) => `${JSON.stringify(lang)}: () => import('virtual:strings/i18n/${lang}/${file}')`,
  );
  return `const loaders = { ${loaders.join(', ')} };\nexport const ${name} = async (lang) => (await loaders[lang]()).default;`;
}

/** Returns the source of a virtual module; undefined for any other. */
function sourceOf(id: string): string | Promise<string> | undefined {
  const [, path, part] = ofLanguage.exec(id) ?? [];
  if (path === undefined) return modules[id]?.();
  return `export { ${part} as default } from ${JSON.stringify(join(import.meta.dirname, `..${path}.ts`))};`;
}

/** A Vite plugin that resolves the virtual modules above. */
export const generatedModules = {
  name: 'generated-modules',
  resolveId: (id: string): string | undefined =>
    Object.hasOwn(modules, id) || ofLanguage.test(id) ? `\0${id}` : undefined,
  load: (id: string): string | Promise<string> | undefined => sourceOf(id.replace('\0', '')),
};
