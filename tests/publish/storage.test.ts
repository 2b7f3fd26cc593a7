import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { back, deploy } from '../../src/publish/deploy.ts';
import { storageTarget } from '../../src/publish/storage.ts';
import { temporaryFolder } from '../publications.ts';
import { deployWhileRead, readersOf } from './readers.ts';
import { addedPage, pathsIn, releaseIn, writeVersion } from './site-versions.ts';
import { hasRclone, startStorage, type StorageServer } from './storage-server.ts';

/** As many as against nginx. */
const deploys = 20;

describe('a site on S3-compatible storage', { skip: hasRclone() ? false : 'needs rclone' }, () => {
  const folder = temporaryFolder();
  const target = storageTarget('storage:site', 'storage:releases/verbatim');
  let server: StorageServer;
  const releaseOf = (number: number) => {
    const dist = join(folder, `dist-${number}`);
    if (!existsSync(dist)) writeVersion(dist, number);
    return releaseIn(dist);
  };
  const get = (path: string) => fetch(`${server.origin}/site${path}`);

  before(async () => {
    server = await startStorage(folder);
    Object.assign(process.env, server.env);
    delete process.env.AWS_CA_BUNDLE;
    await deploy(target, releaseOf(1), { now: Date.now() });
  });
  after(() => server.stop());

  test('has the types and the rules for caches of the headers that other hosts send', async () => {
    const header = async (path: string, name: string) => (await get(path)).headers.get(name);
    assert.equal(await header('/', 'content-type'), 'text/html; charset=utf-8');
    assert.match((await header('/', 'cache-control')) ?? '', /max-age=600/);
    const [script = ''] = pathsIn(releaseOf(1).folder, 'assets').filter((file) => file.endsWith('.js'));
    assert.equal(await header(script, 'content-type'), 'text/javascript; charset=utf-8');
    assert.match((await header(script, 'cache-control')) ?? '', /immutable/);
    assert.equal(await header('/pagefind/pagefind-entry.json', 'cache-control'), 'no-cache');
    assert.equal(await header('/feed.xml', 'content-type'), 'application/xml');
    assert.equal((await get('/_headers')).status, 404);
  });

  test(`answers every request during ${deploys} deploys`, async () => {
    const readers = readersOf(server.origin, { prefix: '/site', most: 16 });
    readers.openTabs(releaseOf(1).folder);
    await deployWhileRead(readers, target, releaseOf, deploys);
    const { failed, requests, versions } = readers.visits;
    assert.deepEqual(failed, []);
    assert.ok(requests >= deploys * 40, `${requests} requests`);
    assert.ok(versions.size >= deploys, `${versions.size} versions were seen`);
    assert.equal((await get(addedPage(deploys - 2))).status, 404);
  });

  test('comes back with --back, and keeps the scripts of pages that are open', async () => {
    const [one, two] = [releaseOf(deploys), releaseOf(deploys + 1)];
    const { shown } = await back(target, one, { now: Date.now() });
    assert.equal(shown.id, one.id);
    assert.match(await (await get('/')).text(), new RegExp(`<p>Version ${deploys}\\b`));
    assert.equal((await get(addedPage(deploys + 1))).status, 404);
    for (const path of [
      addedPage(deploys - 1),
      ...pathsIn(one.folder, 'assets'),
      ...pathsIn(two.folder, 'assets'),
    ])
      assert.equal((await get(path)).status, 200, path);
  });
});
