import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Takes out of the finished pages what only the build needed: the marks of the search index, and Astro's scope classes on
 * elements that no scoped rule is about. On a long article that is 450 bytes on the line. Runs when the index is made.
 */
export function leanPages(): AstroIntegration {
  return {
    name: 'lean-pages',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const dist = fileURLToPath(dir);
        const names = await readdir(dist, { recursive: true });
        const texts = async (ending: string) =>
          Promise.all(
            names
              .filter((name) => name.endsWith(ending))
              .map(async (name) => ({
                file: join(dist, name),
                text: await readFile(join(dist, name), 'utf8'),
              })),
          );
        const scopes = scopedSelectors((await texts('.css')).map(({ text }) => text).join('\n'));
        for (const { file, text } of await texts('.html')) {
          const lean = withoutIdleScopes(withoutIndexMarks(text), scopes);
          if (lean !== text) await writeFile(file, lean);
        }
      },
    },
  };
}

/** A start tag's attributes are only looked at inside tags: text of a page may say the same words. */
const startTag = /<[a-z][a-z0-9-]*(?:\s+[^\s=<>"']+(?:="[^"]*")?)*\s*\/?>/g;

/** Pagefind's attributes, and those that they read their values from. */
export const withoutIndexMarks = (html: string): string =>
  html.replace(startTag, (tag) => {
    const read = [...tag.matchAll(/ data-pagefind-[a-z-]+="[a-z]+\[([a-z-]+)\]"/g)].map(
      ([, name = '']) => name,
    );
    if (!tag.includes(' data-pagefind-')) return tag;
    return tag.replace(/ ([a-z-]+)(?:="[^"]*")?/g, (attribute: string, name: string) =>
      name.startsWith('data-pagefind-') || read.includes(name) ? '' : attribute,
    );
  });

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
