import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { archiveList } from '../../../src/desk/links/archive.ts';
import { linkFile, readLinks, writeLinks } from '../../../src/desk/links/link-file.ts';
import { linkProblem } from '../../../src/desk/links/link-problems.ts';
import { proposeCopies } from '../../../src/desk/links/propose-copies.ts';
import type { LinkedSource } from '../../../src/desk/links/sources.ts';
import { writeArchived } from '../../../src/desk/links/write-archived.ts';
import { temporaryFolder } from '../../publications.ts';

const source = (more: Partial<LinkedSource> = {}): LinkedSource => ({
  ...{ id: 'post', file: 'content/sources.yaml', path: ['post'], at: { line: 3, column: 3 } },
  ...{ url: 'https://post.example/a', archived: undefined, accessed: '2026-11-22', ...more },
});

test('a list of copies has a URL and its copy on each line, and its other lines are named', () => {
  const { copies, unreadable } = archiveList(`url,copy
https://a.example/x https://archive.example/1/https://a.example/x
# a comment

"https://b.example/y?a=1,2","https://archive.example/2/https://b.example/y?a=1,2"
https://c.example/\thttps://archive.example/3
https://d.example/ and nothing
`);
  assert.deepEqual(
    [...copies],
    [
      ['https://a.example/x', 'https://archive.example/1/https://a.example/x'],
      ['https://b.example/y?a=1,2', 'https://archive.example/2/https://b.example/y?a=1,2'],
      ['https://c.example/', 'https://archive.example/3'],
    ],
  );
  assert.deepEqual(unreadable, [7]);
});

