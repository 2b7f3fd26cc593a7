import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Library } from '../../src/model/library.ts';
import { SearchEngine } from '../../src/search/engine.ts';
import { writeIndex } from '../../src/search/write-index.ts';
import { verifyFiles } from '../../src/verify/publish.ts';
import { Verifier } from '../../src/verify/verifier.ts';
import { openIndex } from '../search/index-in-node.ts';

/**
 * Returns a verifier of a library whose articles have these search records, with its files by name and the folder of its search index,
 * which `close` removes.
 */
export async function indexedVerifier(
  records: Parameters<typeof writeIndex>[0],
  library: Library,
  languages: Parameters<typeof writeIndex>[3],
  origins: readonly string[],
) {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-verify-'));
  await writeIndex(records, [], folder, languages);
  const index = await openIndex(folder);
  const engine = new SearchEngine(index);
  const files = verifyFiles(library, new Map());
  const verifier = new Verifier({
    file: (name) => {
      const text = files.get(name);
      return text === undefined ? Promise.reject(new Error(`${name} is missing`)) : Promise.resolve(text);
    },
    search: (use) => use(engine),
    origins,
  });
  return {
    ...{ verifier, files, folder },
    close: async () => {
      await index.close();
      await rm(folder, { recursive: true });
    },
  };
}
