import { spawnSync } from 'node:child_process';

/** Returns the paths in `folders` whose changes are not committed; none where there is no git repository. */
export function uncommitted(root: string, folders: readonly string[]): string[] {
  const { status, stdout } = spawnSync(
    'git',
    ['status', '--porcelain=v1', '-z', '--no-renames', '--untracked-files=all', '--', ...folders],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) return [];
  return stdout
    .split('\0')
    .filter(Boolean)
    .map((entry) => entry.slice(3));
}
