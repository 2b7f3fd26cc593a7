import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { headersFor } from '../../../src/hosting/rules.ts';
import { listening, responder, type Served } from '../../../src/hosting/static-server.ts';
import { type Samples, visit } from './in-page.ts';

/** Serves a built site, compressed as by most hosts, with a script in the head of each page that measures its first paint. It has no content policy, which would forbid that. */
export async function measuredSite(folder: string, samples: Samples): Promise<Served> {
  const respond = responder(folder, {
    compress: false,
    base: '/',
    headers: (path) => {
      const { 'content-security-policy': _, ...headers } = headersFor(path);
      return headers;
    },
  });
  const script = `<script>(${visit.toString()})(${JSON.stringify(samples)})</script></head>`;
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    const { method = 'GET', url = '/' } = request;
    void respond(method, url, {}).then(({ status, headers, body }) => {
      const type = headers['content-type'] ?? '';
      const isText = /^(?:text|application)|svg/.test(type);
      const page = type.startsWith('text/html')
        ? Buffer.from(body.toString().replace('</head>', script))
        : body;
      const sent = isText ? gzipSync(page) : page;
      response.writeHead(status, {
        ...headers,
        'content-length': String(sent.length),
        ...(isText ? { 'content-encoding': 'gzip' } : {}),
        // A browser that has been here before the visit has no connection left.
        ...(url === '/robots.txt' ? { connection: 'close' } : {}),
      });
      response.end(sent);
    });
  });
  return listening(server, () => {
    server.closeAllConnections();
  });
}
