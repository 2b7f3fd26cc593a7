import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Makes finished pages lighter, when the index is made: takes out what only the build needed (the mark of the search index, and
 * Astro’s scope classes on elements that no scoped rule is about), shortens the scopes that stay, and puts the style sheets
 * that every article has into one, because one compresses better than two. On a long article that is a kilobyte on the line.
 */
export function leanPages(): AstroIntegration {
  return {
    name: 'lean-pages',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const dist = fileURLToPath(dir);
        const names = await readdir(dist, { recursive: true });
        const texts = async (ending: string) =>
          new Map(
            await Promise.all(
              names
                .filter((name) => name.endsWith(ending))
                .map(async (name) => [name, await readFile(join(dist, name), 'utf8')] as const),
            ),
          );
        const sheets = await texts('.css');
        const pages = await texts('.html');
        const scopes = scopedSelectors([...sheets.values()].join('\n'));
        const short = shortScopes([...scopes.keys()]);
        for (const [name, css] of sheets) sheets.set(name, short(css));

        const articles = [...pages]
          .filter(([name]) => /^articles[\\/][^\\/]+[\\/]index\.html$/.test(name))
          .map(([, html]) => html);
        const shared = sharedSheets(articles);
        const css = shared.map((href) => sheets.get(href.slice(1)) ?? '').join('');
        const site = `/assets/site.${createHash('sha256').update(css).digest('hex').slice(0, 8)}.css`;
        if (shared.length > 0) await writeFile(join(dist, site), css);

        for (const [name, html] of pages) {
          const lean = short(withoutIdleScopes(html.replace(' data-pagefind-body', ''), scopes));
          await writeFile(join(dist, name), withOneSheet(lean, shared, site));
        }
        for (const [name, text] of sheets)
          if (shared.includes(`/${name}`)) await rm(join(dist, name));
          else await writeFile(join(dist, name), text);
      },
    },
  };
}

/** A start tag's attributes are only looked at inside tags: text of a page may say the same words. */
const startTag = /<[a-z][a-z0-9-]*(?:\s+[^\s=<>"']+(?:="[^"]*")?)*\s*\/?>/g;

/** What an element must be for a scoped rule to be about it: by scope, the tag (or none) and the classes of each selector. */
export type Scopes = ReadonlyMap<string, { tag: string; classes: string[] }[]>;

/** Reads the scoped selectors of style sheets, one compound (`li.astro-x.when:hover`) at a time. */
export function scopedSelectors(css: string): Scopes {
  const scopes = new Map<string, { tag: string; classes: string[] }[]>();
  for (const [compound] of css.matchAll(/[\w.-]*\.astro-[a-z0-9]{8}[\w.-]*/g)) {
    const [tag = '', ...classes] = compound.split('.');
    const scope = classes.find((name) => name.startsWith('astro-')) ?? '';
    const about = { tag, classes: classes.filter((name) => name !== scope) };
    scopes.set(scope, [...(scopes.get(scope) ?? []), about]);
  }
  return scopes;
}

/** Conditions that are not of tag or class (states, attributes) count as met, so that no rule is ever lost. */
export const withoutIdleScopes = (html: string, scopes: Scopes): string =>
  html.replace(startTag, (element) =>
    element.replace(/ class="([^"]*)"/, (_, list: string) => {
      const tag = /^<([a-z0-9-]+)/.exec(element)?.[1];
      const classes = list.split(' ');
      const kept = classes.filter(
        (name) =>
          !/^astro-[a-z0-9]{8}$/.test(name) ||
          scopes
            .get(name)
            ?.some(
              (about) =>
                (about.tag === '' || about.tag === tag) && about.classes.every((c) => classes.includes(c)),
            ),
      );
      return kept.length > 0 ? ` class="${kept.join(' ')}"` : '';
    }),
  );

/**
 * Shortens scopes in a text: `astro-ybatimd6` to `_ybat`. A scope's short name hangs on itself alone, so that a sheet
 * that did not change has the same words; two that begin alike keep their long names.
 */
export function shortScopes(scopes: readonly string[]): (text: string) => string {
  const begin = (scope: string) => `_${scope.slice('astro-'.length, -4)}`;
  const alone = scopes.filter((scope) =>
    scopes.every((other) => other === scope || begin(other) !== begin(scope)),
  );
  return (text) =>
    text.replace(/\bastro-[a-z0-9]{8}\b/g, (scope) => (alone.includes(scope) ? begin(scope) : scope));
}

const link = /<link rel="stylesheet" href="(\/assets\/[^"]+)">/g;

/** Addresses of the sheets that all of these pages have, in their order. */
export function sharedSheets(pages: readonly string[]): string[] {
  const linked = pages
    .filter((html) => !html.includes('http-equiv="refresh"'))
    .map((html) => [...html.matchAll(link)].map(([, href = '']) => href));
  const [first = []] = linked;
  return first.filter((href) => linked.every((hrefs) => hrefs.includes(href)));
}

/** The page with one sheet in place of the first of the shared ones; the others of them go. */
export function withOneSheet(html: string, shared: readonly string[], site: string): string {
  let placed = false;
  return html.replace(link, (element, href: string) => {
    if (!shared.includes(href)) return element;
    const stands = placed;
    placed = true;
    return stands ? '' : element.replace(href, site);
  });
}
