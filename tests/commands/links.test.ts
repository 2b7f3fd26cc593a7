import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { linkFile } from '../../src/desk/links/link-file.ts';
import { publicationWith } from '../publications.ts';

const command = join(import.meta.dirname, '../../src/commands/links.ts');

/** Runs the command; not with spawnSync, which would stop the server of this process. */
const run = (root: string, ...options: string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const all = [command, '--content', root, ...options];
    execFile(process.execPath, all, { env: { ...process.env, NO_COLOR: '1' } }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });

/** A publication whose register has these sources. */
function publication(urls: Record<string, string>): string {
  const root = publicationWith([['two-bridges', 'The town paid once']]);
  const source = (id: string, url: string) =>
    `${id}:\n  publisher: Post\n  title: ${id}\n  kind: press\n  date: 2026\n  accessed: 2026-11-22\n  url: ${url} # checked\n`;
  writeFileSync(
    join(root, 'content/sources.yaml'),
    Object.entries(urls)
      .map(([id, url]) => source(id, url))
      .join('\n'),
  );
  return root;
}

const server = createServer({ keepAliveTimeout: 0 }, ({ url }, response) => {
  response.writeHead(url === '/gone' ? 410 : 200, { 'content-type': 'text/plain' }).end('text');
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
after(() => {
  server.close();
  server.closeAllConnections();
});
const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

test('npm run links reports dead sources, remembers what it saw, and writes archived copies', async () => {
  const root = publication({ fine: `${here}/fine`, dead: `${here}/gone` });
  const list = join(root, 'copies.txt');
  writeFileSync(list, `${here}/gone https://archive.example/1\nnot a line\n`);
  const { code, stdout, stderr } = await run(root, '--allow-private', '--archived', list, '--write');
  assert.equal(code, 0, stderr);
  assert.match(
    stderr,
    /content\/sources\.yaml\n\n {2}15:3 {2}warning {2}dead: http.*\[link-gone\]\n {4}found {5}status 410/,
  );
  assert.match(stderr, /copies\.txt:2 is not two URLs: left out/);
  assert.match(stdout, /written {2}content\/sources\.yaml: dead: archived: https:\/\/archive\.example\/1/);
  assert.match(stdout, /2 links of 2 sources looked at, 1 work\. content\/links\.json has the dates\./);
  const register = readFileSync(join(root, 'content/sources.yaml'), 'utf8');
  assert.match(register, /url: \S+\/gone # checked\n {2}archived: https:\/\/archive\.example\/1\n/);
  assert.match(readFileSync(join(root, linkFile), 'utf8'), /gone": \{"on":"\d{4}-\d\d-\d\d","state":"gone"/);
});

test('npm run links without a network says so, exits with 2, and changes nothing', async () => {
  const root = publication({ one: 'https://one.invalid/', two: 'https://two.invalid/' });
  const before = readFileSync(join(root, 'content/sources.yaml'), 'utf8');
  const { code, stderr } = await run(root);
  assert.equal(code, 2);
  assert.equal(
    stderr,
    'There is no network: none of the hosts of 2 sources could be found or reached.\n  Nothing was changed.\n',
  );
  assert.ok(!existsSync(join(root, linkFile)));
  assert.equal(readFileSync(join(root, 'content/sources.yaml'), 'utf8'), before);
});
