import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readRedirects } from '../../src/hosting/redirects.ts';
import { type Served, serveFolder } from '../../src/hosting/static-server.ts';
import { build } from '../builds.ts';
import { filesIn } from '../files-in.ts';
import { copyOf } from '../publications.ts';

/** Each page that was renamed: where it was, and where it is. */
const renamed = [
  ['/articles/two-bridges/', '/articles/one-bridge-two-entries/'],
  ['/topics/spans/', '/topics/bridges/'],
  ['/people/town-office/', '/people/town-desk/'],
] as const;

describe('after renames', () => {
  const root = copyOf('good');
  const dist = join(root, 'dist');
  let served: Served;
  before(async () => {
    const edit = (file: string, line: string) => {
      const path = join(root, 'content', file);
      writeFileSync(path, readFileSync(path, 'utf8').replace(/^---\n/, `---\n${line}\n`));
    };
    edit('topics/bridges.md', 'formerly: [spans]');
    edit('people/town-desk.md', 'formerly: [town-office]');
    const { status, output } = build(root);
    assert.equal(status, 0, output);
    served = await serveFolder(dist);
  });
  after(() => served.close());

  /** Every file of a page: those in its folder, and those next to it that have its name. */
  const filesOf = (page: string) => {
    const [, folder = '', name = ''] = /^(.*\/)([^/]+)\/$/.exec(page) ?? [];
    return filesIn(join(dist, folder))
      .map((file) => file.slice(join(dist, folder).length))
      .filter((file) => file.startsWith(`${name}/`) || file.startsWith(`${name}.`))
      .map((file) => file.slice(name.length).replace(/index\.html$/, ''))
      .sort();
  };
  const requested = (path: string) => fetch(served.url + path, { redirect: 'manual' });

  for (const [from, to] of renamed)
    test(`everything under ${from} redirects to the same under ${to}`, async () => {
      const files = filesOf(to);
      assert.ok(files.length >= 2, files.join(' '));
      for (const file of files) {
        const [before, now] = [from.slice(0, -1) + file, to.slice(0, -1) + file];
        const { status, headers } = await requested(before);
        assert.deepEqual([status, headers.get('location')], [301, now], before);
        assert.equal((await requested(now)).status, 200, now);
      }
    });

  test('redirects cover an article’s page, its sources and its Markdown', () => {
    assert.deepEqual(filesOf('/articles/one-bridge-two-entries/'), ['.md', '/', '/sources/']);
  });

  test('hosts without redirects get a page that redirects, or a copy of the file', () => {
    for (const { from, to } of readRedirects(dist)) {
      const text = readFileSync(join(dist, from.replace(/\/$/, '/index.html')), 'utf8');
      if (from.endsWith('/'))
        assert.ok(text.includes(`<meta http-equiv="refresh" content="0; url=${to}">`), from);
      else assert.equal(text, readFileSync(join(dist, to), 'utf8'), from);
    }
  });

  test('each redirect is listed once and leads directly to a file', () => {
    const redirects = readRedirects(dist);
    assert.ok(redirects.length > 6, String(redirects.length));
    assert.equal(new Set(redirects.map(({ from }) => from)).size, redirects.length);
    for (const { to } of redirects) {
      assert.ok(existsSync(join(dist, to)), to);
      assert.ok(!redirects.some(({ from }) => from === to), to);
    }
  });
});
