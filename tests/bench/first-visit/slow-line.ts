import { connect, createServer, type Socket } from 'node:net';
import { listening, type Served } from '../../../src/hosting/static-server.ts';

/** A line to a server. */
export interface Line {
  /** Bits a second from the server. */
  bits: number;
  /** Milliseconds to the server and back. */
  latency: number;
}

/** What a server sends before it waits for an acknowledgment: ten segments of 1,460 bytes (RFC 6928). */
const segment = 1460;
const firstWindow = 10 * segment;

/**
 * Puts a slow line before a local server, on a new port of 127.0.0.1: every connection first waits for a handshake, all share the bandwidth, and each
 * begins slowly, as TCP does (RFC 5681): its window grows with every acknowledgment. It works for any browser, which needs no switch for it.
 */
export async function slowLine(to: string, line: Line): Promise<Served> {
  const target = Number(new URL(to).port);
  let free = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    client.setNoDelay(true);
    const upstream = connect(target, '127.0.0.1').setNoDelay(true);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    }
    const isOpen = performance.now() + line.latency;
    const queue: Buffer[] = [];
    const [toServer, toClient, acknowledged] = [inOrder(), inOrder(), inOrder()];
    client.on('data', (bytes) => {
      const arrival = Math.max(performance.now(), isOpen) + line.latency / 2;
      toServer(arrival, () => upstream.write(bytes));
    });
    client.on('end', () => upstream.end());
    let [window, waiting, ended] = [firstWindow, 0, false];
    const send = () => {
      while (queue.length > 0 && waiting + segment <= window) {
        const [bytes = Buffer.alloc(0)] = queue.splice(0, 1);
        free = Math.max(free, performance.now()) + (bytes.length * 8 * 1000) / line.bits;
        waiting += bytes.length;
        const arrival = free + line.latency / 2;
        toClient(arrival, () => client.write(bytes));
        acknowledged(arrival + line.latency / 2, () => {
          waiting -= bytes.length;
          window += bytes.length;
          send();
        });
      }
      if (ended && queue.length === 0) toClient(free + line.latency / 2, () => client.end());
    };
    upstream.on('data', (bytes) => {
      for (let from = 0; from < bytes.length; from += segment)
        queue.push(bytes.subarray(from, from + segment));
      send();
    });
    upstream.on('end', () => {
      ended = true;
      send();
    });
  });
  return listening(server, () => {
    for (const socket of sockets) socket.destroy();
  });
}

/** Returns a function that runs steps at times that never decrease, in their order; timers alone would not keep it. */
function inOrder(): (time: number, run: () => void) => void {
  const steps: { time: number; run: () => void }[] = [];
  const runDue = () => {
    while (steps[0] && steps[0].time <= performance.now() + 0.5) steps.shift()?.run();
    if (steps[0]) setTimeout(runDue, Math.max(1, steps[0].time - performance.now()));
  };
  return (time, run) => {
    steps.push({ time, run });
    if (steps.length === 1) setTimeout(runDue, Math.max(0, time - performance.now()));
  };
}
