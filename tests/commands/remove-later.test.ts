import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { giveBack, keepSpare, removeAtOnce, removeLater } from '../../src/commands/remove-later.ts';
import { isOtherProcess } from '../../src/content/other-process.ts';
import { temporaryFolder } from '../publications.ts';

/** Returns a folder in which a former site waits, with as many pages, and the beginning of the names of those that are removed. */
function formerSite(pages: number) {
  const root = temporaryFolder();
  const former = join(root, 'former-1');
  for (let number = 0; number < pages; number++) {
    mkdirSync(join(former, 'q', String(number)), { recursive: true });
    writeFileSync(join(former, 'q', String(number), 'index.html'), '');
  }
  return { root, former, prefix: join(root, 'removed-') };
}
const names = (root: string) => readdirSync(root);

describe('a former site', () => {
  test('is gone at once if it is small', () => {
    const { root, former, prefix } = formerSite(20);
    removeLater(former, prefix, { atOnce: false });
    assert.deepEqual(names(root), []);
  });

  test('is removed by another process if it is large, under its name, which nobody takes for a site that was moved aside', async () => {
    const { root, former, prefix } = formerSite(20);
    removeLater(former, prefix, { atOnce: false, few: 10 });
    const [name = '', ...others] = names(root);
    assert.deepEqual(others, []);
    const pid = Number(/^removed-(\d+)$/.exec(name)?.[1]);
    assert.ok(pid !== process.pid, name);
    while (existsSync(join(root, name))) {
      assert.ok(isOtherProcess(pid) || !existsSync(join(root, name)), 'the process ended without its work');
      await setTimeout(20);
    }
  });

  test('is gone at once where a service ends all processes of a build', () => {
    const { root, former, prefix } = formerSite(20);
    removeLater(former, prefix, { atOnce: true, few: 10 });
    assert.deepEqual(names(root), []);
  });

  test('that cannot be moved stays, with a line that says so, and does not fail the build', ({ mock }) => {
    const warn = mock.method(console, 'warn', () => undefined);
    const { root, former } = formerSite(20);
    removeLater(former, join(root, 'no folder', 'removed-'), { atOnce: false });
    assert.ok(existsSync(join(former, 'q/19/index.html')));
    assert.match(
      String(warn.mock.calls[0]?.arguments[0]),
      /could not be removed; the next build tries again\. ENOENT/,
    );
  });
});

describe('a former site from which the next one can be made', () => {
  const kept = (pages: number, options: { atOnce?: boolean; few?: number }) => {
    const { root, former, prefix } = formerSite(pages);
    const spare = join(root, 'spare-dist');
    mkdirSync(join(spare, 'before'), { recursive: true });
    keepSpare(former, spare, prefix, { atOnce: false, few: 10, ...options });
    return { names: names(root), spare };
  };

  test('stays, in place of the one before', () => {
    const { names, spare } = kept(20, {});
    assert.deepEqual(names, ['spare-dist']);
    assert.deepEqual(readdirSync(spare), ['q']);
  });

  test('is removed, with the one before, if it is small, or where each build starts elsewhere', () => {
    assert.deepEqual(kept(2, {}).names, []);
    assert.deepEqual(kept(20, { atOnce: true }).names, []);
  });

  test('is given back by a build that does not use it, unless there is another one now', () => {
    const { root, former, prefix } = formerSite(1);
    const spare = join(root, 'spare-dist');
    giveBack(join(root, 'none'), spare, prefix);
    giveBack(former, spare, prefix);
    assert.deepEqual(readdirSync(spare), ['q']);
    mkdirSync(former);
    giveBack(former, spare, prefix);
    assert.deepEqual(names(root), ['spare-dist']);
    assert.deepEqual(readdirSync(spare), ['q']);
  });

  test('is nothing if there was no site', () => {
    const { root, prefix } = formerSite(1);
    keepSpare(join(root, 'none'), join(root, 'spare-dist'), prefix, { atOnce: false });
    assert.deepEqual(names(root), ['former-1']);
  });
});

test('a file or a link in the place of a former site is removed, but not what the link leads to', ({
  mock,
}) => {
  const warn = mock.method(console, 'warn', () => undefined);
  const { root, former, prefix } = formerSite(20);
  const [file, link, broken] = ['file', 'link', 'broken'].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(file, '');
  symlinkSync(former, link);
  symlinkSync(join(root, 'nowhere'), broken);
  for (const path of [file, link, broken]) removeLater(path, prefix, { atOnce: false, few: 10 });
  assert.deepEqual(names(root), ['former-1']);
  assert.ok(existsSync(join(former, 'q/19/index.html')));
  assert.equal(warn.mock.callCount(), 0);
});

describe('what a killed build left', () => {
  test('is gone before the next build looks for space on the disk', () => {
    const { root } = formerSite(1100);
    // No process has this number: it is above the highest that Linux gives.
    mkdirSync(join(root, 'dist'));
    const left = join(root, '.astro');
    mkdirSync(left);
    const script = `
      import { readdirSync, renameSync } from 'node:fs';
      import { runBuild } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, '../../src/commands/run-build.ts')).href)};
      const [root, beside] = process.argv.slice(1);
      renameSync(root + '/former-1', beside + '/draft-99999999');
      runBuild({ beside, names: '', dist: root + '/dist', env: {}, finish() {}, unfinished: '',
        prepare() { throw new Error('left: ' + readdirSync(beside).join()); } });`;
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', script, root, left],
      { encoding: 'utf8', env: { ...process.env, CI: '' } },
    );
    assert.equal(status, 1);
    assert.match(stderr, /^\nleft: \n/);
  });

  test('is reported if it cannot be removed', () => {
    const { root, former } = formerSite(1);
    assert.throws(() => {
      removeAtOnce(former, join(root, 'no folder', 'removed-'));
    }, /ENOENT/);
    assert.ok(existsSync(former));
  });
});
