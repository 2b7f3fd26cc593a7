import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * What `npm test` runs before the tests: two rows of scripts at the same time, one for each of two processors. A row ends with its first
 * script that fails; the other row is still run, so that one run reports as much as it can.
 */
const rows = [['lint:code'], ['check', 'types', 'lint:format', 'build']];

async function passes(scripts: readonly string[]): Promise<boolean> {
  for (const script of scripts) {
    const child = spawn('npm', ['run', script], { stdio: 'inherit', shell: process.platform === 'win32' });
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) return false;
  }
  return true;
}

process.exitCode = (await Promise.all(rows.map(passes))).every(Boolean) ? 0 : 1;
