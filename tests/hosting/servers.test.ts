import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { caddyFile } from '../../src/hosting/caddy.ts';
import { nginxFile } from '../../src/hosting/nginx.ts';
import { readRedirects } from '../../src/hosting/redirects.ts';
import { headersFor, pathPattern, rules } from '../../src/hosting/rules.ts';
import { serveFolder } from '../../src/hosting/static-server.ts';
import { types, unknownType } from '../../src/hosting/types.ts';
import { freePort } from '../free-port.ts';
import { type Answer, ask, host, type Question, type Server } from './ask.ts';
import { observatory } from './observatory.ts';
import { caddyProgram, nginxProgram, startCaddy, startNginx, testedNginx } from './start.ts';

const folder = mkdtempSync(join(tmpdir(), 'verbatim-hosting-'));
const root = join(folder, 'site');

/** A small site with a file for every rule and for every type. */
const page = (words: string) =>
  `<!doctype html><title>${words}</title><p>${words} ${'and so on '.repeat(80)}</p>`;
const site: Record<string, string> = {
  '/index.html': page('Front page'),
  '/404.html': page('Nothing here'),
  '/about/index.html': page('About'),
  '/articles/three-towns/index.html': page('Three towns'),
  '/articles/three-towns/citation.bib': '@misc{x}\n',
  '/articles/three-towns/citation.ris': 'TY  - NEWS\n',
  '/articles/three-towns.md': '# Three towns\n',
  '/articles/towns/index.html': page('Moved'),
  '/q/verbatim/index.html': page('“Verbatim”'),
  '/q/verbatim/embed/index.html': page('“Verbatim”'),
  '/q/verbatim/oembed.json': '{}',
  '/q/verbatim/annotation.json': '{}',
  '/topics/iraq/index.html': page('Iraq'),
  '/topics/iraq/feed.json': '{}',
  '/topics/iraq/feed.xml': '<rss/>',
  '/feed.json': '{}',
  '/speculation.json': '{}',
  '/people/sources.csv': 'a,b\n',
  '/.well-known/security.txt': `Contact: mailto:x@${host}\n`,
  '/favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  '/favicon.ico': 'ICO',
  '/apple-touch-icon.png': 'PNG',
  '/feed-icon.png': 'PNG',
  '/cards/a.0123456789.png': 'PNG',
  '/pagefind/pagefind-entry.json': '{"version":"1"}',
  '/pagefind/pagefind.js': 'export {};',
  '/pagefind/fragment/en_0123456.pf_fragment': 'x',
  '/pagefind/fragment/2016-03/en_0123456.pf_fragment': 'x',
  '/pagefind/index/en_0123456.pf_index': 'x',
  '/pagefind/filter/en_0123456.pf_filter': 'x',
  '/pagefind/en_0123456.pf_meta': 'x',
  ...Object.fromEntries(Object.keys(types).map((ending) => [`/assets/file.01234567${ending}`, 'x'])),
  '/_headers': '/*\n',
  '/_redirects': [
    '/articles/towns/ /articles/three-towns/ 301',
    '/articles/towns.md /articles/three-towns.md 301',
    '/articles/towns/citation.ris /articles/three-towns/citation.ris 301',
    '',
  ].join('\n'),
};
const published = Object.keys(site).filter((file) => !/^\/(?:_|articles\/towns\/)/.test(file));
/** A file as readers request it. */
const urlOf = (file: string) => file.replace(/index\.html$/, '');

