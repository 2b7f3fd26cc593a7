import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from '../files-in.ts';
import { layOut } from './fixture-site.ts';

const project = join(import.meta.dirname, '../..');

/** A copy of the project with the content of a case. */
export function copyProject(badCase?: string): string {
  const root = layOut(badCase);
  for (const part of ['package.json', 'astro.config.mjs', 'tsconfig.json', 'src'])
    cpSync(join(project, part), join(root, part), { recursive: true });
  mkdirSync(join(root, 'public'), { recursive: true });
  // A folder of links, not a link to the folder: Astro, Vite and we keep caches inside it.
  mkdirSync(join(root, 'node_modules'));
  for (const name of readdirSync(join(project, 'node_modules')))
    if (!name.startsWith('.'))
      symlinkSync(join(project, 'node_modules', name), join(root, 'node_modules', name));
  return root;
}

/** What `npm run build` runs. */
export const buildCommand = (root: string): string => join(root, 'src/commands/build.ts');

/** Builds a copy to the end, in an environment that may differ from this one’s. */
export function build(root: string, env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [buildCommand(root)], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
  });
  return { status, output: `${stdout}\n${stderr}`, stderr };
}

/** Every file of a folder with the hash of its bytes, in one order; empty where there is no folder. */
export function bytesOf(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  return new Map(
    filesIn(folder).map((file) => [
      file.slice(folder.length),
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    ]),
  );
}
