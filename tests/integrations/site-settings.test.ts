import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { siteSettings } from '../../src/integrations/site-settings.ts';
import { site } from '../../src/site.ts';

/** The part of a Vite plugin that is used here. */
interface Plugin {
  load: (id: string) => string | undefined;
  generateBundle: (
    this: { environment: { name: string }; getModuleInfo: (id: string) => { importedIds: string[] } },
    options: object,
    files: object,
  ) => void;
}

/** Returns the plugin that replaces the module of the settings. */
function pluginFor(command: 'build' | 'dev'): Plugin {
  let plugins: Plugin[] = [];
  const hook = siteSettings().hooks['astro:config:setup'] as (given: object) => void;
  hook({
    command,
    addWatchFile: () => undefined,
    logger: { warn: () => undefined },
    updateConfig: (config: { vite: { plugins: Plugin[] } }) => {
      ({ plugins } = config.vite);
    },
  });
  return plugins[0] ?? assert.fail('no plugin');
}

const module = join(import.meta.dirname, '../../src/content/settings.ts');

describe('the settings in bundles', () => {
  test('are read when the code runs, and contain only the path of the site', async () => {
    const source = pluginFor('build').load(module) ?? '';
    assert.doesNotMatch(source, new RegExp(site.name));
    const { settings, base } = (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as {
      settings: unknown;
      base: string;
    };
    assert.equal(settings, site);
    assert.equal(base, site.base);
  });

  test('are values in the dev server, whose modules run in browsers as they are', () => {
    assert.match(pluginFor('dev').load(module) ?? '', new RegExp(`"name":"${site.name}"`));
  });

  test('fail a build if a script for browsers uses them, with the module that does', () => {
    const plugin = pluginFor('build');
    const code = `console.log((()=>globalThis.verbatimSettings)().email)`;
    const inSource = (path: string) => join(import.meta.dirname, '../../src', path);
    const importedIds = [inSource('site.ts')];
    const modules = {
      [inSource('site.ts')]: { code: 'const site = settings;' },
      [inSource('model/routes.ts')]: { code: 'const articlesPath = `${base}articles/`;' },
      [inSource('client/form.ts')]: { code: 'console.log(site.email);' },
    };
    const files = { a: { type: 'chunk', fileName: 'assets/a.js', code, modules } };
    const check = (name: string) => {
      plugin.generateBundle.call(
        {
          environment: { name },
          getModuleInfo: (id) => ({ importedIds: id === importedIds[0] ? [module] : importedIds }),
        },
        {},
        files,
      );
    };
    check('prerender');
    assert.throws(() => {
      check('client');
    }, /^Error: src\/client\/form\.ts uses a setting of the site, and is in a script for browsers, assets\/a\.js\n/);
    files.a.code = 'console.log(1)';
    check('client');
  });
});
