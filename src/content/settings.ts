import type { Site } from '../model/site.ts';
import { readSite } from './site-file.ts';

/**
 * The settings of the publication in the working directory; `npm run check` and the build report their problems. In Vite bundles,
 * `integrations/site-settings.ts` replaces this module, so that browsers do not load the code that reads them: in the dev server with the values,
 * in a build with a look at the property of the global object that is set here.
 */
export const settings: Site = readSite(process.cwd()).site;
Object.assign(globalThis, { verbatimSettings: settings });

/** `settings.base` as a constant of its own, so that scripts in browsers contain it and no other setting. */
export const base: string = settings.base;
