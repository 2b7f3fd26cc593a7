import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { layOut } from './fixture-site.ts';

const project = join(import.meta.dirname, '../..');

/** A copy of the project with the content of a case. */
export function copyProject(badCase?: string): string {
  const root = layOut(badCase);
  for (const part of ['package.json', 'astro.config.mjs', 'tsconfig.json', 'src', 'public'])
    cpSync(join(project, part), join(root, part), { recursive: true });
  // A folder of links, not a link to the folder: Astro and Vite keep their caches inside it.
  mkdirSync(join(root, 'node_modules'));
  for (const name of readdirSync(join(project, 'node_modules')))
    if (!['.astro', '.vite'].includes(name))
      symlinkSync(join(project, 'node_modules', name), join(root, 'node_modules', name));
  return root;
}
