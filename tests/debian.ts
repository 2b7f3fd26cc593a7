import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * True when the file exists, or when Debian's package manager could install it; it is only asked as root. Test files run at the same
 * time, and apt refuses to run twice, so that each call waits for the one before.
 */
export function installed(file: string, packages: readonly string[]): boolean {
  if (existsSync(file)) return true;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  const lock = join(tmpdir(), 'verbatim-apt.lock');
  const alone = (...args: string[]) => execFileSync('flock', [lock, 'apt-get', ...args], { stdio: 'pipe' });
  try {
    alone('update');
    alone('install', '--yes', '--no-install-recommends', ...packages);
  } catch {
    return false;
  }
  return existsSync(file);
}
