import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { back, deploy } from '../../src/publish/deploy.ts';
import { serverTarget } from '../../src/publish/server.ts';
import { nginxProgram, startPlainNginx } from '../hosting/start.ts';
import { temporaryFolder } from '../publications.ts';
import { deployWhileRead, readersOf } from './readers.ts';
import { addedPage, pathsIn, releaseIn, writeVersion } from './site-versions.ts';

const nginx = nginxProgram();
const hasRsync = existsSync('/usr/bin/rsync');
const deploys = 20;
const day = 24 * 60 * 60 * 1000;

describe('a site on a server of its own', { skip: hasRsync ? false : 'needs rsync' }, () => {
  const folder = temporaryFolder();
  const root = join(folder, 'site');
  const target = serverTarget(root);
  const releaseOf = (number: number) => {
    const dist = join(folder, `dist-${number}`);
    if (!existsSync(dist)) writeVersion(dist, number);
    return releaseIn(dist);
  };

  test(
    `answers every request during ${deploys} deploys`,
    { skip: nginx ? false : 'needs nginx' },
    async () => {
      const first = releaseOf(1);
      await deploy(target, first, { now: Date.now() });
      const server = await startPlainNginx(nginx ?? '', join(folder, 'nginx'), join(root, 'current'));
      after(server.stop);
      const readers = readersOf(server.origin);
      readers.openTabs(first.folder);
      await deployWhileRead(readers, target, releaseOf, deploys);
      const { failed, requests, versions } = readers.visits;
      assert.deepEqual(failed, []);
      assert.ok(requests >= deploys * 50, `${requests} requests`);
      assert.ok(versions.size >= deploys, `${versions.size} versions were seen`);
    },
  );

  test('has hard links of unchanged files, and removes files with a hash 30 days after they left', async () => {
    const [one, two] = [releaseOf(1), releaseOf(2)];
    const place = serverTarget(join(folder, 'kept'));
    const live = (path: string) => join(folder, 'kept/current', path);
    const [script = ''] = pathsIn(one.folder, 'assets').filter((file) => file.endsWith('.js'));
    const now = Date.now();
    await deploy(place, one, { now });
    const before = statSync(live('feed.xml')).ino;
    await deploy(place, two, { now });
    assert.equal(statSync(live('feed.xml')).ino, before);
    assert.ok(existsSync(live(script)));
    // The clock of the target is that of this machine, so that a month is a state that was written a month ago.
    const state = join(folder, 'kept/.verbatim/live.json');
    age(state, 29 * day);
    await deploy(place, releaseOf(3), { now });
    assert.ok(existsSync(live(script)));
    age(state, 2 * day);
    await deploy(place, releaseOf(4), { now });
    assert.equal(existsSync(live(script)), false);
    const releases = execFileSync('ls', [join(folder, 'kept/releases')], { encoding: 'utf8' });
    assert.equal(releases.trim().split('\n').length, 3);
  });

  test('comes back with --back, and keeps the scripts of pages that are open', async () => {
    const place = serverTarget(join(folder, 'back'));
    const current = join(folder, 'back/current');
    const [one, two] = [releaseOf(1), releaseOf(2)];
    await deploy(place, one, { now: Date.now() });
    const name = readlinkSync(current);
    await deploy(place, two, { now: Date.now() });
    const { shown } = await back(place, one, { now: Date.now() });
    // At once: the folder of that release is shown again.
    assert.equal(readlinkSync(current), name);
    assert.equal(shown.id, one.id);
    assert.match(readFileSync(join(current, 'index.html'), 'utf8'), /<p>Version 1/);
    for (const file of [...Object.keys(one.files), ...pathsIn(two.folder, 'assets')])
      assert.ok(existsSync(join(current, file)), file);
    await assert.rejects(back(place, one, { now: Date.now() }), /no earlier release/);
    await deploy(place, two, { now: Date.now() });
    assert.match(readFileSync(join(current, 'index.html'), 'utf8'), /<p>Version 2/);
    assert.ok(existsSync(join(current, addedPage(2), 'index.html')));
  });
});

/** Lets all times in a state be earlier. */
function age(file: string, milliseconds: number): void {
  const text = readFileSync(file, 'utf8').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z(?=")/g, (time) =>
    new Date(Date.parse(time) - milliseconds).toISOString(),
  );
  writeFileSync(file, text);
}