before(() => {
  for (const [path, text] of Object.entries(site)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  mkdirSync(join(root, 'empty'));
});
after(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** All headers that any rule is about, as the rules have them and as they came. */
const named = [...new Set(rules.flatMap(({ headers }) => Object.keys(headers)))].sort();
const pick = (headers: IncomingHttpHeaders | Record<string, string>) =>
  Object.fromEntries(named.map((name) => [name, headers[name]]));
const expectedHeaders = (path: string) => {
  const type = types[extname(path.endsWith('/') ? 'index.html' : path)] ?? unknownType;
  return pick({ 'content-type': type, ...headersFor(path) });
};

/** Requests and the responses of every server. Paths are sent as written. */
interface Row extends Question {
  what: string;
  status: number;
  location?: string;
  /** More headers that must have just these values. */
  sends?: Record<string, string>;
  body?: RegExp | '';
}
const missing = { status: 404, sends: { 'cache-control': 'no-store' }, body: /Nothing here/ } as const;
const refused = { status: 405, sends: { allow: 'GET, HEAD', 'cache-control': 'no-store' } } as const;
const table: readonly Row[] = [
  ...published.map((file) => ({ what: `the file ${file}`, path: urlOf(file), status: 200 })),
  { what: 'a page, without its words', path: '/about/', method: 'HEAD', status: 200, body: '' },
  { what: 'a page with a query', path: '/about/?utm_source=x', status: 200, body: /About/ },
  ...['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'].flatMap((method) => [
    { what: `${method} of a page`, path: '/about/', method, ...refused },
    { what: `${method} of what is missing`, path: '/nowhere/', method, ...refused },
    { what: `${method} of a former URL`, path: '/articles/towns/', method, ...refused },
  ]),
  ...[
    '/nowhere',
    '/nowhere/',
    '/about/nowhere/',
    '/articles/gone.md',
    '/articles/three-towns/citation.nothing',
    '/cards/gone.0123456789.png',
    '/assets/gone.01234567.css',
    '/pagefind/fragment/en_gone.pf_fragment',
    '/q/gone/annotation.json',
    '/q/gone/embed/',
  ].map((path) => ({ what: `what is missing: ${path}`, path, ...missing })),
  { what: 'what is missing, without its words', path: '/nowhere/', method: 'HEAD', ...missing, body: '' },
  ...['/_headers', '/_redirects'].map((path) => ({
    what: `a file for other hosts: ${path}`,
    path,
    ...missing,
  })),
  ...['/assets/', '/cards/', '/q/', '/empty/'].map((path) => ({
    what: `a folder without a page: ${path}`,
    path,
    ...missing,
  })),
  { what: 'a file as a folder', path: '/favicon.svg/', ...missing },
  ...[
    '//',
    '//about/',
    '/about//',
    '//evil.example',
    '//evil.example/',
    '//evil.example/%2e%2e',
    '/%2F/evil.example',
    '/%2Fevil.example/',
    '//articles/towns/',
  ].map((path) => ({ what: `a path with an empty part: ${path}`, path, ...missing })),
  { what: 'a folder without its slash', path: '/about', status: 301, location: '/about/' },
  { what: 'the same with a query', path: '/about?a=b&c', status: 301, location: '/about/?a=b&c' },
  { what: 'a former URL', path: '/articles/towns/', status: 301, location: '/articles/three-towns/' },
  { what: 'its Markdown', path: '/articles/towns.md', status: 301, location: '/articles/three-towns.md' },
  {
    what: 'its citation',
    path: '/articles/towns/citation.ris',
    status: 301,
    location: '/articles/three-towns/citation.ris',
  },
  {
    what: 'a former URL without its slash',
    path: '/articles/towns',
    status: 301,
    location: '/articles/towns/',
  },
  {
    what: 'a range of bytes',
    path: '/articles/three-towns.md',
    headers: { range: 'bytes=2-6' },
    status: 206,
    sends: { 'content-range': 'bytes 2-6/14', 'content-length': '5' },
    body: /^Three$/,
  },
  {
    what: 'the last bytes',
    path: '/articles/three-towns.md',
    headers: { range: 'bytes=-6' },
    status: 206,
    sends: { 'content-range': 'bytes 8-13/14' },
    body: /^towns\n$/,
  },
  {
    what: 'a range beyond the end',
    path: '/articles/three-towns.md',
    headers: { range: 'bytes=99-' },
    status: 416,
    sends: { 'content-range': 'bytes */14' },
  },
  ...['/%E0%A4%A', '/%', '/%zz', '/%00', '/about/%00/'].map((path) => ({
    what: `a malformed path: ${path}`,
    path,
    status: 400,
  })),
];

test('the table has a file for every rule', () => {
  for (const { paths } of rules)
    for (const path of paths)
      assert.ok(
        published.some((file) => new RegExp(pathPattern(path)).test(urlOf(file))),
        path,
      );
});

const checkRow = (answer: Answer, { path, status, location, sends = {}, body }: Row) => {
  assert.deepEqual([answer.status, answer.headers.location], [status, location]);
  for (const [name, value] of Object.entries(sends)) assert.equal(answer.headers[name], value, name);
  if (body === '') assert.equal(answer.body, '');
  else if (body) assert.match(answer.body, body);
  if (status === 200) assert.deepEqual(pick(answer.headers), expectedHeaders(path.replace(/\?.*/, '')));
  if (status === 404) assert.deepEqual(pick(answer.headers), expectedHeaders('/404.html'));
};

/** Runs the table, and what a table cannot say, against a server. */
function behavesLikeEveryHost(server: () => Server): void {
  const get = (path: string, headers: Record<string, string> = {}) =>
    ask(server().origin, { path, headers }, server().ca);

  for (const row of table)
    test(`answers ${row.what} with ${row.status}`, async () => {
      checkRow(await ask(server().origin, row, server().ca), row);
    });

  test('never serves a file outside the site', async () => {
    for (const path of [
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/about/..%2f..%2fsecret.txt',
    ]) {
      const { status, body } = await get(path);
      assert.ok([400, 404].includes(status), `${path}: ${status}`);
      assert.doesNotMatch(body, /a secret/, path);
    }
  });

  test('answers 304 for a file that the client has', async () => {
    const path = '/pagefind/pagefind-entry.json';
    const { headers } = await get(path);
    assert.equal(headers['cache-control'], 'no-cache');
    const { etag = '', 'last-modified': modified = '' } = headers;
    for (const condition of [{ 'if-none-match': etag }, { 'if-modified-since': modified }]) {
      const again = await get(path, condition);
      assert.deepEqual([again.status, again.body], [304, ''], JSON.stringify(condition));
      assert.equal(again.headers['cache-control'], 'no-cache');
    }
    assert.equal(
      (await get(path, { 'if-none-match': '"other"', 'if-modified-since': modified })).status,
      200,
    );
    assert.equal((await get(path, { 'if-range': '"other"', range: 'bytes=0-1' })).status, 200);
  });
}

/** Requirements of public servers: HTTPS and compressed text. */
function isFitForThePublic(server: () => Server): void {
  test('redirects plain HTTP to the configured host, whatever host the request has', async () => {
    const { plain = '' } = server();
    const { status, headers } = await ask(plain, { path: '/about/?x=1' });
    // Caddy answers 308, which means the same to a GET.
    assert.ok([301, 308].includes(status), String(status));
    assert.equal(headers.location?.replace(/(?<!https):\d+/, ''), `https://${host}/about/?x=1`);
    const other = await ask(plain, { path: '/about/', headers: { host: 'evil.example' } });
    assert.equal(other.headers.location?.replace(/(?<!https):\d+/, ''), `https://${host}/about/`);
  });

  test('compresses text', async () => {
    const { origin, ca } = server();
    const { headers } = await ask(origin, { path: '/', headers: { 'accept-encoding': 'gzip' } }, ca);
    assert.deepEqual([headers['content-encoding'], headers.vary], ['gzip', 'Accept-Encoding']);
  });

  test('gets 130 points or more from MDN’s Observatory', async () => {
    const { origin, plain = '', ca } = server();
    const { headers, body: html } = await ask(origin, { path: '/' }, ca);
    const single = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    const { headers: first } = await ask(plain, { path: '/' });
    const redirect = first.location?.replace(/:\d+\//, '/');
    const { score, points } = observatory({ headers: single, redirect, host, html });
    assert.ok(score >= 130, JSON.stringify(points));
    // The scale itself: without headers a site has nearly nothing, and each of them counts.
    assert.equal(observatory({ headers: {}, redirect: undefined, host, html }).score, 10);
    for (const name of [
      'content-security-policy',
      'strict-transport-security',
      'referrer-policy',
      'cross-origin-resource-policy',
    ])
      assert.ok(
        observatory({ headers: { ...single, [name]: undefined }, redirect, host, html }).score < score,
        name,
      );
  });
}

/** Starts a server before the tests of a group and stops it after them. */
function serverOf(start: () => Promise<Server>): () => Server {
  let server: Server | undefined;
  before(async () => {
    writeFileSync(join(folder, 'secret.txt'), 'a secret');
    server = await start();
  });
  after(() => server?.stop());
  return () => {
    assert.ok(server);
    return server;
  };
}

describe('the preview server', () => {
  const server = serverOf(async () => {
    const { url, close } = await serveFolder(root);
    return { origin: url, stop: close };
  });
  behavesLikeEveryHost(server);
});

const nginx = nginxProgram();
const noNginx =
  nginx === undefined && 'nginx is not installed (Debian: nginx-light), and only root can install it';
describe('nginx with the generated file', { skip: noNginx }, () => {
  const server = serverOf(() => startNginx(nginx ?? '', join(folder, 'nginx'), root, readRedirects(root)));
  behavesLikeEveryHost(server);
  isFitForThePublic(server);
});

describe('nginx on a new server without a certificate', { skip: noNginx }, () => {
  test('accepts the generated file', async () => {
    const place = {
      host,
      root,
      certificate: undefined,
      secure: [],
      plain: [`127.0.0.1:${await freePort()}`],
    };
    testedNginx(nginx ?? '', join(folder, 'nginx-first'), place, readRedirects(root));
    assert.doesNotMatch(nginxFile(place, []), /ssl/);
  });
});

const caddy = caddyProgram();
const noCaddy = caddy === undefined && 'Caddy is not installed (Debian: caddy), and only root can install it';
describe('Caddy with the generated file', { skip: noCaddy }, () => {
  const server = serverOf(() => startCaddy(caddy ?? '', join(folder, 'caddy'), root, readRedirects(root)));
  behavesLikeEveryHost(server);
  isFitForThePublic(server);
});

test('the Caddyfile has the given host and folder', () => {
  const text = caddyFile({ host, root: '/srv/a folder' }, []);
  assert.match(text, /^verbatim\.example \{\n\troot \* "\/srv\/a folder"$/m);
});
