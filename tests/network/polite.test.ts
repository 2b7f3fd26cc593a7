import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RequestFailure } from '../../src/network/failure.ts';
import { polite, type Politeness } from '../../src/network/polite.ts';
import type { Reply } from '../../src/network/request.ts';

const reply = (url: string, status: number, headers: Record<string, string> = {}): Reply => ({
  ...{ url, status, headers, body: Buffer.alloc(0), isCut: false, milliseconds: 1 },
});

/** Answers in turn with these statuses or failures, and lists how long was waited. */
function client(answers: (Reply | RequestFailure)[], more: Partial<Politeness> = {}) {
  const waits: number[] = [];
  let requests = 0;
  const ask = polite(
    () => {
      const answer = answers[requests++] ?? reply('http://one.example/', 200);
      return answer instanceof RequestFailure ? Promise.reject(answer) : Promise.resolve(answer);
    },
    {
      ...{ perHost: 1, pause: 0, attempts: 4, backOff: 100, longestWait: 60_000 },
      wait: (milliseconds) => {
        waits.push(Math.round(milliseconds));
        return Promise.resolve();
      },
      ...more,
    },
  );
  return { ask, waits, requests: () => requests };
}

const url = 'http://one.example/';

describe('a polite client', () => {
  test('tries again after errors of the server, twice as late each time', async () => {
    const { ask, waits } = client([500, 502, 504].map((status) => reply(url, status)));
    const { status, attempts } = await ask(url);
    assert.deepEqual([status, attempts, waits], [200, 4, [100, 200, 400]]);
  });

  test('returns the last answer if no attempt succeeds', async () => {
    const { ask, requests } = client(Array.from({ length: 9 }, () => reply(url, 500)));
    assert.equal((await ask(url)).status, 500);
    assert.equal(requests(), 4);
  });

  test('tries again after a closed connection, but not if the name of the host is unknown', async () => {
    const reset = client([new RequestFailure('reset', 'closed')]);
    assert.equal((await reset.ask(url)).attempts, 2);
    const unknown = client([new RequestFailure('dns', 'unknown')]);
    await assert.rejects(unknown.ask(url), { kind: 'dns' });
    assert.equal(unknown.requests(), 1);
  });

  test('does not ask again for what is missing or forbidden', async () => {
    for (const status of [403, 404, 410]) {
      const { ask, requests } = client([reply(url, status)]);
      assert.equal((await ask(url)).status, status);
      assert.equal(requests(), 1);
    }
  });

  test('waits as long as the server asks, in seconds or until a date of its own clock', async () => {
    const seconds = client([reply(url, 429, { 'retry-after': '7' })]);
    await seconds.ask(url);
    assert.ok(seconds.waits.every((wait) => wait > 6000 && wait <= 7000) && seconds.waits.length > 0);
    const date = client([
      reply(url, 503, {
        date: 'Sat, 28 Nov 2026 10:00:00 GMT',
        'retry-after': 'Sat, 28 Nov 2026 10:00:09 GMT',
      }),
    ]);
    await date.ask(url);
    assert.ok(date.waits.every((wait) => wait > 8000 && wait <= 9000) && date.waits.length > 0);
  });

  test('gives up on a server that asks for a wait of hours', async () => {
    const { ask, requests } = client([reply(url, 429, { 'retry-after': '7200' })]);
    assert.equal((await ask(url)).status, 429);
    assert.equal(requests(), 1);
  });

  test('limits the requests to one host at the same time, and sends others to other hosts', async () => {
    const open = new Map<string, number>();
    let most = 0;
    let everywhere = 0;
    const release: (() => void)[] = [];
    const ask = polite(
      async (asked) => {
        const { host } = new URL(asked);
        open.set(host, (open.get(host) ?? 0) + 1);
        most = Math.max(most, open.get(host) ?? 0);
        everywhere = Math.max(everywhere, release.length + 1);
        await new Promise<void>((resolve) => release.push(resolve));
        open.set(host, (open.get(host) ?? 0) - 1);
        return reply(asked, 200);
      },
      { perHost: 2, pause: 0, attempts: 1, backOff: 0, longestWait: 0 },
    );
    const hosts = ['http://one.example', 'http://two.example'];
    const all = Promise.all(
      hosts.flatMap((host) => ['/a', '/b', '/c', '/d'].map((path) => ask(host + path))),
    );
    while (release.length > 0 || open.size < 2 || [...open.values()].some((count) => count > 0)) {
      await new Promise((resolve) => setImmediate(resolve));
      release.shift()?.();
    }
    assert.equal((await all).length, 8);
    assert.deepEqual([most, everywhere], [2, 4]);
  });

  test('begins requests to one host with a pause between them', async () => {
    const { ask, waits } = client([], { perHost: 5, pause: 1000 });
    await Promise.all(['/a', '/b', '/c'].map((path) => ask(`http://one.example${path}`)));
    assert.equal(waits.length, 2);
    assert.ok((waits[0] ?? 0) > 500 && (waits[1] ?? 0) > 1500, String(waits));
  });
});
