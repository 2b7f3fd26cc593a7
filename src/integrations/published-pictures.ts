import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { pathFrom } from '../content/files.ts';
import { pictureNames } from '../model/lead-picture.ts';
import type { Library } from '../model/library.ts';

/** The part of a Vite plugin that is used here: Vite is a dependency of Astro, not of this package. */
interface Plugin {
  name: string;
  resolveId: (id: string) => string | undefined;
  load: (id: string) => Promise<string | undefined>;
}

const name = 'virtual:pictures';

/**
 * Provides the module `virtual:pictures`, which imports only the pictures that published articles show, because the bundler publishes
 * every imported picture. The dev server imports all of them.
 */
export function publishedPictures(published: () => Promise<Library>): AstroIntegration {
  let building = false;
  const folder = join(process.cwd(), 'content/pictures');
  /** Vite resolves a leading slash from its root, and glob patterns in a virtual module need one. */
  let everyPicture = '';
  const plugin: Plugin = {
    name: 'published-pictures',
    resolveId: (id) => (id === name ? `\0${id}` : undefined),
    load: async (id) => {
      if (id !== `\0${name}`) return undefined;
      return building ? importsOf(await published(), folder) : globOf(everyPicture);
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

/** Returns code that imports the pictures of published articles, by file name. */
function importsOf({ articles }: Library, folder: string): string {
  const names = new Set(articles.flatMap(pictureNames));
  const imports = [...names]
    .sort()
    .map((file) => [file, join(folder, file)].map((text) => JSON.stringify(text)));
  return [
    ...imports.map(([, path], index) => `import picture${index} from ${path};`),
    `export const pictures = { ${imports.map(([file], index) => `${file}: picture${index}`).join(', ')} };`,
  ].join('\n');
}
