import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { builtSite } from '../builds.ts';
import { publicationOf } from '../publications.ts';
import { serveWithFaults } from '../verify/faulty-server.ts';

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
  test('prints the fault with its fix, and exits with 1', async () => {
    const { code, stdout, stderr } = await run(url, '--fresh');
    assert.equal(code, 1, stderr);
    assert.match(
      stderr,
      /content\/permalinks\.json\n\n {2}\d+ {2}error {2}https:\/\/verbatim\.example\/topics\/tallow\/ {2}\[address-missing\]\n {4}found {5}status 404\n {4}expected {2}an answer with status 200\n {4}fix {7}npm run build/,
    );
    assert.match(stdout, /^Faults at http:\/\/127\.0\.0\.1:\d+\/: \d+ addresses checked with \d+ requests/);
  });

  test('--json writes one object with the same shape as that of npm run check', async () => {
    const { code, stdout } = await run(url.slice(0, -1), '--json', '--sample', '70');
    const report = JSON.parse(stdout) as Record<string, unknown>;
    assert.equal(code, 1);
    assert.deepEqual(Object.keys(report).slice(0, 4), ['version', 'counts', 'problems', 'site']);
    assert.equal(report.site, url);
  });

  test('arguments that are wrong are refused with 2, and nothing is asked', async () => {
    for (const [options, reason] of [
      [[], /Name the published site/],
      [['http://your.site'], /published over https: https:\/\/your\.site\//],
      [[url, '--since', 'monday'], /write a day/],
      [[url, '--json', '--github'], /Choose one/],
    ] as const) {
      const { code, stderr } = await run(...options);
      assert.equal(code, 2, options.join(' '));
      assert.match(stderr, reason);
    }
  });
});
