import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, test } from 'node:test';
import { deploy } from '../../src/publish/deploy.ts';
import { PublishFailure } from '../../src/publish/failure.ts';
import { isHashed } from '../../src/publish/plan.ts';
import { withoutSecrets } from '../../src/publish/run-program.ts';
import { serverTarget } from '../../src/publish/server.ts';
import { storageTarget } from '../../src/publish/storage.ts';
import { bytesOf } from '../builds.ts';
import { filesIn } from '../files-in.ts';
import { temporaryFolder } from '../publications.ts';
import { releaseIn } from './site-versions.ts';
import { hasRclone } from './storage-server.ts';

const folder = temporaryFolder();
const programs = join(folder, 'programs');
const path = process.env.PATH ?? '';
mkdirSync(programs);
process.env.PATH = `${programs}:${path}`;
const secret = 'planted-s3cret/key+1';
process.env.RCLONE_CONFIG_STORAGE_SECRET_ACCESS_KEY = secret;

/** Lets a program be a shell script; the real one is in `$real`. */
function fake(name: string, script: string): void {
  const real = spawnSync('sh', ['-c', `command -v ${name}`], { env: { PATH: path }, encoding: 'utf8' });
  writeFileSync(join(programs, name), `#!/bin/sh\nreal=${real.stdout.trim()}\n${script}\n`);
  chmodSync(join(programs, name), 0o755);
}

beforeEach(() => {
  for (const name of readdirSync(programs)) writeFileSync(join(programs, name), '#!/bin/sh\nexit 99\n');
  for (const name of readdirSync(programs)) fake(name, 'exec $real "$@"');
});

/** A release of three pages with a script; each has its number. */
function releaseOf(number: number) {
  const dist = join(folder, `dist-${number}`);
  const files = {
    'index.html': `<script src="/assets/site.${number}a2b3c4d.js"></script> ${number}`,
    'about/index.html': `About ${number}`,
    [`q/new-${number}/index.html`]: `New ${number}`,
    [`assets/site.${number}a2b3c4d.js`]: `${number}`,
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(dist, file, '..'), { recursive: true });
    writeFileSync(join(dist, file), text);
  }
  return releaseIn(dist);
}

const failure = async (work: Promise<unknown>): Promise<PublishFailure> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof PublishFailure, String(error));
  return error;
};
const now = () => ({ now: Date.now() });

describe('a server', { skip: existsSync('/usr/bin/rsync') ? false : 'needs rsync' }, () => {
  test('whose disk is full shows what it showed, and keeps nothing of the new release', async () => {
    const root = join(folder, 'full');
    const target = serverTarget(root);
    await deploy(target, releaseOf(1), now());
    const [link, before] = [readlinkSync(join(root, 'current')), bytesOf(join(root, 'releases'))];
    fake('rsync', 'echo "rsync: write failed on x: No space left on device (28)" >&2; exit 11');
    const { message, fix } = await failure(deploy(target, releaseOf(2), now()));
    assert.match(message, /^the disk of the target is full\. .*rsync.*No space left/);
    assert.match(fix, /free some space/);
    assert.deepEqual([readlinkSync(join(root, 'current')), bytesOf(join(root, 'releases'))], [link, before]);
    assert.equal(existsSync(join(root, '.verbatim/lock')), false);
    fake('rsync', 'exec $real "$@"');
    await deploy(target, releaseOf(2), now());
    assert.match(readFileSync(join(root, 'current/index.html'), 'utf8'), / 2$/);
  });

  test('that a small disk stops in fact shows what it showed', async (context) => {
    const root = join(folder, 'small');
    mkdirSync(root);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'none', root]).status !== 0) {
      context.skip('needs the right to mount a disk');
      return;
    }
    try {
      await deploy(serverTarget(root), releaseOf(1), now());
      writeFileSync(join(releaseOf(3).folder, 'large.txt'), 'x'.repeat(400_000));
      const { message } = await failure(deploy(serverTarget(root), releaseOf(3), now()));
      assert.match(message, /^the disk of the target is full/);
      assert.match(readFileSync(join(root, 'current/index.html'), 'utf8'), / 1$/);
    } finally {
      spawnSync('umount', ['-l', root]);
    }
  });

  test('without a network is named, with what ssh says', async () => {
    fake(
      'ssh',
      'echo "ssh: Could not resolve hostname nowhere.example: Name or service not known" >&2; exit 255',
    );
    const { message, fix } = await failure(
      deploy(serverTarget('me@nowhere.example:/srv/site'), releaseOf(1), now()),
    );
    assert.match(message, /^the target cannot be reached\. ssh says: .*nowhere\.example/);
    assert.match(fix, /check the network/);
  });

  test('is published to through ssh by the same steps', async () => {
    // What ssh does: the words of the command go to a shell there.
    fake('ssh', 'while [ "$1" = -o ]; do shift 2; done; [ "$1" = -l ] && shift 2; shift; exec sh -c "$*"');
    const root = join(folder, 'remote');
    const target = serverTarget(`me@server.example:${root}`);
    await deploy(target, releaseOf(1), now());
    await deploy(target, releaseOf(2), now());
    assert.match(readFileSync(join(root, 'current/index.html'), 'utf8'), / 2$/);
    assert.ok(existsSync(join(root, 'current/assets/site.1a2b3c4d.js')));
  });
});

