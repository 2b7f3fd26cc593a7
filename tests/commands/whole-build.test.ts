import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { endedBy, machineFailure } from '../../src/commands/failure.ts';
import { build, buildCommand, bytesOf, removeAstroFolder } from '../builds.ts';
import { copyOf, copyWith } from '../publications.ts';

/** A copy in which an earlier build left a site. */
function copyWithSite(badCase?: string): { root: string; before: Map<string, string> } {
  const root = badCase === undefined ? copyOf('good') : copyWith(badCase);
  mkdirSync(join(root, 'dist/about'), { recursive: true });
  writeFileSync(join(root, 'dist/index.html'), 'the site of yesterday');
  writeFileSync(join(root, 'dist/about/index.html'), 'about it');
  return { root, before: bytesOf(join(root, 'dist')) };
}
const kept = (root: string) => bytesOf(join(root, 'dist'));
const leftovers = (root: string) =>
  readdirSync(join(root, '.astro')).filter((name) => /^(?:draft|former|work|removed)-/.test(name));

describe('a build that fails', () => {
  test('because it is killed leaves the site unchanged, and the next build cleans up', async () => {
    const { root, before } = copyWithSite();
    const child = spawn(process.execPath, [buildCommand], {
      cwd: root,
      stdio: 'ignore',
      // Both of its processes are in this group, so that both can be killed at once.
      detached: true,
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const half = () =>
      existsSync(join(root, '.astro')) &&
      leftovers(root).some((name) => existsSync(join(root, '.astro', name, 'articles')));
    while (!half()) {
      assert.equal(child.exitCode, null, 'the build ended before it was killed');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    process.kill(-(child.pid ?? NaN), 'SIGKILL');
    await ended;
    assert.deepEqual(kept(root), before);
    // One that also makes a bundle leaves a second folder.
    assert.ok(leftovers(root).some((name) => name.startsWith('draft-')));

    const { status, output } = build(root);
    assert.equal(status, 0, output);
    assert.match(output, /^\d+ files, [\d.]+ MB, \d+ redirects\. With publish\.target /m);
    assert.deepEqual(leftovers(root), []);
    assert.ok(kept(root).has('/articles/one-bridge-two-entries/index.html'));
    assert.ok(
      !kept(root).has('/about/index.html') ||
        kept(root).get('/about/index.html') !== before.get('/about/index.html'),
    );
  });

  test('because of invalid content leaves the site unchanged and says so', () => {
    const { root, before } = copyWithSite('five-files-at-once');
    const { status, stderr } = build(root);
    assert.equal(status, 1);
    assert.match(stderr, /6 errors in 5 files[^]*dist\/ holds the site as it was before\.\n$/);
    assert.deepEqual(kept(root), before);
    assert.deepEqual(leftovers(root), []);
  });

  test('because it is killed between the two renames: the next build restores the site, even if it fails too', () => {
    const { root, before } = copyWithSite('five-files-at-once');
    mkdirSync(join(root, '.astro'));
    // No process has this number: it is above the highest that Linux gives.
    cpSync(join(root, 'dist'), join(root, '.astro/former-99999999'), { recursive: true });
    // One that was being removed is never restored.
    mkdirSync(join(root, '.astro/removed-99999999/about'), { recursive: true });
    writeFileSync(join(root, '.astro/removed-99999999/index.html'), 'the site of last week');
    rmSync(join(root, 'dist'), { recursive: true });
    assert.equal(build(root).status, 1);
    assert.deepEqual(kept(root), before);
    assert.deepEqual(leftovers(root), []);
  });

  test('because it is out of memory says so without Node’s memory dump', () => {
    const { root, before } = copyWithSite();
    // 40 MB are enough for a build with a kept bundle.
    const { status, output } = build(root, { NODE_OPTIONS: '--max-old-space-size=24' });
    assert.equal(status, 1, output);
    assert.match(output, /Build failed: out of memory\.\n {2}fix {3}.*NODE_OPTIONS=--max-old-space-size/);
    assert.doesNotMatch(output, /0x[0-9a-f]{6}|<---|FATAL/);
    assert.deepEqual(kept(root), before);
  });

  test('because a file is where its folder should be names the file', () => {
    const { root, before } = copyWithSite();
    writeFileSync(join(root, '.astro'), '');
    const { status, output } = build(root);
    assert.equal(status, 1, output);
    assert.match(
      output,
      /a file exists where a folder is needed\.\n {2}file {2}.*\/\.astro\n {2}fix {3}move it away/,
    );
    assert.doesNotMatch(output, /^\s+at .*:\d+:\d+/m);
    assert.deepEqual(kept(root), before);
  });

  const mounts = spawnSync('unshare', ['-rm', 'true']).status === 0;
  test(
    'on a full disk, it names the file and says what to do',
    { skip: mounts ? false : 'no disk can be mounted here' },
    () => {
      const { root, before } = copyWithSite();
      mkdirSync(join(root, '.astro'));
      const script = `mount -t tmpfs -o size=200k tmpfs .astro && exec "$0" "$1"`;
      const { status, stdout, stderr } = spawnSync(
        'unshare',
        ['-rm', 'sh', '-c', script, process.execPath, buildCommand],
        { cwd: root, encoding: 'utf8' },
      );
      removeAstroFolder(root);
      const output = stdout + stderr;
      assert.equal(status, 1, output);
      assert.match(output, /Build failed: the disk is full\.\n {2}file {2}.*\n {2}fix {3}free some space/);
      assert.doesNotMatch(output, /^\s+at .*:\d+:\d+/m);
      assert.deepEqual(kept(root), before);
    },
  );
});

test('reports disk, permission and memory errors with the file, and leaves errors in code to the stack trace', () => {
  const fault = (code: string, path?: string) =>
    new Error('the page was not written', {
      cause: Object.assign(new Error(`${code}: it failed`), { code, path }),
    });
  for (const [code, what] of [
    ['ENOSPC', 'the disk is full'],
    ['EROFS', 'the disk is read-only'],
    ['EACCES', 'permission denied'],
    ['EFBIG', 'a file exceeds the size limit'],
    ['EMFILE', 'too many open files'],
    ['ENOMEM', 'out of memory'],
  ] as const) {
    const message = machineFailure(fault(code, '/site/dist/x.html')) ?? '';
    assert.ok(message.startsWith(`Build failed: ${what}.\n  file  /site/dist/x.html\n  fix   `), message);
  }
  assert.match(machineFailure(new Error('No space left on device (os error 28)')) ?? '', /disk is full/);
  assert.equal(machineFailure(new TypeError('x is not a function')), undefined);
  assert.match(endedBy('SIGKILL', false) ?? '', /was killed, probably because the system ran out of memory/);
  assert.match(endedBy('SIGXFSZ', false) ?? '', /exceeds the size limit/);
  assert.equal(endedBy(null, false), undefined);
});
