import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get as getPlain, type IncomingHttpHeaders } from 'node:http';
import { get as getSecure } from 'node:https';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { caddyFile } from '../../src/hosting/caddy.ts';
import { nginxFile } from '../../src/hosting/nginx.ts';
import { headersFor, rules } from '../../src/hosting/rules.ts';
import { serveFolder, type Served } from '../../src/hosting/static-server.ts';
import { types, unknownType } from '../../src/hosting/types.ts';
import { freePort } from '../browser/other-engines.ts';
import { dist, files } from '../site/dist.ts';
import { observatory } from './observatory.ts';

const host = 'verbatim.example';
/** An address forwards, as in dist/_redirects. */
const forwards = [{ from: '/articles/an-old-name/', to: '/articles/whoever-comes-first/' }];

/** What today's site may lack and tomorrow's has: a file of every ending that a rule is about. */
const more = {
  '/articles/three-towns.md': '# Three towns\n',
  '/articles/three-towns/cite.bib': '@misc{x}\n',
  '/articles/three-towns/cite.ris': 'TY  - NEWS\n',
  '/topics/iraq/feed.json': '{}\n',
  '/people/sources.csv': 'a,b\n',
  '/.well-known/security.txt': 'Contact: mailto:x@verbatim.example\n',
};
const folder = mkdtempSync(join(tmpdir(), 'verbatim-hosting-'));
const root = join(folder, 'site');
/** Of every kind of file (folder and ending) the first. */
const kinds = new Map(
  [...files, ...Object.keys(more)]
    .filter((file) => !/^\/_(?:headers|redirects)$/.test(file))
    .map((file) => [
      `${file
        .split('/')
        .slice(0, 3)
        .join('/')
        .replace(/(?<=^\/(?:q|articles|people|topics)\/).*/, '')} ${file.split('/').length} ${extname(file)}`,
      file.replace(/index\.html$/, ''),
    ]),
);
const asked = [...kinds.values(), '/404.html', '/q/pure-and-simple/', '/q/pure-and-simple/embed/', '/'];

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What a server says to one question, as it says it: no redirect is followed. */
const ask = (
  address: string,
  options: { ca?: string; headers?: Record<string, string> } = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const get = address.startsWith('https:') ? getSecure : getPlain;
    get(
      address,
      { servername: host, agent: false, ...options, headers: { host, ...options.headers } },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString(),
          });
        });
      },
    ).on('error', reject);
  });

/** All headers that any rule speaks of, as the rules have them and as they came. */
const named = [...new Set(rules.flatMap(({ headers }) => Object.keys(headers)))].sort();
const expected = (path: string) => {
  const all = headersFor(path);
  const file = path.endsWith('/') ? '/index.html' : path;
  const type = all['content-type'] ?? types[extname(file)] ?? unknownType;
  return Object.fromEntries(named.map((name) => [name, name === 'content-type' ? type : all[name]]));
};
const came = (headers: IncomingHttpHeaders) => Object.fromEntries(named.map((name) => [name, headers[name]]));