describe('a storage', { skip: hasRclone() ? false : 'needs rclone' }, () => {
  const setUp = (name: string) => {
    process.env.RCLONE_CONFIG_STORAGE_TYPE = 'alias';
    process.env.RCLONE_CONFIG_STORAGE_REMOTE = join(folder, name);
    delete process.env.AWS_CA_BUNDLE;
    mkdirSync(join(folder, name, 'site'), { recursive: true });
    return storageTarget('storage:site', 'storage:releases');
  };
  const refusal = `echo "ERROR : x: AccessDenied: secret_access_key=${secret} 'Authorization: AWS ${secret}' status code: 403" >&2; exit 1`;
  /** The files of the site as readers of pages see them. */
  const pagesOf = (name: string) =>
    [...bytesOf(join(folder, name, 'site'))].filter(([file]) => !isHashed(file.slice(1)));

  test('that refuses in the middle of an upload shows what it showed', async () => {
    const target = setUp('refusing');
    await deploy(target, releaseOf(1), now());
    const before = pagesOf('refusing');
    // Pages that are there already are the last that are uploaded.
    fake(
      'rclone',
      `case "$*" in *dist-2*text/html*) list=$(cat); case "$list" in *about*) printf 'about/index.html\\n' | $real "$@"; ${refusal};; *) echo "$list" | exec $real "$@";; esac;; *) exec $real "$@";; esac`,
    );
    const { message, fix } = await failure(deploy(target, releaseOf(2), now()));
    assert.match(message, /^the target refuses this user\. rclone says: .*AccessDenied/);
    assert.match(fix, /credentials/);
    assert.ok(!message.includes(secret), message);
    assert.deepEqual(pagesOf('refusing'), before);
    fake('rclone', 'exec $real "$@"');
    await deploy(target, releaseOf(2), now());
    assert.equal(readFileSync(join(folder, 'refusing/site/about/index.html'), 'utf8'), 'About 2');
    assert.equal(existsSync(join(folder, 'refusing/site/q/new-1/index.html')), false);
  });

  test('that also refuses to bring the former pages back leaves a sentence on what is live', async () => {
    const target = setUp('lost');
    await deploy(target, releaseOf(1), now());
    const flag = join(folder, 'gone');
    fake(
      'rclone',
      `[ -e ${flag} ] && { ${refusal}; }; case "$*" in *dist-2*text/html*) list=$(cat); echo "$list" | $real "$@"; case "$list" in *about*) touch ${flag}; ${refusal};; esac;; *) exec $real "$@";; esac`,
    );
    const { message, isPartial } = await failure(deploy(target, releaseOf(2), now()));
    assert.match(message, /Some pages of the new release are live/);
    assert.ok(!message.includes(secret));
    assert.equal(isPartial, true);
    // The next publish sets it right, also with the former content, and takes the lock over.
    fake('rclone', 'exec $real "$@"');
    await deploy(target, releaseOf(1), now());
    assert.equal(readFileSync(join(folder, 'lost/site/about/index.html'), 'utf8'), 'About 1');
    assert.equal(existsSync(join(folder, 'lost/site/q/new-2/index.html')), false);
  });

  test('gets no credentials in what is written', async () => {
    await deploy(setUp('written'), releaseOf(1), now());
    const files = filesIn(join(folder, 'written'));
    assert.ok(files.length > 5);
    for (const file of files) assert.ok(!readFileSync(file, 'utf8').includes(secret), file);
  });
});

test('credentials are taken out of what programs print', () => {
  const env = { AWS_SECRET_ACCESS_KEY: 'abcdefgh', RCLONE_CONFIG_S_PASS: 'pass-word', HOME: '/home/me' };
  assert.equal(
    withoutSecrets(
      'abcdefgh pass-word /home/me https://me:pw@host X-Amz-Signature=123&a token: "t0ken"',
      env,
    ),
    '*** *** /home/me https://me:***@host X-Amz-Signature=***&a token: "***"',
  );
});
