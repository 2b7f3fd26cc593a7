import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { ZodType } from 'astro/zod';
import { filesIn } from './files.ts';
import { readText } from './read-text.ts';
import { markdownOptions, markdownProcessor } from '../markdown/processor.ts';
import { parseMarkdownFile } from './frontmatter.ts';
import { parseYaml, type Parsed } from './yaml/parse.ts';
import { isError } from '../model/problem-kinds.ts';
import { formatProblems } from '../model/report.ts';
import { validate } from './validate.ts';

/**
 * Loads the Markdown files of content/<name>, read and validated by the reader that `npm run check` uses: Astro's own takes other
 * things for dates, numbers and keys, so that a file could pass the check and break the build. A file's name is its id.
 * A faulty file ends a build; the dev server reports it and keeps what it had.
 */
export function markdownFolder<T extends Record<string, unknown>>(name: string, schema: ZodType<T>): Loader {
  return {
    name: `markdown-${name}`,
    load: async (context) => {
      const { config, store, logger, watcher } = context;
      const folder = join(process.cwd(), 'content', name, '/');
      const renderer = await markdownProcessor.createRenderer(markdownOptions);

      /** An article's HTML; without it no page is made of it, and the build ends. */
      const rendered = async (file: string, body: string, options: Parameters<typeof renderer.render>[1]) => {
        try {
          const { code, metadata } = await renderer.render(body, options);
          const imagePaths = [...metadata.localImagePaths, ...metadata.remoteImagePaths];
          return {
            rendered: { html: code, metadata: { ...metadata, imagePaths } },
            assetImports: imagePaths,
          };
        } catch (error) {
          logger.error(`${file} was not rendered: ${error instanceof Error ? error.message : String(error)}`);
          return {};
        }
      };
      const loadFile = async (path: string) => {
        const file = `content/${name}/${path.slice(folder.length)}`;
        const { text = '', problems } = readText(path, file, true);
        const { body, ...parsed } = parseMarkdownFile(text, file);
        const { data, problems: faults } = validate(schema, parsed, file);
        const errors = [...problems, ...faults].filter(isError);
        if (data === undefined || errors.length > 0) throw new Error(`\n${formatProblems(errors)}`);
        const id = path.slice(folder.length, -'.md'.length);
        // Without a digest, which would keep the HTML of before where a plugin's code has changed.
        store.set({
          id,
          // As it was written: defaults would be judged as if somebody had typed them.
          data: await context.parseData({ id, data: (parsed.data ?? {}) as Record<string, unknown>, filePath: path }),
          // Astro resolves pictures from here.
          filePath: relative(fileURLToPath(config.root), path),
          ...(await rendered(file, body, {
            frontmatter: structuredClone(data),
            fileURL: pathToFileURL(path),
          })),
        });
      };
      const isOurs = (path: string) => dirname(path) === dirname(join(folder, '_')) && path.endsWith('.md');

      const paths = (await filesIn(folder)).filter(isOurs);
      const there = new Set(paths.map((path) => path.slice(folder.length, -'.md'.length)));
      for (const id of store.keys()) if (!there.has(id)) store.delete(id);
      for (const path of paths) await loadOrReport(context, () => loadFile(path));

      watcher?.add(folder);
      for (const event of ['add', 'change'] as const)
        watcher?.on(event, (path) => {
          if (isOurs(path)) void loadOrReport(context, () => loadFile(path));
        });
      watcher?.on('unlink', (path) => {
        if (isOurs(path)) store.delete(path.slice(folder.length, -'.md'.length));
      });
    },
  };
}

/** Loads content/sources.yaml by the same reader; a publication without one has no sources of its own. */
export function sourceRegister<T extends Record<string, unknown>>(schema: ZodType<T>): Loader {
  const file = 'content/sources.yaml';
  return {
    name: 'source-register',
    load: async (context) => {
      const { store, watcher } = context;
      const path = join(process.cwd(), file);
      const loadFile = async () => {
        const { text = '', problems } = existsSync(path) ? readText(path, file, false) : { problems: [] };
        const parsed = parseYaml(text, file);
        const entries = Object.entries((parsed.data ?? {}) as Record<string, unknown>).map(([id, data]) => {
          const at: Parsed = { data, problems: [], placeOf: (below) => parsed.placeOf([id, ...below]) };
          return { id, ...validate(schema, at, file) };
        });
        const errors = [
          ...problems,
          ...parsed.problems,
          ...entries.flatMap((entry) => entry.problems),
        ].filter(isError);
        if (errors.length > 0) throw new Error(`\n${formatProblems(errors)}`);
        store.clear();
        for (const { id, data } of entries)
          if (data)
            store.set({ id, data: await context.parseData({ id, data, filePath: path }), filePath: file });
      };
      await loadOrReport(context, loadFile);
      watcher?.add(path);
      for (const event of ['add', 'change', 'unlink'] as const)
        watcher?.on(event, (changed) => {
          if (changed === path) void loadOrReport(context, loadFile);
        });
    },
  };
}

/** A build ends at a fault; while somebody writes, it is reported and everything else goes on. */
async function loadOrReport({ watcher, logger }: LoaderContext, load: () => Promise<void>): Promise<void> {
  try {
    await load();
  } catch (error) {
    if (!watcher) throw error;
    logger.error(error instanceof Error ? error.message : String(error));
  }
}
