import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const software = join(import.meta.dirname, '../../..');

/**
 * Copies the software into a folder, where the bench builds its own publication with caches of its own. Cards that an earlier bench drew
 * there stay.
 */
export function copySoftware(root: string): void {
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
  mkdirSync(join(root, 'public'), { recursive: true });
  for (const part of ['src', 'dist', '.astro']) rmSync(join(root, part), { recursive: true, force: true });
  for (const part of ['package.json', 'tsconfig.json', 'astro.config.mjs', 'src'])
    cpSync(join(software, part), join(root, part), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '.cache') rmSync(join(root, 'node_modules', name), { recursive: true });
  // A folder of links, not a link to the folder: the caches are inside it.
  for (const name of readdirSync(join(software, 'node_modules')))
    if (name === '.package-lock.json' || !name.startsWith('.'))
      symlinkSync(join(software, 'node_modules', name), join(root, 'node_modules', name));
}

/** Forgets what was read, so that the next check or build reads every file. */
export function forgetContent(root: string): void {
  rmSync(join(root, 'node_modules/.cache/verbatim-content'), { recursive: true, force: true });
}

/** Adds a sentence to the first paragraph of a Markdown file’s last third, as an editor does who has one more thing to say. */
export function editFile(file: string, number: number): void {
  const [, head = '', body = ''] = /^(---\n[\s\S]*?\n---\n)([\s\S]*)$/.exec(readFileSync(file, 'utf8')) ?? [];
  writeFileSync(file, `${head}One more sentence was added here, for the ${number}. time.\n\n${body}`);
}
