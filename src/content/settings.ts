import type { Site } from '../model/site.ts';
import { readSite } from './site-file.ts';

/**
 * The settings of the publication in the working directory. Where its file has problems, `npm run check` and the build report them.
 * In what Vite bundles, `integrations/site-settings.ts` puts the values in the place of this module, so that no browser gets the
 * code that reads them.
 */
export const settings: Site = readSite(process.cwd()).site;
