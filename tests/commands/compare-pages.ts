import { keptBundle } from '../../src/build/bundle.ts';
import { buildKeys } from '../../src/build/bundle-key.ts';
import { KeptPages } from '../../src/build/kept-pages.ts';
import { openRenderer } from '../../src/build/pages.ts';
import { Pictures } from '../../src/build/pictures.ts';
import { byAstro, PageRenderer } from '../../src/build/render-pages.ts';
import { astroFolders } from '../../src/commands/astro-folders.ts';
import { ContentSource } from '../../src/content/content-source.ts';
import { provideLibrary } from '../../src/library.ts';

/**
 * Renders all pages of the publication in the working directory, which was just built, twice: as builds do, and with Astro. Prints the number of pages, those
 * that differ, and the routes that builds leave to Astro.
 */
const library = await new ContentSource(process.cwd()).shown();
const keys = buildKeys(library, astroFolders().root);
const bundle = keys && keptBundle(keys.bundle);
if (!keys || bundle === undefined) throw new Error('there is no bundle');
const pictures = await Pictures.of(library);
const kept = new KeptPages(library, 'no-such-folder', keys.results, { pictures });
pictures.provide();
provideLibrary(() => Promise.resolve(kept.library.library));
const differing: string[] = [];
const left = new Set<string>();
const { pages, render } = await openRenderer(bundle, kept.library, (app) => {
  const own = new PageRenderer(app);
  const renderByAstro = app.render.bind(app);
  let calls = 0;
  app.render = (...order) => {
    calls++;
    return renderByAstro(...order);
  };
  return async (page) => {
    await own.render(page);
    calls = 0;
    const content = String(await own.render(page));
    if (calls > 0) left.add(page.route.component);
    const expected = await byAstro(app, page);
    if (content !== expected.toString('utf8')) differing.push(page.file);
    return content;
  };
});
for (const page of pages) await kept.record(page.file, page.props, () => render(page));
console.log(JSON.stringify({ pages: pages.length, differing, left: [...left] }));
