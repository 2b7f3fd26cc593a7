import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * Installs the packages that a folder's own lock file names, unless they are installed already. Prints what it does;
 * ends the process with one sentence and the command to run again where npm fails, for example without a network.
 */
export function installPackages(folder: string): void {
  if (isInstalled(folder)) return;
  const name = relative(root, folder).replaceAll('\\', '/');
  console.error(`Installing the packages of ${name}/package.json, once.`);
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(
    `The packages of ${name}/package.json could not be installed; this needs the network. Try again with: npm ci --prefix ${name}`,
  );
  process.exit(1);
}

/** Whether npm has installed the folder's packages since its lock file last changed. */
function isInstalled(folder: string): boolean {
  const installed = join(folder, 'node_modules/.package-lock.json');
  return (
    existsSync(installed) &&
    statSync(installed).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs
  );
}
