import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Proposed } from './types.ts';

/** Creates the files of topics and people that an import needs; returns the paths of those that did not exist. */
export async function createProposed(proposed: readonly Proposed[], root: string): Promise<string[]> {
  const created: string[] = [];
  for (const { file, text } of proposed) {
    const path = join(root, file);
    if (existsSync(path)) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
    created.push(file);
  }
  return created;
}
