import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { z } from 'astro/zod';
import { ContentSource } from '../../../src/content/content-source.ts';
import { readContentFile, writeContentFile } from '../../../src/desk/server/content-file.ts';
import { action, deskEndpoint } from '../../../src/desk/server/endpoint.ts';
import { guardPage } from '../../../src/desk/server/guard.ts';
import { temporaryFolder } from '../../publications.ts';
import { type Changed, listenHere, token } from './requests.ts';

describe('requests to the dev server', () => {
  const root = temporaryFolder();
  mkdirSync(join(root, 'content/articles'), { recursive: true });
  const kept = join(root, 'content/articles/kept.md');
  writeFileSync(kept, 'Kept.\n');
  const write = z.strictObject({ file: z.string(), text: z.string(), replaces: z.string().nullable() });
  const actions = [
    action('write', write, ({ file, text, replaces }, context) =>
      writeContentFile(context.root, file, text, replaces),
    ),
    action('read', z.strictObject({ file: z.string() }), ({ file }, context) =>
      readContentFile(context.root, file),
    ),
    action(
      'take',
      z.strictObject({ name: z.string() }),
      ({ name }, { file }) => `${name} ${file?.length ?? 0}`,
      {
        fileLimit: 4096,
      },
    ),
    action('fail', z.strictObject({}), () => {
      throw new Error('the disk is full');
    }),
  ];
  const endpoint = deskEndpoint(actions, token, { root, content: new ContentSource(root) });
  const send = listenHere((incoming, response) => {
    if (incoming.url !== '/desk/') {
      endpoint(incoming, response);
      return;
    }
    try {
      guardPage(incoming);
      response.end('the page');
    } catch {
      response.writeHead(403).end();
    }
  });
  const article = (file: string, replaces: string | null = null) =>
    JSON.stringify({ file, text: 'Words.\n', replaces });
  const untouched = () => {
    assert.deepEqual(readdirSync(join(root, 'content/articles')), ['kept.md']);
    assert.equal(readFileSync(kept, 'utf8'), 'Kept.\n');
  };

  for (const [attack, changed, method] of [
    ['another name of this machine, as after DNS rebinding', { host: 'rebound.example' }],
    ['another port in the host', { host: '127.0.0.1:1' }],
    ['no port in the host', { host: 'localhost' }],
    ['a host that begins like this one', { host: '127.0.0.1.rebound.example' }],
    ['a page of another site', { origin: 'https://other.example', 'sec-fetch-site': 'cross-site' }],
    [
      'a page of another server of this machine',
      { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-site' },
    ],
    ['a frame without an origin', { origin: 'null' }],
    ['no origin', { origin: undefined }],
    ['another site that an old browser does not name', { 'sec-fetch-site': 'cross-site' }],
    ['no token', { 'x-desk-token': undefined }],
    ['an empty token', { 'x-desk-token': '' }],
    ['the token of another start', { 'x-desk-token': 'the-token-of-that-start' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a form of plain text', { 'content-type': 'text/plain' }],
    ['a body without a type', { 'content-type': undefined }],
    ['a compressed body', { 'content-encoding': 'gzip' }],
    ['a link', {}, 'GET'],
    ['a question for the methods', {}, 'OPTIONS'],
    ['another method', {}, 'PUT'],
  ] as [string, Changed, string?][])
    test(`refuses ${attack}, and writes nothing`, async () => {
      const { status, error, headers } = await send(
        '/write',
        article('content/articles/new.md'),
        changed,
        method,
      );
      assert.ok([403, 405, 415].includes(status), String(status));
      assert.ok(error?.fix);
      for (const name of Object.keys(headers)) assert.doesNotMatch(name, /^access-control/);
      untouched();
    });

  for (const file of [
    ...[
      '../outside.md',
      'content/../outside.md',
      'content/articles/../../outside.md',
      '/etc/passwd',
      'outside.md',
    ],
    ...[
      'content/articles\\..\\..\\outside.md',
      'C:\\outside.md',
      'content/articles/a.md\0.png',
      'content/articles/a\n.md',
    ],
    ...['content//articles/a.md', 'content/./a.md', 'content/.hidden', 'content/articles/', 'content', ''],
    ...[
      'content/con',
      'content/articles/NUL.md',
      'content/articles/com1.md',
      'content/articles/a.md ',
      'content/articles/a.md:b',
    ],
    ...[
      'content/permalinks.json',
      `content/${'a/'.repeat(40)}b.md`,
      `content/articles/${'a'.repeat(300)}.md`,
    ],
  ])
    test(`refuses to write or read ${JSON.stringify(file.slice(0, 60))}`, async () => {
      const written = await send('/write', article(file));
      assert.equal(written.status, 403);
      assert.equal((await send('/read', JSON.stringify({ file }))).status, 403);
      untouched();
      assert.deepEqual(readdirSync(root), ['content']);
    });

  test('refuses paths through links that lead out of content/, broken ones too', async () => {
    const outside = temporaryFolder();
    writeFileSync(join(outside, 'secret.md'), 'A secret.\n');
    symlinkSync(outside, join(root, 'content/elsewhere'));
    symlinkSync(join(outside, 'secret.md'), join(root, 'content/secret.md'));
    symlinkSync(join(outside, 'missing.md'), join(root, 'content/missing.md'));
    for (const file of [
      'content/elsewhere/a.md',
      'content/elsewhere/secret.md',
      'content/secret.md',
      'content/missing.md',
    ]) {
      assert.ok([403, 500].includes((await send('/write', article(file))).status), file);
      const { status, data } = await send('/read', JSON.stringify({ file }));
      assert.ok(status >= 400 && data === undefined, file);
    }
    assert.deepEqual(readdirSync(outside), ['secret.md']);
    assert.equal(readFileSync(join(outside, 'secret.md'), 'utf8'), 'A secret.\n');
  });

  test('refuses a folder in place of a file', async () => {
    assert.equal((await send('/write', article('content/articles'))).status, 403);
  });

  test('refuses bodies that are too large, declared or not', async () => {
    const large = Buffer.alloc(2 * 1024 * 1024, ' ');
    assert.equal((await send('/write', large)).status, 413);
    assert.equal((await send('/write', large, { 'transfer-encoding': 'chunked' })).status, 413);
    const file = (size: number) => Buffer.concat([Buffer.from('{"name":"a"}\n'), Buffer.alloc(size)]);
    const type = { 'content-type': 'application/octet-stream' };
    assert.equal((await send('/take', file(4097), type)).status, 413);
    assert.equal((await send('/take', Buffer.alloc(3 * 1024 * 1024), type)).status, 413);
    assert.equal((await send('/take', file(4096), type)).data, 'a 4096');
  });

  test('refuses what is not JSON, is not UTF-8, is too deep, or is not what the action takes', async () => {
    const bodies = [
      '',
      '{',
      '[]',
      'null',
      '{"file":1}',
      '[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]',
      '['.repeat(500_000),
    ];
    for (const body of bodies) {
      const { status } = await send('/write', body);
      assert.ok(status === 400 || status === 422, `${body.slice(0, 20)}: ${status}`);
    }
    assert.equal((await send('/write', Buffer.from([0x22, 0xff, 0x22]))).status, 400);
    const more = `{"__proto__":{"a":1},${article('content/articles/new.md').slice(1)}`;
    assert.equal((await send('/write', more)).status, 422);
    untouched();
  });

  test('answers an unknown action with those that there are, and a failure without a stack', async () => {
    for (const name of ['/nothing', '/', '/write/', '/constructor', '/..%2fwrite'])
      assert.equal((await send(name, '{}')).status, 404);
    const { status, error } = await send('/fail', '{}');
    assert.deepEqual([status, error?.found], [500, 'the disk is full']);
    assert.doesNotMatch(JSON.stringify(error), /\.ts:/);
  });

  test('shows a page of the desk to this browser’s own tabs, and not to frames, scripts and requests of other sites', async () => {
    const page = async (headers: Changed) => (await send('/desk/', undefined, headers)).status;
    const link = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    assert.equal(await page({}), 200);
    assert.equal(await page({ 'sec-fetch-site': undefined }), 200);
    assert.equal(await page(link), 200);
    assert.equal(await page({ ...link, 'sec-fetch-dest': 'iframe' }), 403);
    assert.equal(await page({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }), 403);
    assert.equal(await page({ 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }), 403);
    assert.equal(await page({ host: 'rebound.example' }), 403);
  });

  test('writes a new file, replaces it only as it was read, and leaves nothing else', async () => {
    const file = 'content/articles/new.md';
    const { status, data } = await send('/write', article(file));
    assert.equal(status, 200);
    const { version } = data as { version: string };
    assert.equal((await send('/write', article(file))).status, 409);
    assert.equal((await send('/write', article(file, 'another'))).status, 409);
    assert.equal((await send('/write', article('content/articles/none.md', version))).status, 409);
    assert.deepEqual((await send('/read', JSON.stringify({ file }))).data, { text: 'Words.\n', version });
    // Of two changes of the same version, the second is refused.
    const both = await Promise.all(
      [1, 2].map(() => send('/write', article(file, version).replace('Words', 'More words'))),
    );
    assert.deepEqual(both.map((answer) => answer.status).sort(), [200, 409]);
    assert.equal(readFileSync(join(root, file), 'utf8'), 'More words.\n');
    assert.deepEqual(readdirSync(join(root, 'content/articles')), ['kept.md', 'new.md']);
  });

  test('accepts each name of this machine', async () => {
    for (const name of ['localhost', '[::1]']) {
      const own = (port: number) => ({ host: `${name}:${port}`, origin: `http://${name}:${port}` });
      assert.equal((await send('/read', '{"file":"content/articles/kept.md"}', own)).status, 200);
    }
  });
});
