import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, LookupFunction } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { checkLink } from '../../../src/desk/links/check-link.ts';
import { checkLinks, NoNetwork } from '../../../src/desk/links/check-links.ts';
import type { LinkRecords } from '../../../src/desk/links/link-file.ts';
import type { LinkState } from '../../../src/desk/links/link-state.ts';
import { missingTitle } from '../../../src/desk/links/soft-404.ts';
import { certificateBetween } from '../../certificate.ts';
import { temporaryFolder } from '../../publications.ts';

type Answer = (asked: IncomingMessage, response: ServerResponse) => void;

const page =
  (title: string): Answer =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><title>${title}</title><h1>${title}</h1><p>Text.`);
  };
const fine = page('The ledger of the bridge');
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(code, { 'content-type': 'text/html', ...headers }).end('<title>An answer</title>');
  };
const to = (code: number, location: string) => status(code, { location });
const firstThen = (first: Answer, then: Answer): Answer => {
  let isFirst = true;
  return (asked, response) => {
    (isFirst ? first : then)(asked, response);
    isFirst = false;
  };
};

let sent = 0;
/** A page that never ends. */
const huge: Answer = (asked, response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  if (asked.method === 'HEAD') return void response.end();
  const part = Buffer.alloc(65_536, 'x');
  const more = () => {
    while (!response.destroyed && response.write(part)) sent += part.length;
  };
  response.on('drain', more);
  more();
};

const answers: Record<string, Answer> = {
  '/': page('Front page'),
  '/fine': fine,
  '/picture': status(200, { 'content-type': 'image/png' }),
  '/no-head': (asked, response) => {
    (asked.method === 'HEAD' ? status(405) : fine)(asked, response);
  },
  '/closes-at-head': (asked, response) => {
    if (asked.method === 'HEAD') asked.socket.destroy();
    else fine(asked, response);
  },
  '/temporary': to(302, '/fine'),
  '/busy': firstThen(status(429, { 'retry-after': '0' }), fine),
  '/fails-once': firstThen(status(500), fine),
  '/huge': huge,
  '/moved': to(301, '/fine'),
  '/gone': status(410),
  '/missing': status(404),
  '/soft': page('Page not found'),
  '/to-the-front': to(302, '/'),
  '/circle': to(302, '/circle-2'),
  '/circle-2': to(301, '/circle'),
  '/for-people': (asked, response) => {
    const isProgram = /^Verbatim-links \(\+https?:/.test(asked.headers['user-agent'] ?? '');
    (isProgram ? status(403) : fine)(asked, response);
  },
  '/always-busy': status(429, { 'retry-after': '86400' }),
  '/fails': status(500),
  '/closes': (asked) => {
    asked.socket.destroy();
  },
  '/report.pdf': fine,
  '/was-a-table': fine,
  '/robots.txt': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.end('User-agent: *\nDisallow: /secret/\n');
  },
  '/secret/paper': fine,
};

const expected: Record<string, string> = {
  ...{ '/fine': 'ok', '/picture': 'ok', '/no-head': 'ok', '/closes-at-head': 'ok', '/temporary': 'ok' },
  ...{ '/busy': 'ok', '/fails-once': 'ok', '/huge': 'ok', '/': 'ok' },
  ...{ '/moved': 'moved', '/gone': 'gone', '/missing': 'gone', '/soft': 'soft-404' },
  ...{ '/to-the-front': 'front-page', '/circle': 'loop', '/for-people': 'refused' },
  ...{
    '/always-busy': 'refused',
    '/fails': 'failing',
    '/closes': 'no-answer',
    '/report.pdf': 'type-changed',
  },
  ...{ '/was-a-table': 'type-changed', '/secret/paper': 'robots' },
};

const asked: string[] = [];
// A connection that the server closes while it is idle fails the request that a busy process sends at that moment.
const server = createServer({ keepAliveTimeout: 0 }, (question, response) => {
  asked.push(`${question.method ?? ''} ${question.url ?? ''}`);
  const answer = answers[question.url ?? ''] ?? status(404);
  answer(question, response);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
after(() => {
  server.close();
  server.closeAllConnections();
});

/** Knows the hosts alive.example, which is this machine, and no other. */
const lookup: LookupFunction = (hostname, { all }, callback) => {
  if (hostname !== 'alive.example') callback(Object.assign(new Error('unknown'), { code: 'ENOTFOUND' }), []);
  else if (all === true) callback(null, [{ address: '127.0.0.1', family: 4 }]);
  else callback(null, '127.0.0.1', 4);
};
const here = `http://alive.example:${port}`;
const today = '2026-11-28';
const look = (urls: string[], more: Partial<Parameters<typeof checkLinks>[0]> = {}) =>
  checkLinks({
    ...{ urls, records: new Map(), today, politeness: { pause: 0, backOff: 1 }, ...more },
    connection: { allowsPrivate: true, lookup, ...more.connection },
  });

