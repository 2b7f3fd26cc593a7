import { inlineScript } from '../hosting/inline-script.ts';
import { paletteOf, paletteStyles } from '../outputs/palette.ts';
import { siteStyles } from '../outputs/site-styles.ts';
import { site } from '../site.ts';

/** Modules that are made of something else when the site is built, by the names that pages import. */
const modules: Readonly<Record<string, () => string>> = {
  'virtual:inline-script': () => `export const inlineScript = ${JSON.stringify(inlineScript)};`,
  'virtual:site.css': () => paletteStyles(paletteOf(site.colors)) + siteStyles(),
};

/** A Vite plugin that answers imports of the modules above. */
export const generatedModules = {
  name: 'generated-modules',
  resolveId: (id: string): string | undefined => (Object.hasOwn(modules, id) ? `\0${id}` : undefined),
  load: (id: string): string | undefined => modules[id.replace('\0', '')]?.(),
};
