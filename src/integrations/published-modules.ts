import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Reading } from '../content/read-content.ts';

/** The part of a Vite plugin that is used here; Vite itself is a dependency of Astro, not of ours. */
interface Plugin {
  name: string;
  resolveId: (id: string) => string | undefined;
  load: (id: string) => Promise<string | undefined>;
}

const names = ['virtual:pictures', 'virtual:unpublished'] as const;

/**
 * Tells the pages what is published, as two modules. `virtual:pictures` imports the pictures that published articles show and no
 * others: the bundler writes every picture that is imported into the site. `virtual:unpublished` lists the content files that stay
 * out and the collections without entries. `npm run dev` has every picture and leaves nothing out.
 */
export function publishedModules(read: () => Promise<Reading>): AstroIntegration {
  let building = false;
  const folder = join(process.cwd(), 'content/pictures');
  /** Vite takes a leading slash for its root, and patterns of a virtual module need one. */
  let everyPicture = '';
  const code = {
    'virtual:pictures': async () => {
      if (!building)
        return [
          `const found = import.meta.glob(${JSON.stringify(everyPicture)}, { eager: true, import: 'default' });`,
          `export const pictures = Object.fromEntries(Object.entries(found).map(([path, picture]) => [path.split('/').at(-1), picture]));`,
        ].join('\n');
      const { published } = await read();
      const files = [
        ...new Set(published.articles.flatMap(({ pictures }) => pictures.map(({ file }) => file))),
      ];
      const pictures = files
        .sort()
        .map((file) => [file, join(folder, file)].map((text) => JSON.stringify(text)));
      return [
        ...pictures.map(([, path], index) => `import picture${index} from ${path};`),
        `export const pictures = { ${pictures.map(([name], index) => `${name}: picture${index}`).join(', ')} };`,
      ].join('\n');
    },
    'virtual:unpublished': async () => {
      const { unpublished, contents } = await read();
      const { articles, topics, people, sources } = contents;
      const empty = Object.entries({ articles, topics, people, sources }).flatMap(([name, entries]) =>
        entries.length === 0 ? [name] : [],
      );
      return [
        `export const unpublished = ${JSON.stringify(building ? [...unpublished] : [])};`,
        `export const emptyCollections = ${JSON.stringify(building ? empty : [])};`,
      ].join('\n');
    },
  };
  const plugin: Plugin = {
    name: 'published-modules',
    resolveId: (id) => (names.some((name) => name === id) ? `\0${id}` : undefined),
    load: async (id) => {
      const name = names.find((known) => id === `\0${known}`);
      return name && code[name]();
    },
  };
  return {
    name: 'published-modules',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        building = command === 'build';
        updateConfig({ vite: { plugins: [plugin] } });
      },
      'astro:config:done': ({ config }) => {
        const path = relative(fileURLToPath(config.root), folder).split(sep).join('/');
        everyPicture = `/${path}/*.{avif,jpeg,jpg,png,webp}`;
      },
    },
  };
}
