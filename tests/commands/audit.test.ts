import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { freePort } from '../free-port.ts';

const command = join(import.meta.dirname, '../../src/commands/audit.ts');

/** Runs the command; not with spawnSync, which would stop the server of this process. */
const run = (...options: string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      [command, ...options],
      { env: { ...process.env, NO_COLOR: '1' } },
      (error, stdout, stderr) => {
        resolve({ code: Number(error?.code ?? 0), stdout, stderr });
      },
    );
  });

describe('npm run audit exits with 2 and accuses nobody', () => {
  test('if no site answers', async () => {
    const { code, stdout, stderr } = await run(`http://127.0.0.1:${await freePort()}`);
    assert.equal(code, 2, stderr);
    assert.match(stderr, /Nothing is known about the site/);
    assert.doesNotMatch(stdout + stderr, /contradict|not valid/);
  });

  test('if the host of the site fails', async () => {
    const server = createServer((_, response) => response.writeHead(503).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { code, stderr } = await run(`http://127.0.0.1:${port}`);
    await new Promise((resolve) => server.close(resolve));
    assert.equal(code, 2, stderr);
    assert.match(stderr, /Nothing is known about the site/);
  });

  test('if its arguments are wrong', async () => {
    for (const [options, reason] of [
      [[], /Name a published site/],
      [['http://your.site'], /published over https: https:\/\/your\.site\//],
      [['https://your.site', '--since', 'monday'], /neither a root of 64 digits nor a file/],
      [['https://your.site', '--pages', 'some'], /write a number, or all/],
    ] as const) {
      const { code, stderr } = await run(...options);
      assert.equal(code, 2, options.join(' '));
      assert.match(stderr, reason);
    }
  });
});
