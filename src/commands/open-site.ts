import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serveFolder } from '../hosting/static-server.ts';
import { absolute, homePath, searchIndexPath, verifyFilesPath, withoutBase } from '../model/routes.ts';
import { SearchEngine } from '../search/engine.ts';
import { openWhole } from '../search/open-parts.ts';
import type { CreateInstance } from '../search/pagefind.ts';
import type { PartedEntry } from '../search/parts.ts';
import { site } from '../site.ts';
import { Verifier } from '../verify/verifier.ts';

interface Module {
  createInstance: CreateInstance;
}

/**
 * Opens the data of a built site with which readers verify quotations. Pagefind’s module fetches its files, so the folder is served until `close`
 * is called.
 */
export async function openSite(dist: string): Promise<{ verifier: Verifier; close: () => Promise<void> }> {
  const served = await serveFolder(dist, { base: site.base });
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-pagefind-'));
  const close = async () => {
    await served.close();
    await rm(folder, { recursive: true, force: true });
  };
  /** The engine is loaded only for what is not a complete quote. */
  const load = async () => {
    // Named as a module, whatever the publication’s folder says about .js files.
    const script = join(folder, 'pagefind.mjs');
    await copyFile(join(dist, withoutBase(searchIndexPath), 'pagefind.js'), script);
    const { createInstance } = (await import(pathToFileURL(script).href)) as Module;
    const basePath = `${served.url}${searchIndexPath}`;
    const request = async (name: string) => {
      const response = await fetch(basePath + name);
      if (!response.ok) throw new Error(`${response.status} for ${name}`);
      return response;
    };
    const file = async (name: string) => (await request(name)).arrayBuffer();
    const entry = (await (await request('pagefind-entry.json')).json()) as PartedEntry;
    return new SearchEngine(openWhole(entry, { createInstance, basePath, fetch: request, file }));
  };
  let engine: Promise<SearchEngine> | undefined;
  const verifier = new Verifier({
    file: (name) => readFile(join(dist, withoutBase(verifyFilesPath), name), 'utf8'),
    search: async (use) => use(await (engine ??= load())),
    origins: [new URL(absolute(homePath)).origin],
  });
  return { verifier, close };
}
