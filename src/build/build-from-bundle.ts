import { cpSync, existsSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { afterPages } from '../integrations/after-pages.ts';
import { linkTree } from '../integrations/link-files.ts';
import { notePhase } from '../integrations/phases.ts';
import type { publication } from '../integrations/publication.ts';
import { provideLibrary } from '../library.ts';
import { site } from '../site.ts';
import type { KeptPages } from './kept-pages.ts';
import { openRenderer, writeOwnPages } from './pages.ts';

/**
 * Builds the site into the folder `dist` with a bundle, without Astro and its bundler: renders the pages, then runs the integrations as
 * Astro does. Throws if pages cannot be rendered; with a bundle of an earlier build, the build then makes a new one.
 */
export async function buildFromBundle(
  bundle: string,
  ofPublication: ReturnType<typeof publication>,
  kept: KeptPages,
  dist: string,
): Promise<void> {
  const integrations = [ofPublication.integration, ...afterPages(ofPublication)];
  const publicDir = pathToFileURL(resolve('public') + sep);
  const config = {
    site: site.origin,
    base: site.base,
    trailingSlash: 'always',
    build: { format: 'directory' },
    publicDir,
  };
  const run = async (name: string, given: object) => {
    for (const integration of integrations) await runHook(integration, name, given);
  };
  await run('astro:routes:resolved', { routes: [] });
  await run('astro:config:done', { config });
  await run('astro:build:start', {});
  if (existsSync('public')) cpSync('public', dist, { recursive: true });
  linkTree(join(bundle, 'assets'), join(dist, 'assets'));
  notePhase('pages');
  provideLibrary(() => Promise.resolve(kept.library.library));
  kept.pictures.provide();
  await writeOwnPages(await openRenderer(bundle, kept.library), kept, dist);
  const made = await kept.pictures.place(dist);
  if (made !== undefined) loggerOf('pictures').info(made);
  notePhase('other');
  await run('astro:build:done', {
    dir: pathToFileURL(join(dist, sep)),
    pages: [],
    assets: new Map(),
  });
}

/** Runs a hook of an integration with what our integrations and the sitemap need of Astro’s parameters. */
async function runHook({ name, hooks }: AstroIntegration, hook: string, given: object): Promise<void> {
  const run = (hooks as Record<string, undefined | ((given: object) => unknown)>)[hook];
  await run?.({ ...given, logger: loggerOf(name) });
}

/** Returns a logger that writes lines as Astro does, without the time. */
export const loggerOf = (
  label: string,
): Record<'info' | 'warn' | 'error' | 'debug', (text: string) => void> => ({
  info: (text) => {
    console.log(`[${label}] ${text}`);
  },
  warn: (text) => {
    console.log(`[WARN] [${label}] ${text}`);
  },
  error: (text) => {
    console.error(`[ERROR] [${label}] ${text}`);
  },
  debug: () => undefined,
});
