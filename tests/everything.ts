import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/**
 * What `npm test` runs: two rows of scripts at the same time, so that both processors are busy from the first second to the last. A row
 * ends with its first script that fails; the other row goes on, so that one run reports as much as it can.
 */
const rows = [
  // The tests need the site.
  ['check', 'build', 'test:all'],
  ['test:install', 'types-and-lint', 'lint:format'],
];

const failed: string[] = [];

/** Runs a script. What it prints appears at once, or, if it is `aside`, at its end: the other row is printing lines, too. */
async function passes(script: string, aside: boolean): Promise<boolean> {
  const child = spawn('npm', ['run', script], {
    stdio: ['inherit', aside ? 'pipe' : 'inherit', aside ? 'pipe' : 'inherit'],
    shell: process.platform === 'win32',
  });
  const printed = [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : Promise.resolve('')));
  const [code] = (await once(child, 'close')) as [number | null];
  if (aside) process.stdout.write(`\n${(await Promise.all(printed)).join('')}\n`);
  if (code !== 0) failed.push(script);
  return code === 0;
}

// The first run installs packages, which is mostly waiting for the network; the tests of the other row need them.
const { promise: installed, resolve: installs } = Promise.withResolvers<boolean>();
await Promise.all(
  rows.map(async (scripts, row) => {
    for (const script of scripts) {
      if (script === 'test:all' && !(await installed)) return;
      const passed = await passes(script, row > 0);
      if (script === 'test:install') installs(passed);
      if (!passed) return;
    }
  }),
);
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.map((script) => `npm run ${script}`).join(', ')}`);
  process.exitCode = 1;
}
