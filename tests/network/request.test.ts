import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { requester } from '../../src/network/request.ts';

const codings = { gzip: gzipSync, br: brotliCompressSync };
const text = 'All the words. '.repeat(50);

test('reads compressed answers, and those to HEAD, which name a coding but have no body', async () => {
  const server = createServer({ keepAliveTimeout: 0 }, ({ method, url = '' }, response) => {
    const coding = url.slice(1) as keyof typeof codings;
    response.setHeader('content-encoding', coding);
    response.end(method === 'HEAD' ? undefined : codings[coding](text));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { request, close } = requester({ userAgent: 'test', timeout: 60_000, allowsPrivate: true });
  after(() => {
    close();
    server.close();
  });
  for (const coding of Object.keys(codings)) {
    const url = `http://127.0.0.1:${port}/${coding}`;
    assert.equal((await request(url)).body.toString(), text);
    const head = await request(url, { method: 'HEAD' });
    assert.deepEqual([head.status, head.body.length, head.headers['content-encoding']], [200, 0, coding]);
  }
});
