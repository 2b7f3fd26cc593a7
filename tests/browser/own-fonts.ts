import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { dist } from './english.ts';
import { intercept } from './intercept.ts';

/**
 * Lets a tab wait for the site’s own fonts, however late they are: a font that arrives late is otherwise used on the next page, so that what is drawn
 * depends on how busy the machine is. Wait for `document.fonts.ready` then. Returns a function that ends this.
 */
export const waitForFonts = (page: Page): Promise<() => Promise<void>> =>
  intercept(page, '*/assets/*.css', ({ url, fulfill }) => {
    const styles = readFileSync(join(dist, new URL(url).pathname), 'utf8');
    const headers = { 'content-type': 'text/css; charset=utf-8' };
    fulfill({ headers, body: styles.replaceAll('font-display:optional', 'font-display:block') });
  });
