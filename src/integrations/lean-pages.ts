import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { lowered } from './browser-support.ts';

/**
 * Makes finished pages lighter, when the index is made: takes out what only the build needed (the mark of the search index, and
 * Astro’s scope classes on elements that no scoped rule is about), shortens the scopes that stay, makes one style sheet of those that a
 * page links, and leaves its scripts for when it has come. On a long article that is a kilobyte on the line, and on every page
 * some waits.
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
        // Sheets that pages of this site write are not among those that Vite lowers.
        for (const [name, css] of sheets) sheets.set(name, short(lowered(name, css)));

        const linked = new Set<string>();
        const made = new Map<string, string>();
        for (const [name, html] of pages) {
          const lean = short(
            withoutIdleScopes(withLateScripts(html.replace(' data-pagefind-body', '')), scopes),
          );
          const one = withOneSheet(lean, (href) => {
            linked.add(href);
            return sheets.get(href.slice(1)) ?? '';
          });
          await writeFile(join(dist, name), one.html);
          if (one.sheet) made.set(one.sheet.href, one.sheet.css);
        }
        for (const [name, css] of made) await writeFile(join(dist, name), css);
        for (const [name, css] of sheets)
          if (linked.has(`/${name}`)) await rm(join(dist, name));
          else await writeFile(join(dist, name), css);
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

/**
 * Scripts that change nothing a page shows are only named in it, for the script in its head to fetch when the page has come
 * (first-paint.ts). The search page’s own shows what was found, and stays.
 */
export function withLateScripts(html: string): string {
  const late: string[] = [];
  const rest = html.replace(/<script type="module" src="([^"]+)"><\/script>/g, (element, src: string) => {
    if (src.includes('SearchPage')) return element;
    late.push(src);
    return '';
  });
  if (late.length === 0) return rest;
  // By whole tags: an attribute before it may hold the same letters.
  return rest.replace(startTag, (element) =>
    /^<body[\s>]/.test(element)
      ? element.replace('<body', `<body data-scripts="${late.join(' ')}"`)
      : element,
  );
}

const link = /<link rel="stylesheet" href="(\/[^"]+)"(?: media="([^"]+)")?>/g;

/**
 * The page with one sheet in place of all that it links, at the first one’s place, and that sheet, named by its bytes: pages of a kind
 * share it. Every further sheet was a connection of its own, which a page waits for twice as long as for the first.
 */
export function withOneSheet(
  html: string,
  cssOf: (href: string) => string,
): { html: string; sheet?: { href: string; css: string } } {
  const parts = [...html.matchAll(link)].map(([, of = '', media]) =>
    media === undefined ? cssOf(of) : `@media ${media}{${cssOf(of).trim()}}`,
  );
  if (parts.length === 0) return { html };
  const css = parts.join('');
  const href = `/assets/page.${createHash('sha256').update(css).digest('hex').slice(0, 8)}.css`;
  let placed = false;
  const once = html.replace(link, () => {
    const stands = placed;
    placed = true;
    return stands ? '' : `<link rel="stylesheet" href="${href}">`;
  });
  return { html: once, sheet: { href, css } };
}
