import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { builtSite } from '../builds.ts';
import { publicationOf } from '../publications.ts';
import { serveWithFaults } from '../verify-site/faulty-server.ts';

const command = join(import.meta.dirname, '../../src/commands/verify-site.ts');

/** Runs the command; not with spawnSync, which would stop the server of this process. */
const run = (...options: string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const all = [command, '--content', publicationOf('english'), ...options];
    execFile(process.execPath, all, { env: { ...process.env, NO_COLOR: '1' } }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });

const { url: root } = await serveWithFaults(builtSite('english'), {
  '/topics/tallow/': (answer) => ({ ...answer, status: 404 }),
});
const url = root.href;

describe('npm run verify-site', () => {
  test('reports the fault in the same shape as npm run check -- --json, and exits with 1', async () => {
    const { code, stdout, stderr } = await run(url.slice(0, -1), '--json', '--fresh');
    assert.equal(code, 1, stderr);
    const report = JSON.parse(stdout) as { site: string; problems: object[] };
    assert.deepEqual(Object.keys(report).slice(0, 4), ['version', 'counts', 'problems', 'site']);
    assert.equal(report.site, url);
    const [{ line, ...problem } = { line: 0 }, ...others] = report.problems as { line: number }[];
    assert.ok(line > 1);
    assert.deepEqual(problem, {
      ...{ name: 'address-missing', severity: 'error', file: 'content/permalinks.json' },
      ...{ field: 'https://verbatim.example/topics/tallow/', found: 'status 404' },
      expected: 'an answer with status 200',
      fix: 'npm run build, then upload dist/ again; the build reports what is missing from it',
    });
    assert.deepEqual(others, []);
  });

  test('arguments that are wrong are refused with 2, and nothing is asked', async () => {
    for (const [options, reason] of [
      [['http://your.site'], /published over https: https:\/\/your\.site\//],
      [[url, '--since', 'monday'], /write a day/],
    ] as const) {
      const { code, stderr } = await run(...options);
      assert.equal(code, 2, options.join(' '));
      assert.match(stderr, reason);
    }
  });
});
