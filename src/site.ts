import { settings } from './content/settings.ts';
import type { Site } from './model/site.ts';

/** The path of the site on its host: `/`, or `/repo/` for a site in a folder. */
export { base } from './content/settings.ts';

/** The settings of the publication, from content/site.yaml. */
export const site: Site = settings;

/** Returns a text of the settings in a language, or else in the site’s first language. */
export const siteText = (texts: Readonly<Partial<Record<string, string>>>, lang: string): string =>
  texts[lang] ?? texts[site.languages[0]] ?? '';