describe('the Wayback Machine', () => {
  const asked: URL[] = [];
  const closest = (more: object) =>
    JSON.stringify({ archived_snapshots: { closest: { available: true, status: '200', ...more } } });
  const bodies: Record<string, string> = {
    'https://post.example/a': closest({ url: 'http://web.archive.example/web/2026/https://post.example/a' }),
    'https://post.example/none': '{"archived_snapshots":{}}',
    'https://post.example/error': closest({ status: '404', url: 'http://web.archive.example/web/2026/b' }),
    'https://post.example/strange': 'no JSON',
  };
  const server = createServer({ keepAliveTimeout: 0 }, (question, response) => {
    const url = new URL(question.url ?? '', 'http://api.example');
    asked.push(url);
    response.end(bodies[url.searchParams.get('url') ?? '']);
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const propose = async (sources: LinkedSource[], list = new Map<string, string>()) => {
    if (!server.listening) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proposeCopies(sources, {
      ...{ list, asksWayback: true, politeness: { pause: 0 }, connection: { allowsPrivate: true } },
      api: `http://127.0.0.1:${(server.address() as AddressInfo).port}/wayback/available`,
    });
  };

  test('is asked for the copy nearest to the day on which the source was read', async () => {
    const { proposals } = await propose([source()]);
    assert.deepEqual(
      proposals.map(({ copy }) => copy),
      ['https://web.archive.example/web/2026/https://post.example/a'],
    );
    assert.equal(asked.at(-1)?.searchParams.get('timestamp'), '20261122');
  });

  test('is not asked for a source that names a copy, or whose copy is in the list', async () => {
    const before = asked.length;
    const { proposals } = await propose(
      [source({ archived: 'https://archive.example/1' }), source({ url: 'https://post.example/b' })],
      new Map([['https://post.example/b', 'https://archive.example/2']]),
    );
    assert.deepEqual(
      proposals.map(({ copy }) => copy),
      ['https://archive.example/2'],
    );
    assert.equal(asked.length, before);
  });

  test('has no copy where it has that of an error page', async () => {
    const urls = ['https://post.example/none', 'https://post.example/error'];
    assert.deepEqual(await propose(urls.map((url) => source({ url }))), { proposals: [] });
  });

  test('is left alone once it does not answer properly, and what it said before stays', async () => {
    const { proposals, stopped = '' } = await propose([
      source(),
      source({ url: 'https://post.example/strange' }),
    ]);
    assert.equal(proposals.length, 1);
    assert.match(stopped, /JSON/);
  });
});

describe('archived copies', () => {
  const register = `# Sources of the river.

post:
  publisher: Valley Post # a weekly
  title: "The bridge"
  kind: press
  date: 2026-01
  url: 'https://post.example/a'   # as printed
  accessed: 2026-11-22

# Flow style.
board: { publisher: River Board, about: minutes, kind: document, date: undated, url: https://board.example/m, accessed: 2026-11-22 }
`;
  const article = `---
title: Two bridges
sources:
  - post # from the register
  - id: note
    publisher: Town
    about: a note
    url: https://town.example/n
    kind: document
    date: 2026
    unseen: true
---

Text with https://town.example/n in it.
`;
  const folder = () => {
    const root = temporaryFolder();
    mkdirSync(join(root, 'content/articles'), { recursive: true });
    writeFileSync(join(root, 'content/sources.yaml'), register);
    writeFileSync(join(root, 'content/articles/two-bridges.md'), article);
    return root;
  };
  const copy = 'https://web.archive.example/web/2026/x';
  const proposals = [
    { source: source(), copy },
    { source: source({ id: 'board', path: ['board'] }), copy },
    { source: source({ id: 'note', file: 'content/articles/two-bridges.md', path: ['sources', 1] }), copy },
  ];

  test('are written into the sources, and every other byte stays', () => {
    const root = folder();
    const { written, refused } = writeArchived(root, proposals);
    assert.deepEqual([written.length, refused], [3, []]);
    for (const [file, before] of [
      ['content/sources.yaml', register],
      ['content/articles/two-bridges.md', article],
    ] as const) {
      const now = readFileSync(join(root, file), 'utf8');
      assert.equal(now.split(copy).length, file.endsWith('.yaml') ? 3 : 2, now);
      assert.equal(now.replaceAll(/\n *archived: \S+|, archived: [^ ,}]+/g, ''), before);
    }
  });

  test('are not written into a file that cannot be edited, and the file stays', () => {
    const root = folder();
    writeFileSync(join(root, 'content/sources.yaml'), 'post: {\n');
    const { written, refused } = writeArchived(root, proposals);
    assert.deepEqual(
      [written.map(({ source: { id } }) => id), refused.map(({ source: { id } }) => id)],
      [['note'], ['post', 'board']],
    );
    assert.match(refused[0]?.why ?? '', /invalid YAML/);
    assert.equal(readFileSync(join(root, 'content/sources.yaml'), 'utf8'), 'post: {\n');
  });
});

describe('content/links.json', () => {
  const line = (url: string, on: string, state: string) =>
    `${JSON.stringify(url)}: ${JSON.stringify({ on, state, since: on })},`;

  test('has one line for each URL, in one order', () => {
    const root = temporaryFolder();
    mkdirSync(join(root, 'content'));
    const look = { on: '2026-11-28', since: '2026-11-01', state: 'ok' as const, type: 'text/html' };
    writeLinks(
      root,
      new Map([
        ['https://b.example/', look],
        ['https://a.example/', look],
      ]),
    );
    const lines = readFileSync(join(root, linkFile), 'utf8').split('\n');
    assert.deepEqual(
      lines.slice(1, 3).map((text) => text.slice(0, 20)),
      ['"https://a.example/"', '"https://b.example/"'],
    );
    assert.ok(JSON.parse(lines.join('\n')));
    assert.deepEqual(readLinks(root).get('https://a.example/'), look);
  });

  test('is read after a merge: of two looks at a URL the newer one counts', () => {
    const root = temporaryFolder();
    mkdirSync(join(root, 'content'));
    writeFileSync(
      join(root, linkFile),
      [
        ...['{', '<<<<<<< HEAD', line('https://a.example/', '2026-11-28', 'gone'), '======='],
        ...[line('https://a.example/', '2026-11-01', 'ok'), line('https://b.example/', '2026-11-01', 'ok')],
        ...['>>>>>>> branch', '"https://c.example/": {"on":"someday"},', '"": "about"', '}'],
      ].join('\n'),
    );
    assert.deepEqual(
      [...readLinks(root)].map(([url, { state }]) => [url, state]),
      [
        ['https://a.example/', 'gone'],
        ['https://b.example/', 'ok'],
      ],
    );
  });
});

describe('the report', () => {
  const record = (since: string) => ({ on: '2026-11-28', since, state: 'failing' as const });
  const failing = { state: 'failing' as const, found: 'status 500' };

  test('of a link that is gone is an error, and a warning where readers have an archived copy', () => {
    const gone = { state: 'gone' as const, found: 'status 410' };
    assert.equal(linkProblem(source(), gone, undefined, undefined)?.severity, 'error');
    const archived = source({ archived: 'https://archive.example/1' });
    const problem = linkProblem(archived, gone, undefined, undefined);
    assert.equal(problem?.severity, 'warning');
    assert.match(problem.fix ?? '', /or leave it: readers have the archived copy/);
  });

  test('of a failing server becomes an error after two weeks', () => {
    assert.equal(linkProblem(source(), failing, record('2026-11-28'), undefined)?.severity, 'warning');
    const lasting = linkProblem(source(), failing, record('2026-11-01'), undefined);
    assert.deepEqual([lasting?.severity, lasting?.found], ['error', 'status 500, for 27 days']);
  });

  test('names file, line, and text to paste', () => {
    const moved = {
      state: 'moved' as const,
      found: 'a permanent redirect to x',
      to: 'https://post.example/b',
    };
    const { file, line, fix } = linkProblem(source(), moved, undefined, undefined) ?? {};
    assert.deepEqual([file, line, fix], ['content/sources.yaml', 3, 'write\nurl: "https://post.example/b"']);
  });
});
