import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import { headersFor } from '../../src/hosting/rules.ts';
import { type Answer as Sound, responder } from '../../src/hosting/static-server.ts';

/** An answer of the site that a fault changes. */
export type Answer = Omit<Sound, 'headers'> & { headers: Record<string, string | undefined> };

/** Changes the answer at a path; undefined closes the connection without an answer. */
export type Fault = (answer: Answer, asked: IncomingMessage) => Answer | undefined;

/** Serves a built site as it is published, except at the paths that have a fault. */
export async function serveWithFaults(
  dist: string,
  faults: Record<string, Fault> = {},
  base = '/',
): Promise<{ url: URL; asked: string[] }> {
  const respond = responder(dist, { base, compress: false, headers: headersFor });
  const asked: string[] = [];
  // A connection that the server closes while it is idle fails the request that a busy process sends at that moment.
  const server = createServer({ keepAliveTimeout: 0 }, (question, response) => {
    const { url = '/', method = 'GET' } = question;
    asked.push(url);
    void respond(method, url, question.headers).then((answer) => {
      const fault = faults[url];
      const given = fault ? fault(answer, question) : answer;
      if (given) send(question, response, given);
      else question.socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`), asked };
}

function send(
  { method }: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Answer,
): void {
  const sent = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  response.writeHead(status, { ...Object.fromEntries(sent), 'content-length': String(body.length) });
  response.end(method === 'HEAD' ? undefined : body);
}
