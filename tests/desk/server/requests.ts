import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before } from 'node:test';

/** The token of the servers below. */
export const token = 'the-token-of-this-start';

/** The answer to a request; `text` is its body, and `data` and `error` are what it has as JSON. */
export interface Answer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  text: string;
  data?: unknown;
  error?: { what: string; found: string; fix: string };
}

/** What a request changes of the headers that a page of the dev server sends; undefined removes one. */
export type Changed = Record<string, string | undefined>;

/** Starts a server on this machine for the suite that calls this. Returns a function that sends it requests as a page of it does. */
export function listenHere(listener: RequestListener) {
  // A connection that the server closes while it is idle fails the request that a busy process sends at that moment.
  const server = createServer({ keepAliveTimeout: 0 }, listener);
  let port = 0;
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return async (
    path: string,
    body?: string | Buffer,
    changed: Changed | ((port: number) => Changed) = {},
    method = body === undefined ? 'GET' : 'POST',
  ): Promise<Answer> => {
    const headers = Object.entries<string | undefined>({
      host: `127.0.0.1:${port}`,
      ...(body === undefined ? {} : { origin: `http://127.0.0.1:${port}`, 'x-desk-token': token }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      'sec-fetch-site': 'same-origin',
      ...(typeof changed === 'function' ? changed(port) : changed),
    }).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const outgoing = request({ host: '127.0.0.1', port, path, method, headers: Object.fromEntries(headers) });
    // The server closes the connection before it has read all of a body that is too large.
    outgoing.on('error', () => undefined);
    outgoing.end(['GET', 'OPTIONS'].includes(method) ? undefined : body);
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
    let text = '';
    for await (const part of response) text += String(part);
    const { data, error } = (text.startsWith('{') ? JSON.parse(text) : {}) as Partial<Answer>;
    return {
      ...{ status: response.statusCode ?? 0, headers: response.headers, text, data },
      ...(error ? { error } : {}),
    };
  };
}
