import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { headerFile } from '../../src/hosting/header-file.ts';
import { baseRefusal, hostAdvice } from '../../src/hosting/host-advice.ts';
import { limitRefusal, limitsOf, limitWarnings, sizeLine } from '../../src/hosting/limit-report.ts';
import { hosts, type Limited } from '../../src/hosting/limits.ts';
import { measureSite, type SiteSize } from '../../src/hosting/site-size.ts';
import { publishTargets } from '../../src/model/site-publish.ts';
import { temporaryFolder } from '../publications.ts';

const cloudflare = { target: 'cloudflare', plan: 'free' } as const;

/** A site with one file of one byte, and these numbers instead. */
const sizeWith = (numbers: Partial<Record<Limited, number>>): SiteSize => {
  const small = { files: 1, bytes: 1, bytesInFile: 1, filesInFolder: 1 };
  const none = { redirects: 0, redirectLength: 0, headerRules: 0, headerLength: 0 };
  return Object.fromEntries(
    Object.entries({ ...small, ...none, ...numbers }).map(([name, amount]) => [name, { amount }]),
  ) as SiteSize;
};

describe('the limits of hosts', () => {
  test('have a source and the day it was read', () => {
    for (const target of publishTargets) {
      const { limits, sources } = hosts[target];
      assert.equal(sources.length > 0, Object.keys(limits).length > 0, target);
      for (const { url, read } of sources) assert.match(`${url} ${read}`, /^https:\S+ 20\d\d-\d\d-\d\d$/);
    }
  });

  test('are higher on a paid plan where the host has one', () => {
    assert.equal(limitsOf(cloudflare).files, 20_000);
    assert.equal(limitsOf({ ...cloudflare, plan: 'paid' }).files, 100_000);
    assert.equal(limitsOf({ ...cloudflare, plan: 'paid' }).redirects, 2000);
  });

  test('are warned of from 80 % on, and refused past 100 %', () => {
    const at = (files: number) =>
      limitWarnings(sizeWith({ files }), cloudflare).map(({ isPast, stops }) => [isPast, stops]);
    assert.deepEqual([at(15_999), at(16_000), at(20_000)], [[], [[false, false]], [[false, false]]]);
    assert.deepEqual(at(20_001), [[true, true]]);
    assert.equal(limitRefusal(sizeWith({ files: 20_000 }), cloudflare), undefined);
    assert.equal(
      limitRefusal(sizeWith({ files: 20_001 }), cloudflare),
      '20,001 files: past the limit of Cloudflare, 20,000.\n' +
        '  then   the host rejects the upload\n' +
        '  fix    choose a host without this limit, or a plan with a higher one (publish.plan)',
    );
  });

  test('of redirects do not stop a site, because every former URL also has a page', () => {
    const size = sizeWith({ redirects: 2001 });
    assert.equal(limitRefusal(size, cloudflare), undefined);
    assert.match(
      limitWarnings(size, cloudflare)[0]?.text ?? '',
      /^2,001 redirects: past .*still redirect, with a page/s,
    );
  });

  test('are not reached by the headers of the software', () => {
    const lines = headerFile().split('\n');
    const { headerRules = 0, headerLength = 0 } = limitsOf(cloudflare);
    assert.ok(lines.filter((line) => line.startsWith('/')).length < headerRules * 0.8);
    assert.ok(Math.max(...lines.map(({ length }) => length)) < headerLength * 0.8);
  });
});

describe('the size of a site', () => {
  const folder = temporaryFolder();
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('index.html', 'x'.repeat(1500));
  for (const name of ['a', 'b', 'c']) write(`q/${name}`, 'x');
  write('_headers', '# why\n/*\n  A: b\n\n/q/*\n  ! A\n');
  write('_redirects', '/from/ /to/ 301\n/from.md /a-longer-name.md 301\n');

  test('counts files, bytes, redirects and header rules, and names the largest', async () => {
    assert.deepEqual(await measureSite(folder), {
      files: { amount: 4 },
      bytes: { amount: 1503 },
      bytesInFile: { amount: 1500, where: 'index.html' },
      filesInFolder: { amount: 3, where: 'q/' },
      redirects: { amount: 2 },
      redirectLength: { amount: 30, where: '/from.md /a-longer-name.md 301' },
      headerRules: { amount: 2 },
      headerLength: { amount: 6, where: '  A: b' },
    });
  });

  test('is that of files that are known, which are not looked at again', async () => {
    const known = new Map([
      ['index.html', 7],
      ['q/not-there', 8],
      ['q/b', 1],
      ['_headers', 99],
    ]);
    const { files, bytes, bytesInFile, filesInFolder } = await measureSite(folder, known);
    assert.deepEqual([files.amount, bytes.amount], [3, 16]);
    assert.deepEqual([bytesInFile.where, filesInFolder.where], ['q/not-there', 'q/']);
  });

  test('is a line at the end of a build, compared with the limits of the host', async () => {
    const size = await measureSite(folder);
    assert.equal(
      sizeLine(size, cloudflare),
      '4 files (1 % of 20,000), 1.5 KB, 2 redirects (1 % of 2,000). Host: Cloudflare, free plan.',
    );
    assert.equal(
      sizeLine(size, { target: 'github-pages', plan: 'free' }),
      '4 files, 1.5 KB (1 % of 1 GB), 2 redirects. Host: GitHub Pages.',
    );
    assert.match(sizeLine(size), /^4 files, 1\.5 KB, 2 redirects\. With publish\.target /);
  });
});

describe('GitHub Pages', () => {
  const settings = { hostname: 'user.github.io', base: '/ledger/', policyInPages: true };

  test('can serve a site in one folder, but not in two', () => {
    assert.equal(baseRefusal('github-pages', '/'), undefined);
    assert.equal(baseRefusal('github-pages', '/ledger/'), undefined);
    assert.match(
      baseRefusal('github-pages', '/news/ledger/') ?? '',
      /path of url is \/news\/ledger\/\n {2}fix {2}url: /,
    );
    assert.equal(baseRefusal('nginx', '/news/ledger/'), undefined);
  });

  test('needs the policy in pages, and a repository with the name of the host for a site without a folder', () => {
    assert.deepEqual(hostAdvice('github-pages', settings), []);
    assert.match(
      hostAdvice('github-pages', { ...settings, policyInPages: false }).join(),
      /policyInPages: true/,
    );
    assert.match(
      hostAdvice('github-pages', { ...settings, base: '/' }).join(),
      /repository user\.github\.io/,
    );
    assert.deepEqual(hostAdvice('netlify', { ...settings, policyInPages: false, base: '/' }), []);
  });
});