describe('a server that has every failure', () => {
  const records: LinkRecords = new Map([
    [`${here}/was-a-table`, { on: '2026-01-01', since: '2026-01-01', state: 'ok', type: 'text/csv' }],
    [`${here}/fails`, { on: '2026-11-01', since: '2026-10-01', state: 'failing' }],
  ]);
  let states: Map<string, LinkState>;
  before(async () => {
    const urls = [...Object.keys(expected).map((path) => here + path), 'http://lost.example/page'];
    states = await look(urls, { records });
  });

  for (const [path, state] of Object.entries(expected))
    test(`${path} is ${state}`, () => {
      assert.equal(states.get(here + path)?.state, state, states.get(here + path)?.found);
    });

  test('a host that is not there is reported, if others are', () => {
    assert.deepEqual(states.get('http://lost.example/page'), {
      state: 'no-host',
      found: 'the name of the host cannot be found (ENOTFOUND)',
    });
  });

  test('what robots.txt forbids is not asked for, and robots.txt is read once', () => {
    assert.deepEqual(
      asked.filter((line) => line.includes('/secret') || line.includes('robots.txt')),
      ['GET /robots.txt'],
    );
  });

  test('a page that is a megabyte or more is not read to its end', () => {
    assert.ok(sent < 8_000_000, String(sent));
  });

  test('only the headers of pictures and documents are asked for', () => {
    assert.deepEqual(
      asked.filter((line) => line.endsWith('/picture')),
      ['HEAD /picture'],
    );
  });

  test('a permanent redirect proposes the new URL', () => {
    assert.equal(states.get(`${here}/moved`)?.to, `${here}/fine`);
  });

  test('each look is remembered with its day, the day since which it is so, and the type', () => {
    assert.deepEqual(records.get(`${here}/fine`), {
      on: today,
      since: today,
      state: 'ok',
      type: 'text/html',
    });
    assert.deepEqual(records.get(`${here}/fails`), { on: today, since: '2026-10-01', state: 'failing' });
    assert.deepEqual(records.get(`${here}/was-a-table`), {
      ...{ on: today, since: today, state: 'type-changed', type: 'text/csv' },
    });
  });
});

test('a server that never answers is given up', async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
  const states = await look([url], { politeness: { attempts: 1 }, connection: { timeout: 200 } });
  assert.equal(states.get(url)?.state, 'no-answer');
  silent.closeAllConnections();
  silent.close();
});

test('an expired certificate is reported', async (context) => {
  const old = certificateBetween(join(temporaryFolder(), 'old'), '2020-01-01', '2020-02-01');
  if (!old) {
    context.skip('there is no openssl to make a certificate with');
    return;
  }
  const secure = createSecureServer(old, (_, response) => response.end('text'));
  await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
  const url = `https://127.0.0.1:${(secure.address() as AddressInfo).port}/`;
  const states = await look([url], { connection: { ca: old.cert } });
  assert.deepEqual(states.get(url), {
    state: 'certificate',
    found: 'the certificate has expired (CERT_HAS_EXPIRED)',
  });
  secure.closeAllConnections();
  secure.close();
});

test('this machine and local networks are never asked, not even behind a public name', async () => {
  const before = asked.length;
  const urls = [`http://127.0.0.1:${port}/fine`, `http://localhost:${port}/fine`, `${here}/fine`];
  const states = await look(urls, { connection: { allowsPrivate: false, lookup } });
  assert.deepEqual(
    [...states.values()].map(({ state }) => state),
    ['private', 'private', 'private'],
  );
  assert.equal(asked.length, before);
});

test('without a network nothing is remembered', async () => {
  const records: LinkRecords = new Map([['http://a.example/', { on: today, since: today, state: 'ok' }]]);
  const before = new Map(records);
  const urls = Array.from({ length: 30 }, (_, index) => `http://host-${index}.example/`);
  await assert.rejects(look(urls, { records }), NoNetwork);
  assert.deepEqual(records, before);
});

describe('links without https', () => {
  const looked = async (replies: Record<string, [status: number, location?: string]>) =>
    checkLink('http://town.example/paper', {
      robots: () => Promise.resolve({ isAllowed: true, delay: 0 }),
      wait: () => Promise.resolve(),
      ask: (url) => {
        const [code = 404, location = ''] = replies[url] ?? [];
        const headers = { 'content-type': 'text/plain', location };
        return Promise.resolve({
          ...{
            url,
            status: code,
            headers,
            body: Buffer.alloc(0),
            isCut: false,
            milliseconds: 1,
            attempts: 1,
          },
        });
      },
    });

  test('are proposed with https if the site redirects there', async () => {
    const state = await looked({
      'http://town.example/paper': [302, 'https://town.example/paper'],
      'https://town.example/paper': [200],
    });
    assert.deepEqual([state.state, state.to], ['https', 'https://town.example/paper']);
  });

  test('are proposed with https if the site answers there too', async () => {
    const state = await looked({ 'http://town.example/paper': [200], 'https://town.example/paper': [200] });
    assert.deepEqual([state.state, state.to], ['https', 'https://town.example/paper']);
  });

  test('stay if it does not', async () => {
    assert.equal((await looked({ 'http://town.example/paper': [200] })).state, 'ok');
  });
});

test('titles of pages that are not there are recognized, and those of articles are not', () => {
  const html = (title: string) => `<title>${title}</title>`;
  for (const title of [
    ...['404', '404 Not Found', 'Error 404 – Valley Post', 'Page not found | Valley Post', 'Not Found'],
    ...['The page you requested could not be found', 'This article is no longer available'],
    ...[
      'Seite nicht gefunden',
      'Page introuvable',
      'Página no encontrada',
      'الصفحة غير موجودة',
      'صفحه یافت نشد',
    ],
  ])
    assert.equal(missingTitle(html(title)), title);
  for (const title of [
    ...['Bodies not found after the flood', 'Flight 404 lands', 'The town that could not be found on a map'],
    ...['What exists no longer', 'Found: a page of the ledger'],
  ])
    assert.equal(missingTitle(html(title)), undefined, title);
});
