import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { copyOf } from '../publications.ts';

const command = join(import.meta.dirname, '../../src/commands/hosting.ts');

describe('npm run hosting', () => {
  const root = copyOf('english');
  const run = (...options: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...options], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    });
    return { status, stdout, stderr };
  };
  const file = join(root, 'content/site.yaml');
  const original = readFileSync(file, 'utf8');
  const setting = (text: string) => {
    writeFileSync(file, original.replace(/^url: .*$/m, text));
  };

  test('needs a build for a file that lists redirects', () => {
    const { status, stderr } = run('nginx');
    assert.equal(status, 1);
    assert.match(stderr, /^There is no dist\/: run `npm run build` first/);
  });

  test('writes nothing for a site that the host would reject', () => {
    mkdirSync(join(root, 'dist'));
    for (const file of ['index.html', 'film.mp4']) writeFileSync(join(root, 'dist', file), '');
    // A sparse file: it has this size, and takes no room on the disk.
    truncateSync(join(root, 'dist/film.mp4'), 26 * 1024 * 1024);
    const { status, stderr } = run('cloudflare');
    assert.equal(status, 1);
    assert.match(
      stderr,
      /past {2}27\.3 MB in the largest file: past the limit of Cloudflare, 26\.2 MB\.\n {2}where {2}film\.mp4/,
    );
    assert.match(stderr, /Nothing was written: the host would reject this site\.$/m);
    assert.ok(!existsSync(join(root, 'wrangler.jsonc')));
  });

  test('is the check before a publish too, which then seals nothing', () => {
    const publish = join(command, '../publish.ts');
    const options = ['--only', 'deploy', '--dirty', '--target', 'cloudflare'];
    const { status, stderr } = spawnSync(process.execPath, [publish, ...options], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.equal(status, 1);
    assert.match(
      stderr,
      /past the limit of Cloudflare.*Nothing was published.*\n {2}fix {2}make the file smaller/s,
    );
  });

  test('names the folder of the live release in the configuration of a server', () => {
    setting('url: https://ledger.example.org\npublish:\n  target: nginx\n  address: you@server:/srv/harbour');
    const { status, stdout, stderr } = run();
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^ {4}root "\/srv\/harbour\/current";$/m);
  });

  test('takes the host from content/site.yaml, and names the page with the next steps', () => {
    setting('url: https://user.github.io/ledger/\npublish:\n  target: github-pages');
    const { status, stdout, stderr } = run();
    assert.equal(status, 0, stderr);
    assert.match(
      stdout,
      /^written {4}\.github\/workflows\/publish\.yml\n\nThe next steps .*#github-pages\n$/m,
    );
    assert.match(stderr, /policyInPages: true/);
    assert.match(
      readFileSync(join(root, '.github/workflows/publish.yml'), 'utf8'),
      /SITE_URL: https:\/\/user\.github\.io\/ledger\/$/m,
    );
  });

  test('reports settings without a URL as the check does', () => {
    setting('');
    const { status, stderr } = run('netlify');
    assert.equal(status, 1);
    assert.match(stderr, /error {2}url {2}\[field-missing\].*fix {7}add url: https:/s);
    assert.ok(!existsSync(join(root, 'netlify.toml')));
  });
});
