import { randomUUID } from 'node:crypto';
import type { ViteDevServer } from 'vite';
import { loadedEvent, reloadsMetric } from '../desk/overlay/reloads.ts';

/**
 * Returns a function that reloads every page of the dev server. One that was requested before that and connects later reloads, too: Vite
 * sends the message to pages that are connected, and keeps it for another only if there are none. For that, each answer has the server and the number of
 * reloads before its request in a header (w3.org/TR/server-timing), which script can read, and pages send it when they connect.
 */
export function reloader({ environments, middlewares }: ViteDevServer): () => void {
  const { hot } = environments.client;
  const reload = { type: 'full-reload', path: '*' } as const;
  let reloads = 0;
  // Another server counts from 0, too.
  const server = randomUUID();
  const now = () => `${server} ${reloads}`;
  middlewares.use((_, response, next) => {
    response.setHeader('server-timing', `${reloadsMetric};desc="${now()}"`);
    next();
  });
  hot.on(loadedEvent, (before: string, client) => {
    if (before !== now()) client.send(reload);
  });
  return () => {
    reloads++;
    hot.send(reload);
  };
}
