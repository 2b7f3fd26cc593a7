import { hash } from 'node:crypto';
import { relative, sep } from 'node:path';
import { software } from '../content/installed-software.ts';

/** The part of a Vite plugin that is used here: Vite is a dependency of Astro, not of this package. */
interface Plugin {
  name: string;
  transform: (code: string, id: string) => { code: string; map: null } | undefined;
}

/**
 * The class of a component’s own styles, in its code and in its style sheet. Not a part of a longer name or of a path: compiled components import their style sheets by
 * the whole path, in which a folder can be called `astro-projects`.
 */
const scope = /(?<![\w/\\-])astro-[a-z0-9]{8}(?![\w/\\-])/g;

/**
 * Names the classes of components’ styles after the path of each in the software. Astro names them after its path from the root, or the whole path where the root is
 * elsewhere, as for a publication in another folder (commands/astro-folders.ts): the same site had other bytes wherever the software was. A name has as many characters as
 * before, so source maps stay right.
 */
export const scopeNames: Plugin = {
  name: 'scope-names',
  transform: (code, id) => {
    const [file = ''] = id.split('?', 1);
    const path = relative(software, file).replaceAll(sep, '/');
    if (!/^src\/.*\.astro$/.test(path)) return undefined;
    return { code: code.replace(scope, scopeOf(path)), map: null };
  },
};

/** Returns the class for the styles of the component at a path from the folder of the software. */
export const scopeOf = (path: string): string => `astro-${hash('sha256', path).slice(0, 8)}`;