before(() => {
  cpSync(dist, root, { recursive: true });
  for (const [path, text] of Object.entries(more)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
});
after(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('our own server', () => {
  let served: Served;
  before(async () => {
    served = await serveFolder(root);
  });
  after(() => served.close());
  test('sends every kind of file with the headers of the rules', async () => {
    for (const path of asked) {
      const { status, headers } = await ask(served.url + path);
      assert.equal(status, 200, path);
      assert.deepEqual(came(headers), expected(path), path);
    }
  });

  test('answers what is missing, hidden or not an address with the page for nothing, and a folder’s name with its address', async () => {
    for (const path of [
      '/cards/gone.0123456789.png',
      '/_headers',
      '/%E0%A4%A',
      '/..%2f..%2fetc/passwd',
      '/%00',
    ]) {
      const { status, headers, body } = await ask(served.url + path);
      assert.equal(status, 404, path);
      assert.deepEqual(came(headers), expected('/404.html'), path);
      assert.match(body, /<html/, path);
    }
    const { status, headers } = await ask(`${served.url}/about`);
    assert.deepEqual([status, headers.location], [301, '/about/']);
  });
});

const nginx = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx'].find((file) => existsSync(file));
const openssl = spawnSync('openssl', ['version']).status === 0;
const lacking =
  nginx === undefined
    ? 'nginx is not installed (Debian: nginx-light)'
    : openssl
      ? false
      : 'openssl is not installed';

describe('nginx with our file', { skip: lacking }, () => {
  let child: ChildProcess | undefined;
  let secure = '';
  let plain = '';
  let ca = '';
  before(async () => {
    const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
    execFileSync(
      'openssl',
      [
        ...[
          'req',
          '-x509',
          '-newkey',
          'ec',
          '-pkeyopt',
          'ec_paramgen_curve:prime256v1',
          '-nodes',
          '-days',
          '2',
        ],
        ...[
          '-subj',
          `/CN=${host}`,
          '-addext',
          `subjectAltName=DNS:${host}`,
          '-keyout',
          key,
          '-out',
          certificate,
        ],
      ],
      { stdio: 'pipe' },
    );
    ca = readFileSync(certificate, 'utf8');
    const ports = [await freePort(), await freePort()];
    [secure, plain] = [`https://127.0.0.1:${ports[0]}`, `http://127.0.0.1:${ports[1]}`];
    const place = {
      host,
      root,
      certificate,
      key,
      secure: [`127.0.0.1:${ports[0]}`],
      plain: [`127.0.0.1:${ports[1]}`],
    };
    writeFileSync(join(folder, 'verbatim.conf'), nginxFile(place, forwards));
    writeFileSync(join(folder, 'nginx.conf'), wrapper());
    const arguments_ = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')];
    const check = spawnSync(nginx ?? '', ['-t', ...arguments_], { encoding: 'utf8' });
    assert.equal(check.status, 0, check.stderr);
    assert.doesNotMatch(check.stderr, /\[(?:warn|error|emerg)\]/);
    child = spawn(nginx ?? '', arguments_, { stdio: 'ignore' });
    for (let tries = 0; tries < 100; tries++) {
      const there = await ask(`${secure}/`, { ca }).then(
        () => true,
        () => false,
      );
      if (there) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.fail(readFileSync(join(folder, 'error.log'), 'utf8'));
  });
  after(async () => {
    if (!child) return;
    const ended = new Promise((resolve) => child?.once('exit', resolve));
    child.kill();
    await ended;
  });

  test('every kind of file has the headers of the rules', async () => {
    assert.ok(asked.length > 25, String(asked.length));
    for (const path of asked) {
      const { status, headers } = await ask(secure + path, { ca });
      assert.equal(status, 200, path);
      assert.deepEqual(came(headers), expected(path), path);
    }
  });

  test('what is missing is a page, not a card that lasts a year; a file for other hosts is not shown', async () => {
    for (const path of ['/cards/gone.0123456789.png', '/articles/gone.md', '/nowhere/', '/_headers']) {
      const { status, headers, body } = await ask(secure + path, { ca });
      assert.equal(status, 404, path);
      assert.match(body, /<html/, path);
      const { 'content-type': _, ...rest } = came(headers);
      const { 'content-type': __, ...wanted } = expected('/404.html');
      assert.deepEqual(rest, wanted, path);
      assert.equal(headers['content-type'], 'text/html; charset=utf-8', path);
    }
  });

  test('a former address forwards, a folder’s name too, and plain HTTP to the same address over HTTPS', async () => {
    const old = await ask(secure + (forwards[0]?.from ?? ''), { ca });
    assert.deepEqual([old.status, old.headers.location], [301, forwards[0]?.to]);
    const slash = await ask(`${secure}/about`, { ca });
    assert.deepEqual([slash.status, slash.headers.location], [301, '/about/']);
    const http = await ask(`${plain}/about/?x=1`);
    assert.deepEqual(
      [http.status, http.headers.location],
      [301, `https://${host}:${new URL(secure).port}/about/?x=1`],
    );
  });

  test('an index of search that did not change is not sent again, and text is packed', async () => {
    const list = `${secure}/pagefind/pagefind-entry.json`;
    const { headers } = await ask(list, { ca });
    assert.equal(headers['cache-control'], 'no-cache');
    const again = await ask(list, { ca, headers: { 'if-none-match': headers.etag ?? '' } });
    assert.equal(again.status, 304);
    const page = await ask(`${secure}/`, { ca, headers: { 'accept-encoding': 'gzip' } });
    assert.deepEqual([page.headers['content-encoding'], page.headers.vary], ['gzip', 'Accept-Encoding']);
  });

  test('MDN’s Observatory gives 130 points or more', async () => {
    const { headers, body: html } = await ask(`${secure}/`, { ca });
    const single = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    const { headers: first } = await ask(`${plain}/`);
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

  /** As /etc/nginx/nginx.conf includes conf.d, with all that is written kept in the folder. */
  const wrapper = () => `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
events {}
http {
  access_log off;
${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `  ${name}_temp_path ${folder}/${name};`).join('\n')}
  include ${folder}/verbatim.conf;
}
`;
});

test('the Caddyfile has every rule in its order, every header and every forwarding address', () => {
  const text = caddyFile({ host, root: '/srv/site' }, forwards);
  const pieces = [
    `${host} {`,
    'root * "/srv/site"',
    'route {',
    ...rules.flatMap(({ headers }, index) => [
      `@rule${index} path_regexp `,
      `header @rule${index} {`,
      ...Object.entries(headers).map(([name, value]) =>
        value === null ? `-${name}` : `${name} "${value.replaceAll('"', '\\"')}"`,
      ),
    ]),
    'redir /articles/an-old-name/ /articles/whoever-comes-first/ 301',
    'file_server {',
    'handle_errors {',
    'rewrite * /404.html',
  ];
  let at = 0;
  for (const piece of pieces) {
    const found = text.toLowerCase().indexOf(piece.toLowerCase(), at);
    assert.notEqual(found, -1, piece);
    at = found;
  }
  assert.equal(text.split('{').length, text.split('}').length);
  // One path pattern is one word.
  for (const [, patterns = ''] of text.matchAll(/path_regexp (.*)/g))
    assert.doesNotMatch(patterns, /[\s"{}]/);
});
