import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { readBuiltFiles } from '../content/built-files.ts';
import { nowOfMachine } from '../content/clock.ts';
import { isOtherProcess } from '../content/other-process.ts';
import { linkTree } from '../integrations/link-files.ts';

/** What the code that renders pages gets from Astro while it is built. */
export interface BundleFacts {
  /** By route and component, the style sheets of the page, in Astro’s form. */
  styles: [page: string, styles: unknown][];
  /** The SHA-256 of each file of the bundle. Assets of the built site are hard links to these, so another program can change them. */
  files: [path: string, hash: string][];
}

/** Bundles of earlier builds: the code that renders pages (`server`), the scripts and styles of the site (`assets`), and facts. */
export const bundles = join(import.meta.dirname, '../../node_modules/.cache/verbatim-bundles');
/** Number of bundles that are kept: more than one publication can be built with one copy of the software. */
const kept = 12;

const factsFile = 'facts.json';

/** Returns the folder of the bundle with a key; undefined if there is none. Drops a damaged one. */
export function keptBundle(key: string): string | undefined {
  const folder = join(bundles, key);
  if (!existsSync(folder)) return undefined;
  try {
    const { files } = factsOf(folder);
    if (JSON.stringify(files) !== JSON.stringify(hashesIn(folder))) throw new Error('a file has changed');
    const used = new Date(nowOfMachine());
    utimesSync(folder, used, used);
  } catch (error) {
    console.warn(`The kept bundle is dropped, because it is damaged: ${String(error)}`);
    dropBundle(key);
    return undefined;
  }
  return folder;
}

export const dropBundle = (key: string): void => {
  rmSync(join(bundles, key), { recursive: true, force: true });
};

export const factsOf = (bundle: string): BundleFacts =>
  JSON.parse(readFileSync(join(bundle, factsFile), 'utf8')) as BundleFacts;

const hashesIn = (bundle: string): BundleFacts['files'] =>
  [...readBuiltFiles(bundle)].filter(([path]) => path !== factsFile);

/** Writes a bundle into a folder, which is replaced: the folder of the code, and that of the assets. */
export function writeBundle(
  folder: string,
  server: string,
  assets: string,
  facts: Omit<BundleFacts, 'files'>,
): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(server, join(folder, 'server'), { recursive: true });
  mkdirSync(join(folder, 'assets'));
  if (existsSync(assets)) linkTree(assets, join(folder, 'assets'));
  writeFileSync(join(folder, factsFile), JSON.stringify({ ...facts, files: hashesIn(folder) }));
}

const draftName = /^draft-(\d+)$/;

/** Returns the folder for a bundle that this process makes. */
export const bundleDraft = (): string => join(bundles, `draft-${process.pid}`);

/** Removes the drafts of processes that were killed. */
export function removeOldDrafts(): void {
  for (const name of namesOfBundles()) {
    const [, pid] = draftName.exec(name) ?? [];
    if (pid !== undefined && !isOtherProcess(Number(pid)))
      rmSync(join(bundles, name), { recursive: true, force: true });
  }
}

const namesOfBundles = (): string[] => (existsSync(bundles) ? readdirSync(bundles) : []);

/** Keeps a draft under its key, if it is finished and there is no such bundle. Removes the draft, and those bundles that were not used for the longest time. */
export function keepDraft(key: string, draft: string): void {
  const folder = join(bundles, key);
  try {
    if (existsSync(join(draft, factsFile)) && !existsSync(folder)) renameSync(draft, folder);
  } catch {
    // Another process was faster.
  }
  rmSync(draft, { recursive: true, force: true });
  const byAge = namesOfBundles()
    .filter((name) => !draftName.test(name))
    .map((name) => join(bundles, name))
    .map((path) => ({ path, used: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.used - a.used);
  for (const { path } of byAge.slice(kept)) rmSync(path, { recursive: true, force: true });
}

/** Keeps a bundle under its key: the folder of the code, and that of the assets. */
export function keepBundle(
  key: string,
  server: string,
  assets: string,
  facts: Omit<BundleFacts, 'files'>,
): void {
  // Another process may be using it.
  if (existsSync(join(bundles, key))) return;
  const draft = bundleDraft();
  writeBundle(draft, server, assets, facts);
  keepDraft(key, draft);
}
