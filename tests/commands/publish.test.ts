import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { previewMarker } from '../../src/hosting/preview-folder.ts';
import { builtSite } from '../builds.ts';
import { copyOf, temporaryFolder } from '../publications.ts';

const command = join(import.meta.dirname, '../../src/commands/publish.ts');
const secret = 'planted-s3cret';

describe('npm run publish', { skip: existsSync('/usr/bin/rsync') ? false : 'needs rsync' }, () => {
  const root = copyOf('english');
  cpSync(builtSite('english'), join(root, 'dist'), { recursive: true });
  const place = temporaryFolder();
  const publish = (...options: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...options], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', STORAGE_TOKEN: secret },
    });
    assert.ok(!`${stdout}${stderr}`.includes(secret));
    return { status, output: stdout + stderr };
  };
  const toPlace = ['--target', 'nginx', '--address', place];
  const dist = (file: string) => readFileSync(join(root, 'dist', file), 'utf8');

  test('says what is missing in the settings', () => {
    const { status, output } = publish('--only', 'deploy');
    assert.equal(status, 1);
    assert.match(output, /not known where to publish\.\n {2}fix {2}add the host to content\/site\.yaml/);
    assert.match(publish('--target', 'nginx').output, /no address to publish to/);
    const unknown = publish('--only', 'upload');
    assert.deepEqual([unknown.status, unknown.output.includes('no step “upload”')], [2, true]);
  });

  test('rejects drafts, and changes that are not committed', () => {
    const marker = join(root, 'dist', previewMarker);
    writeFileSync(marker, '');
    const draft = publish(...toPlace, '--only', 'deploy');
    assert.deepEqual([draft.status, draft.output.includes('is a preview')], [1, true]);
    spawnSync('rm', [marker]);
    spawnSync('git', ['init', '--quiet'], { cwd: root });
    const { status, output } = publish(...toPlace, '--only', 'deploy');
    assert.equal(status, 1);
    assert.match(output, /changes that are not committed: content\/.*\n {2}fix .*--dirty/);
    assert.equal(existsSync(join(place, 'current')), false);
  });

  test('does not create the folder that it compares with', () => {
    const missing = join(place, 'missing');
    for (const option of ['--only=compare', '--unlock']) {
      const { status, output } = publish('--target', 'nginx', '--address', missing, option);
      assert.equal(status, 0, output);
      assert.equal(existsSync(missing), false);
    }
  });

  test('seals only when told, and publishes the ledger that it wrote', () => {
    const refused = publish(...toPlace, '--only', 'seal', '--dirty');
    assert.equal(refused.status, 1);
    assert.match(refused.output, /2 URLs or wordings are not sealed, such as \/.*Nothing was published/s);
    const before = dist('.well-known/verbatim.json');
    const sealed = publish(...toPlace, '--only', 'seal', '--dirty', '--seal');
    assert.equal(sealed.status, 0, sealed.output);
    const after = dist('.well-known/verbatim.json');
    const size = (text: string) => (JSON.parse(text) as { ledger: { size: number } }).ledger.size;
    assert.equal(size(after), size(before) + 2);
    const { status, output } = publish(...toPlace, '--only', 'deploy', '--dirty');
    assert.equal(status, 0, output);
    assert.match(output, /live {5}[0-9a-f]{12} at .*: \d+ files uploaded, 0 unchanged, 0 removed/);
    assert.equal(readFileSync(join(place, 'current/.well-known/verbatim.json'), 'utf8'), after);
  });

  test('prints the plan, and changes nothing', () => {
    writeFileSync(join(root, 'dist/about/index.html'), 'About');
    const state = readFileSync(join(place, '.verbatim/live.json'), 'utf8');
    const { status, output } = publish(...toPlace, '--only', 'compare');
    assert.equal(status, 0, output);
    assert.match(output, /upload {3}1 file: changed pages and files\n {11}\/about\/\n?/);
    assert.match(output, /keep {5}\d+ files unchanged, 0 of earlier releases/);
    assert.match(output, /remove {3}0 files\nredirect \d+ former URLs?, 0 new\nquotes {3}0 new, 0 changed/);
    assert.equal(readFileSync(join(place, '.verbatim/live.json'), 'utf8'), state);
  });
});
