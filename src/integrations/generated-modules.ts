import { join } from 'node:path';
import { inlineScript } from '../hosting/inline-script.ts';
import { wordmarkHtml, wordmarkStyles } from '../outputs/own-wordmark.ts';
import { paletteOf, paletteStyles } from '../outputs/palette.ts';
import { sideNoteStyles } from '../outputs/side-notes.ts';
import { siteStyles } from '../outputs/site-styles.ts';
import { site } from '../site.ts';

/** Not `palette`, which keeps the settings from when the dev server started. */
const colors = () => paletteStyles(paletteOf(site.colors));

/** The source of each virtual module, by the name that pages import. */
const modules: Readonly<Record<string, () => string>> = {
  'virtual:inline-script': () => `export const inlineScript = ${JSON.stringify(inlineScript)};`,
  'virtual:palette.css': colors,
  'virtual:site.css': () => colors() + siteStyles() + sideNoteStyles() + wordmarkStyles(),
  'virtual:wordmark': () => `export const wordmark = ${JSON.stringify(wordmarkHtml())};`,
  'virtual:strings': () => loader('loadStrings', 'strings', 'strings'),
  'virtual:search-strings': () => loader('loadSearchStrings', 'search', 'search'),
};

/** Returns a module with a function that loads the strings of one of the site’s languages: a browser gets only those of the page’s language. */
function loader(name: string, file: string, part: string): string {
  const loaders = site.languages.map(
    (lang) =>
      `${JSON.stringify(lang)}: async () => (await import(${JSON.stringify(join(import.meta.dirname, `../i18n/${lang}/${file}.ts`))})).${part}`,
  );
  return `const loaders = { ${loaders.join(', ')} };\nexport const ${name} = async (lang) => loaders[lang]();`;
}

/** A Vite plugin that resolves the virtual modules above. */
export const generatedModules = {
  name: 'generated-modules',
  resolveId: (id: string): string | undefined => (Object.hasOwn(modules, id) ? `\0${id}` : undefined),
  load: (id: string): string | undefined => modules[id.replace('\0', '')]?.(),
};
