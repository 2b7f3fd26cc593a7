import { createServer } from 'node:net';

/** Below the ports that systems give to servers and connections that ask for any: nobody else gets one before it is used. */
const ports = { first: 11_000, count: 20_000 };
let lastPort = Math.floor(Math.random() * ports.count);

/** Returns a port that is free, and that this process has not returned before. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < ports.count; tries++) {
    lastPort = (lastPort + 1) % ports.count;
    const port = ports.first + lastPort;
    const isFree = await new Promise<boolean>((resolve) => {
      const server = createServer()
        .once('error', () => {
          resolve(false);
        })
        .listen(port, '127.0.0.1', () => {
          server.close(() => {
            resolve(true);
          });
        });
    });
    if (isFree) return port;
  }
  throw new Error('no port is free');
}
