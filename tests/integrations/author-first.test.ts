import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { AuthorFirst } from '../../src/integrations/author-first.ts';

describe('work in the background of the dev server', () => {
  let time = 0;
  const author = new AuthorFirst(() => time);
  /** Answers that the server owes, by path. */
  const owed = new Map<string, ServerResponse>();
  const asked = Promise.withResolvers<undefined>();
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    author.note(request, response, () => {
      if (request.url === '/slow/') {
        owed.set('/slow/', response);
        asked.resolve(undefined);
      } else if (request.url === '/missing/') response.writeHead(404).end();
      else response.end('a page');
    });
  });
  let address = '';
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  test('goes on at once while nobody asks for anything, and never waits for itself', async () => {
    assert.equal(author.wait, 0);
    assert.equal(await author.fetch(new URL('/page/', address)), 'a page');
    assert.equal(author.wait, 0);
  });

  test('waits while a browser does, and a moment longer for what the page asks for next', async () => {
    const page = fetch(`${address}/slow/`);
    await asked.promise;
    assert.ok(author.wait > 0);
    time = 10_000;
    assert.ok(author.wait > 0);
    const response = owed.get('/slow/');
    assert.ok(response);
    const closed = once(response, 'close');
    response.end('slow');
    assert.equal(await (await page).text(), 'slow');
    await closed;
    assert.equal(author.wait, 300);
    time += 200;
    assert.equal(author.wait, 100);
    time += 100;
    assert.equal(author.wait, 0);
  });

  test('reports a page that is not there', async () => {
    await assert.rejects(
      author.fetch(new URL('/missing/', address)),
      new Error('/missing/ was answered with 404'),
    );
  });
});
