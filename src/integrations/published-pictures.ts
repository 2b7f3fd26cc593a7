import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { pathFrom } from '../content/files.ts';

/** The part of a Vite plugin that is used here: Vite is a dependency of Astro, not of this package. */
interface Plugin {
  name: string;
  resolveId: (id: string) => string | undefined;
  load: (id: string) => string | undefined;
}

const name = 'virtual:pictures';

/** The property of the global object with the pictures that pages of a build show (`build/pictures.ts`). */
export const picturesName = 'verbatimPictures';

/**
 * Provides the module `virtual:pictures`. In a build, it looks at what the build has read of the pictures of published articles: imported ones would be part of
 * the bundle, which a new picture would then make again, and the bundler publishes every imported picture. The dev server imports all of them.
 */
export function publishedPictures(): AstroIntegration {
  let building = false;
  const folder = join(process.cwd(), 'content/pictures');
  /** Vite resolves a leading slash from its root, and glob patterns in a virtual module need one. */
  let everyPicture = '';
  const plugin: Plugin = {
    name: 'published-pictures',
    resolveId: (id) => (id === name ? `\0${id}` : undefined),
    load: (id) => {
      if (id !== `\0${name}`) return undefined;
      return building ? `export const pictures = globalThis.${picturesName};` : globOf(everyPicture);
    },
  };
  return {
    name: 'published-pictures',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        building = command === 'build';
        updateConfig({ vite: { plugins: [plugin] } });
      },
      'astro:config:done': ({ config }) => {
        const path = pathFrom(fileURLToPath(config.root), folder);
        everyPicture = `/${path}/*.{avif,jpeg,jpg,png,webp}`;
      },
    },
  };
}

/** Returns code that imports all pictures in a folder, by file name. */
const globOf = (pattern: string) =>
  [
    `const found = import.meta.glob(${JSON.stringify(pattern)}, { eager: true, import: 'default' });`,
    `export const pictures = Object.fromEntries(Object.entries(found).map(([path, picture]) => [path.split('/').at(-1), picture]));`,
  ].join('\n');
