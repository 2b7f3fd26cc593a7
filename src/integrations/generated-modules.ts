import { join } from 'node:path';
import { inlineScript } from '../hosting/inline-script.ts';
import { paletteOf, paletteStyles } from '../outputs/palette.ts';
import { siteStyles } from '../outputs/site-styles.ts';
import { site } from '../site.ts';

/** Not `palette`, which has the settings that a development server started with. */
const colors = () => paletteStyles(paletteOf(site.colors));

/** Modules that are made of something else when the site is built, by the names that pages import. */
const modules: Readonly<Record<string, () => string>> = {
  'virtual:inline-script': () => `export const inlineScript = ${JSON.stringify(inlineScript)};`,
  'virtual:palette.css': colors,
  'virtual:site.css': () => colors() + siteStyles(),
  'virtual:strings': () => loader('loadStrings', 'strings', 'strings'),
  'virtual:search-strings': () => loader('loadSearchStrings', 'search', 'search'),
};

/** Exports a function that loads strings of a language of the site, and of no other; browsers are sent those of the page’s language alone. */
function loader(name: string, file: string, part: string): string {
  const loaders = site.languages.map(
    (lang) =>
      `${JSON.stringify(lang)}: async () => (await import(${JSON.stringify(join(import.meta.dirname, `../i18n/${lang}/${file}.ts`))})).${part}`,
  );
  return `const loaders = { ${loaders.join(', ')} };\nexport const ${name} = async (lang) => loaders[lang]();`;
}

/** A Vite plugin that answers imports of the modules above. */
export const generatedModules = {
  name: 'generated-modules',
  resolveId: (id: string): string | undefined => (Object.hasOwn(modules, id) ? `\0${id}` : undefined),
  load: (id: string): string | undefined => modules[id.replace('\0', '')]?.(),
};
