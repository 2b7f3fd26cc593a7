import type { Site } from '../model/site.ts';
import { readSite } from './site-file.ts';

/**
 * The settings of the publication in the working directory; `npm run check` and the build report their problems. In Vite bundles,
 * `integrations/site-settings.ts` replaces this module with the values, so that browsers do not load the code that reads them.
 */
export const settings: Site = readSite(process.cwd()).site;

/** `settings.base` as a constant of its own, so that scripts in browsers contain it and no other setting. */
export const base: string = settings.base;
