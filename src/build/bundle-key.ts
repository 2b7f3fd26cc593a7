import { createHash, hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { builtPaths, readBuiltFiles } from '../content/built-files.ts';
import { installedSoftware, software, source } from '../content/installed-software.ts';
import type { Library } from '../model/library.ts';
import type { Site } from '../model/site.ts';
import { searchServerFor } from '../model/site-search.ts';
import { site } from '../site.ts';
import type { BuildIdentity } from './part-file.ts';

/** Hashes that say what of earlier builds can be used. */
export interface BuildKeys {
  /** Of everything that the bundle depends on. */
  bundle: string;
  /** Of that and of all settings: of everything that pages and other results depend on, apart from the library. */
  results: string;
}

/**
 * Returns what the bundler makes styles, scripts and code of: with other values, it makes another bundle. Pages read all other settings when they
 * are rendered (`integrations/site-settings.ts`). `articles` is how many are published.
 */
export const bundledSettings = (
  { name, origin, base, languages, colors, wordmark, typefaces, search }: Site,
  articles: number,
): object => ({
  ...{ name, origin, base, languages, colors, wordmark, typefaces },
  server: searchServerFor(search, articles),
  isEmpty: articles === 0,
});

/**
 * Returns hashes of the code, the packages, Node, settings, and what generated modules contain (typefaces, the wordmark, whether anything is
 * published). Undefined if the packages are unknown. `root` is the folder that Astro works in.
 */
export function buildKeys({ articles }: Library, root: string): BuildKeys | undefined {
  const installed = installedSoftware();
  if (installed.packages === undefined) return undefined;
  const all = createHash('sha256');
  const add = (text: string | Buffer) => all.update(`${text.length}\n`).update(text);
  for (const text of [JSON.stringify(installed), software, relative(root, source)]) add(text);
  add(JSON.stringify(bundledSettings(site, articles.length)));
  add(process.env.VERBATIM_PREVIEW ?? '');
  const { file, dark } = site.wordmark ?? {};
  const drawings = [file, dark].flatMap((name) => (name === undefined ? [] : join('public', name)));
  for (const path of [...drawings, ...filesBelow('content/fonts')])
    add(path).update(existsSync(path) ? readFileSync(path) : 'missing');
  const bundle = all.digest('hex').slice(0, 32);
  return { bundle, results: hash('sha256', bundle + JSON.stringify(site)).slice(0, 32) };
}

/**
 * Returns what the publication in the working directory is built with, independent of where the software and the publication are.
 * Undefined if the packages are unknown. Reads every file of content/ and public/.
 */
export function buildIdentity(): BuildIdentity | undefined {
  const { code, packages, node } = installedSoftware();
  if (packages === undefined) return undefined;
  const { name, version } = JSON.parse(readFileSync(join(software, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  return {
    software: { version: `${name} ${version}`, code, packages, node },
    settings: hash('sha256', JSON.stringify(site)),
    content: ['content', 'public'].filter((folder) => existsSync(folder)).flatMap(hashedFiles),
  };
}

/** Returns the files below a folder with their hashes, without those that macOS leaves in every folder. */
const hashedFiles = (folder: string): [path: string, hash: string][] => {
  const paths = builtPaths(folder).filter((path) => !/(?:^|\/)\.DS_Store$/.test(path));
  return [...readBuiltFiles(folder, paths)].map(([path, digest]) => [`${folder}/${path}`, digest]);
};

/** Returns the files below a folder; none if it does not exist. */
const filesBelow = (folder: string): string[] =>
  existsSync(folder) ? builtPaths(folder).map((path) => join(folder, path)) : [];
