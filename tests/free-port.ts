import { createServer } from 'node:net';

/** Below the ports that systems give to servers and connections that ask for any, and above those of `launchForLighthouse`. */
const ports = { first: 12_000, count: 20_000 };
/** Far from the ports of processes that start at the same time, which have the next ids. */
let lastPort = (process.pid * 97) % ports.count;

/** Returns a port that is free, and that this process has not returned before. Another process could take it before it is used, which is unlikely. */
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
