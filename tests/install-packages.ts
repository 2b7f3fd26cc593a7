import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
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

type Packages = Record<string, { version?: string; integrity?: string; optional?: boolean }>;
const packagesIn = (lockFile: string) =>
  (JSON.parse(readFileSync(lockFile, 'utf8')) as { packages: Packages }).packages;

/**
 * Whether everything that the folder's lock file names is installed in the same version. npm lists what it installed in a lock file
 * inside node_modules. Optional packages may be absent: each platform needs others.
 */
export function isInstalled(folder: string): boolean {
  const list = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(list)) return false;
  const installed = packagesIn(list);
  return Object.entries(packagesIn(join(folder, 'package-lock.json'))).every(
    ([path, { version, integrity, optional = false }]) => {
      const found = installed[path];
      if (path === '' || (optional && found === undefined)) return true;
      return found?.version === version && found?.integrity === integrity;
    },
  );
}

// The scripts of package.json that need the tests’ packages run this file first.
if (import.meta.main) installPackages(import.meta.dirname);
