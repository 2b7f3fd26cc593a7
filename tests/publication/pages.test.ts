import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Element } from 'hast';
import { toString } from 'hast-util-to-string';
import { inlineScript } from '../../src/hosting/inline-script.ts';
import { articles, withdrawn } from '../site/content.ts';
import { direction, files, firstLanguage, origin, pathOf, readText, site, siteUrl } from '../site/dist.ts';
import { all, attribute, isLink, one, scriptFiles, tag, text } from '../site/elements.ts';
import { faultsOf, meta, type Page, pageAt, pages, readable } from '../site/parsed.ts';

test('every page has one first-level heading, which is not empty', () => {
  assert.deepEqual(
    faultsOf(readable, ({ tree }) => {
      const headings = all(tree, tag('h1'));
      return headings.length === 1 && text(headings[0]) ? [] : [`${headings.length} h1`];
    }),
    [],
  );
});

test('headings skip no level', () => {
  assert.deepEqual(
    faultsOf(readable, function* ({ tree }) {
      let above = 0;
      for (const heading of all(tree, tag('h1', 'h2', 'h3', 'h4', 'h5', 'h6'))) {
        const level = Number(heading.tagName[1]);
        if (level > above + 1) yield `h${level} “${text(heading)}” after h${above}`;
        above = level;
      }
    }),
    [],
  );
});

test('no line can begin with the dot between facts: the space before it does not break', () => {
  assert.deepEqual(
    faultsOf(readable, ({ tree }) =>
      all(tree, (element) => /\bmeta\b|\bkicker\b/.test(attribute(element, 'class'))).flatMap((facts) =>
        toString(facts).includes(' ·') ? [text(facts)] : [],
      ),
    ),
    [],
  );
});

test('every page has its language and direction', () => {
  const langOf = (path: string): string => {
    const [, folder = '', name] = path.split('/');
    if (site.languages.includes(folder)) return folder;
    const article = articles.find(({ id, data }) =>
      folder === 'q'
        ? data.pullQuotes?.some((quote) => quote.id === name)
        : folder === 'articles' && id === name,
    );
    return article?.data.lang ?? firstLanguage;
  };
  assert.deepEqual(
    faultsOf(pages, ({ tree, path }) => {
      const html = one(tree, tag('html'));
      const said = `${attribute(html, 'lang')} ${attribute(html, 'dir')}`;
      const lang = langOf(path);
      return said === `${lang} ${direction(lang) ?? ''}` ? [] : [said];
    }),
    [],
  );
});

test('every page has one title, and no two pages have the same', () => {
  const owners = new Map<string, string>();
  const faults = faultsOf(readable, ({ tree, path }) => {
    const titles = all(tree, (element) => element.tagName === 'title');
    const title = text(titles[0]);
    const owner = owners.get(title);
    owners.set(title, path);
    if (titles.length !== 1 || !title) return [`${titles.length} titles`];
    return owner ? [`the same title as ${owner}`] : [];
  });
  assert.deepEqual(faults, []);
});

/** Returns a page’s URL; none for the page that is served at any missing URL. */
const ownUrl = ({ path }: Page) => (path === '/404' ? '' : siteUrl + path);

test('every page has a description, and its own absolute URL as the canonical one', () => {
  assert.deepEqual(
    faultsOf(readable, function* (page) {
      if (!meta(page, 'name', 'description').trim()) yield 'no description';
      const [figures] = /\b\d{4}-\d{2}-\d{2}\b/.exec(meta(page, 'name', 'description')) ?? [];
      if (figures !== undefined) yield `a day in figures in the description: ${figures}`;
      const canonical = all(page.tree, isLink('canonical')).map((link) => attribute(link, 'href'));
      if (canonical.join() !== ownUrl(page)) yield `canonical ${canonical.join()}`;
    }),
    [],
  );
});

test('every page has the metadata of a shared link, with its own URL', () => {
  assert.deepEqual(
    faultsOf(readable, function* (page) {
      for (const property of ['title', 'description', 'type', 'site_name'])
        if (!meta(page, 'property', `og:${property}`).trim()) yield `no og:${property}`;
      if (meta(page, 'property', 'og:url') !== ownUrl(page))
        yield `og:url ${meta(page, 'property', 'og:url')}`;
      const doubled = all(page.tree, tag('meta'))
        .map((element) => attribute(element, 'property') || attribute(element, 'name'))
        // A page in three languages names two others.
        .filter((name) => /^(?:og:|description)/.test(name) && name !== 'og:locale:alternate')
        .filter((name, index, names) => names.indexOf(name) !== index);
      if (doubled.length > 0) yield `twice: ${doubled.join()}`;
    }),
    [],
  );
});

test('no id occurs twice on a page', () => {
  assert.deepEqual(
    faultsOf(pages, ({ tree }) => {
      const ids = all(tree, ({ properties }) => properties.id !== undefined).map((element) =>
        attribute(element, 'id'),
      );
      return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `#${id}`);
    }),
    [],
  );
});

