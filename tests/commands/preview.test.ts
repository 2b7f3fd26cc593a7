import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';

const command = join(import.meta.dirname, '../../src/commands/preview.ts');
const folder = mkdtempSync(join(tmpdir(), 'verbatim-preview-'));
mkdirSync(join(folder, 'dist'));
writeFileSync(join(folder, 'dist/index.html'), '<title>Front page</title>');
after(() => {
  rmSync(folder, { recursive: true });
});

describe('npm run preview', () => {
  const run = (port: string) =>
    spawnSync(process.execPath, [command], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PORT: port },
      timeout: 60_000,
    });

  for (const port of ['abc', '99999', '80x', '65536', '-1', '1e3', '0x50', ' 80', '80.5', ''])
    test(`reports the port “${port}” in one sentence`, () => {
      const { status, stdout, stderr } = run(port);
      assert.deepEqual([status, stdout], [1, '']);
      assert.equal(
        stderr,
        `PORT is “${port}”, not a port: choose a number from 1 to 65535, as in \`PORT=8080 npm start\`.\n`,
      );
    });

  test('reports a port that is in use in one sentence', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const child = spawn(process.execPath, [command], {
      cwd: folder,
      env: { ...process.env, PORT: String(port) },
    });
    let message = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (message += text));
    const [code] = (await once(child, 'close')) as [number];
    other.close();
    assert.equal(code, 1);
    assert.equal(message, `Port ${port} is in use: \`PORT=8080 npm start\` chooses another.\n`);
  });
});
