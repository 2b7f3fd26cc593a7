import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import { serveFolder } from '../../src/hosting/static-server.ts';

/** An answer of the site that a fault changes. */
export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** Changes the answer at a path; undefined closes the connection without an answer. */
export type Fault = (answer: Answer, asked: IncomingMessage) => Answer | undefined;

/** Serves a built site as it is published, except at the paths that have a fault. */
export async function serveWithFaults(
  dist: string,
  faults: Record<string, Fault> = {},
  base = '/',
): Promise<{ url: URL; asked: string[] }> {
  const sound = await serveFolder(dist, { base });
  const asked: string[] = [];
  const server = createServer((question, response) => {
    asked.push(question.url ?? '');
    void answerOf(sound.url, question).then((answer) => {
      const fault = faults[question.url ?? ''];
      const given = fault ? fault(answer, question) : answer;
      if (given) send(question, response, given);
      else question.socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(async () => {
    server.close();
    server.closeAllConnections();
    await sound.close();
  });
  return { url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`), asked };
}

const answerOf = (origin: string, { url = '/', method, headers }: IncomingMessage): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { range } = headers;
    request(origin + url, { method, headers: range === undefined ? {} : { range } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const { 'content-length': _length, connection: _connection, ...kept } = response.headers;
        resolve({ status: response.statusCode ?? 0, headers: kept, body: Buffer.concat(parts) });
      });
    })
      .on('error', reject)
      .end();
  });

function send(
  { method }: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Answer,
): void {
  const sent = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  response.writeHead(status, { ...Object.fromEntries(sent), 'content-length': String(body.length) });
  response.end(method === 'HEAD' ? undefined : body);
}