test('a page has one inline script, and its script files are modules named for what they do', () => {
  // Browsers do not run a data block.
  const isData = (script: Element) => attribute(script, 'type') === 'application/ld+json';
  const isEverywhere = (script: Element) =>
    script.children[0]?.type === 'text' && script.children[0].value === inlineScript;
  const isModule = (script: Element) =>
    attribute(script, 'src') && attribute(script, 'type') === 'module' && script.children.length === 0;
  assert.deepEqual(
    faultsOf(pages, ({ tree }) =>
      all(tree, tag('script'))
        .filter((script) => !isData(script) && !isEverywhere(script) && !isModule(script))
        .map((script) => `a script: ${attribute(script, 'src') || text(script).slice(0, 60)}`),
    ),
    [],
  );
  assert.equal(all(pageAt('/search/').tree, tag('script')).filter(isEverywhere).length, 1);
  assert.deepEqual(
    faultsOf(pages, ({ tree, path, redirect }) => {
      const names = scriptFiles(tree).map(
        (script) => /^\/assets\/(\w+)\.[^/]+\.js$/.exec(pathOf(script))?.[1] ?? script,
      );
      const expected = [
        ...(path.endsWith('/search/') ? ['SearchStart', 'SearchPage'] : []),
        ...(path.endsWith('/verify/') ? ['VerifyPage'] : []),
        // Opens the group of the chosen filter.
        ...(path === '/quotes/' ? ['QuoteFilters'] : []),
        'PageScript',
      ];
      return redirect || path.endsWith('/embed/') || names.join() === expected.join()
        ? []
        : [`scripts: ${names.join()}`];
    }),
    [],
  );
});

test('no page has style elements or attributes, or script in attributes', () => {
  assert.deepEqual(
    faultsOf(pages, ({ tree }) =>
      all(tree, () => true).flatMap(({ tagName, properties }) => [
        ...(tagName === 'style' ? ['a style element'] : []),
        ...Object.entries(properties)
          .filter(
            ([name, value]) =>
              name === 'style' || /^on[A-Z]/i.test(name) || /^\s*javascript:/i.test(String(value)),
          )
          .map(([name]) => `${name} on ${tagName}`),
      ]),
    ),
    [],
  );
});

test('no page loads anything from another host', () => {
  const loading = tag(
    'script',
    'img',
    'source',
    'video',
    'audio',
    'track',
    'iframe',
    'embed',
    'object',
    'input',
  );
  const quiet = ['canonical', 'alternate', 'license', 'author', 'next', 'prev'];
  assert.deepEqual(
    faultsOf(pages, ({ tree, path }) =>
      all(
        tree,
        (element) =>
          loading(element) || (element.tagName === 'link' && !quiet.some((rel) => isLink(rel)(element))),
      )
        .flatMap((element) =>
          ['src', 'href', 'srcSet', 'data', 'poster'].map((name) => attribute(element, name)),
        )
        .filter((address) => address && new URL(address, siteUrl + path).origin !== origin),
    ),
    [],
  );
});

/** The files that a page requests early if its URL asks something (client/reading/first-paint.ts). */
const requestedWhenAsked = (tree: Page['tree']) =>
  all(tree, (element) => element.properties.dataAsked !== undefined).flatMap((template) =>
    all(template.content ?? template, tag('link')),
  );

test('the search page requests the engine early, as its scripts do later', () => {
  const links = requestedWhenAsked(pageAt('/search/').tree).map(({ properties }) => [
    String(properties.rel),
    properties.href,
    properties.as,
    properties.crossOrigin,
  ]);
  assert.deepEqual(links, [
    ['modulepreload', '/pagefind/pagefind.js', undefined, undefined],
    // Without crossorigin the browser discards the file and loads it again.
    ['preload', '/pagefind/wasm.pagefind', 'fetch', ''],
  ]);
});

test('the fonts a page preloads are ones that its style sheets use', () => {
  assert.deepEqual(
    faultsOf(readable, function* ({ tree }) {
      const sheets = all(tree, isLink('stylesheet'))
        .map((link) => readText(pathOf(attribute(link, 'href'))))
        .join();
      const fonts = all(tree, (element) => isLink('preload')(element) && element.properties.as === 'font');
      // A page that answers the question in its URL requests first what the answer needs.
      if ((fonts.length === 0) !== requestedWhenAsked(tree).length > 0)
        yield `${fonts.length} fonts preloaded`;
      for (const font of fonts) {
        const href = attribute(font, 'href');
        if (!files.includes(pathOf(href)) || !sheets.includes(href)) yield `${href} is not used`;
        // Without it the browser discards the preloaded file and loads it again.
        if (font.properties.crossOrigin === undefined) yield `${href} without crossorigin`;
      }
    }),
    [],
  );
});

test('exactly the pages without text of their own are kept out of search engines', () => {
  const hidden = pages.filter((page) => meta(page, 'name', 'robots') === 'noindex').map((page) => page.path);
  const redirects = pages.filter((page) => page.redirect).map((page) => page.path);
  assert.deepEqual(
    hidden.sort(),
    [
      '/404',
      ...redirects,
      ...withdrawn.map(({ quote }) => `/q/${quote.id}/`),
      ...articles
        .filter(({ data }) => (data.sources ?? []).length === 0)
        .map(({ id }) => `/articles/${id}/sources/`),
    ].sort(),
  );
});
