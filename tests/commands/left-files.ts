import { registerHooks } from 'node:module';

/**
 * Preloaded by a build (`--import`): adds an integration that leaves a file that nothing names, and a page that is not a URL of the site. So a test needs no copy
 * of the software, and its build uses a kept bundle.
 */
registerHooks({
  load: (url, context, next) => {
    const loaded = next(url, context);
    if (!url.endsWith('/src/integrations/after-pages.ts')) return loaded;
    const source =
      typeof loaded.source === 'string'
        ? loaded.source
        : Buffer.from(loaded.source as Uint8Array).toString('utf8');
    const changed = source.replace('published.integration,', `${left},\n    published.integration,`);
    if (changed === source) throw new Error('after-pages.ts has no place for another integration');
    return { ...loaded, source: changed };
  },
});

const left = `{
  name: 'left',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const { mkdirSync, writeFileSync } = await import('node:fs');
      writeFileSync(new URL('assets/original.jpg', dir), 'x');
      mkdirSync(new URL('stale/', dir));
      writeFileSync(new URL('stale/index.html', dir), 'x');
    },
  },
}`;
