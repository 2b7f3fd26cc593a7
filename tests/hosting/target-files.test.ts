import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { dailyCron } from '../../src/hosting/daily-cron.ts';
import type { HostedSite } from '../../src/hosting/file-hosts.ts';
import { stamped } from '../../src/hosting/generated-file.ts';
import { makeHostRoot } from '../../src/hosting/host-root.ts';
import { headersFor, pathPattern } from '../../src/hosting/rules.ts';
import { filesOf, type FileTarget, sectionOf } from '../../src/hosting/target-files.ts';
import { publishTargets } from '../../src/model/site-publish.ts';
import { temporaryFolder } from '../publications.ts';

type WithFiles = Exclude<FileTarget, 'nginx' | 'caddy'>;
const site = {
  url: 'https://ledger.example.org/',
  hostname: 'ledger.example.org',
  base: '/',
  timeZone: 'Europe/Berlin',
  now: new Date('2026-11-28T12:00Z'),
};
const inFolder = { ...site, url: 'https://ledger.example.org/news/', base: '/news/' };
const redirects = [{ from: '/articles/towns/', to: '/articles/three-towns/' }];

/** Returns the text of a file of a target, as it is written. */
function textOf(target: WithFiles, path: string, of: HostedSite = site): string {
  const file = filesOf(target, of, redirects).find((one) => one.path === path);
  assert.ok(file, `${target}: ${path}`);
  return stamped(file);
}

interface Step {
  id?: string;
  name?: string;
  uses?: string;
  run?: string;
  if?: string;
  env?: Record<string, string>;
  with?: Record<string, unknown>;
}
interface Job {
  if?: string;
  needs?: string | string[];
  steps: Step[];
  permissions?: Record<string, string>;
  concurrency?: { group: string };
  env?: Record<string, string>;
  outputs?: Record<string, string>;
  strategy?: { matrix: Record<string, unknown[]> };
  'timeout-minutes': number;
}
interface Workflow {
  on: Record<string, unknown> & { schedule: { cron: string }[] };
  permissions: Record<string, string>;
  concurrency?: { group: string };
  env: Record<string, string>;
  jobs: Record<string, Job>;
}
const workflowOf = (target: WithFiles, name = 'publish', of: HostedSite = site) =>
  parseYaml(textOf(target, `.github/workflows/${name}.yml`, of)) as Workflow;
const publishing = ['github-pages', 'netlify', 'cloudflare'] as const;
const inParts = { ...site, parts: 3 };
const workflows = [
  ...publishing.map((target) => ({ target, workflow: workflowOf(target) })),
  ...publishing.map((target) => ({ target, workflow: workflowOf(target, 'publish', inParts) })),
  { target: 'verify-site', workflow: workflowOf('verify-site', 'verify-site') },
];

for (const { target, workflow } of workflows)
  describe(`the workflow of ${target}`, () => {
    const jobs = Object.values(workflow.jobs);
    const steps = jobs.flatMap((job) => job.steps);

    test('uses only actions of GitHub, by major version', () => {
      for (const { uses } of steps) if (uses !== undefined) assert.match(uses, /^actions\/[a-z/-]+@v\d+$/);
      for (const { run = '' } of steps)
        assert.doesNotMatch(run, /npx (?!--yes [a-z-]+@\d+\.\d+\.\d+ )|curl|wget/);
    });

    test('can only read the repository, except for the job that publishes', () => {
      assert.deepEqual(workflow.permissions, { contents: 'read' });
      for (const [name, { permissions = {} }] of Object.entries(workflow.jobs))
        assert.deepEqual(
          Object.keys(permissions).filter((of) => permissions[of] === 'write'),
          target === 'github-pages' && name === 'deploy' ? ['pages', 'id-token'] : [],
        );
    });

    test('runs one at a time, has a limit of time, and leaves no credentials in the clone', () => {
      assert.ok(workflow.concurrency ?? workflow.jobs.build?.concurrency);
      for (const job of jobs) assert.ok(job['timeout-minutes'] <= 120);
      for (const { uses = '', with: inputs } of steps)
        if (uses.startsWith('actions/checkout@')) assert.equal(inputs?.['persist-credentials'], false);
    });

    test('gives secrets only to the step that uploads, and puts no text of an event into a script', () => {
      for (const { run = '', env = {}, name } of steps) {
        assert.doesNotMatch(run, /\$\{\{/);
        if (JSON.stringify(env).includes('secrets.')) assert.equal(name, 'Upload');
      }
    });
  });

describe('the workflow that publishes', () => {
  const { jobs, on, env } = workflowOf('github-pages');
  const steps = jobs.build?.steps ?? [];
  const indexOf = (text: string) => {
    const index = steps.findIndex(({ uses, run }) => `${uses ?? ''}${run ?? ''}`.includes(text));
    assert.notEqual(index, -1, text);
    return index;
  };

  test('checks, tests, builds, restores, compares with limits and uploads, in this order', () => {
    const order = [
      'npm ci',
      'check -- --github',
      'test:quick',
      'run build',
      'restore-cards',
      '--keep',
      '--check',
      'upload-pages',
    ];
    assert.deepEqual(
      order.map(indexOf),
      order.map(indexOf).toSorted((a, b) => a - b),
    );
    assert.equal(env.SITE_URL, site.url);
  });

  test('restores its caches after npm ci, which empties their folder', () => {
    assert.ok(indexOf('actions/cache@') > indexOf('npm ci'));
  });

  test('uploads hidden files, so that .well-known/ is published', () => {
    assert.deepEqual(steps.at(-1)?.with, { path: 'dist', 'include-hidden-files': true });
  });

  test('runs daily after midnight in the time zone of the publication', () => {
    assert.equal(on.schedule[0]?.cron, '17 23 * * *');
    assert.equal(dailyCron('Europe/Berlin', new Date('2026-07-01T12:00Z')), '17 22 * * *');
    assert.equal(dailyCron('Asia/Tehran', new Date('2026-07-01T12:40Z')), '17 21 * * *');
    assert.equal(dailyCron('America/New_York', new Date('2026-12-01T02:00Z')), '17 5 * * *');
  });

  test('publishes nothing for a pull request', () => {
    for (const { uses = '', name, if: condition = '' } of steps)
      if (/upload|restore share/i.test(uses + (name ?? '')))
        assert.ok(condition.includes("github.event_name != 'pull_request'"), name);
    assert.equal(jobs.deploy?.if, "github.event_name != 'pull_request'");
  });

  describe('decides whether a look at the clock publishes', () => {
    const script = jobs.due?.steps.find(({ id }) => id === 'due')?.run ?? '';
    const [daily = '', look = ''] = on.schedule.map(({ cron }) => cron);
    const folder = temporaryFolder();
    const decision = (schedule: string, next?: string): string => {
      const output = join(folder, 'output');
      writeFileSync(output, '');
      if (next !== undefined) writeFileSync(join(folder, 'next-article.txt'), next);
      const environment = { ...process.env, SCHEDULE: schedule, GITHUB_OUTPUT: output };
      const { status, stderr } = spawnSync('bash', ['-e', '-c', script], {
        cwd: folder,
        env: environment,
        encoding: 'utf8',
      });
      assert.equal(status, 0, stderr);
      return readFileSync(output, 'utf8');
    };
    for (const [name, schedule, next, publishes] of [
      ['without a record, as in the first run', look, undefined, true],
      ['with no scheduled article', look, '', false],
      ['before the article is due', look, '2999-01-01T09:00:00+01:00', false],
      ['once the article is due', look, '2026-01-01T09:00:00+01:00', true],
      ['once a day, whatever is scheduled', daily, '', true],
      ['on a push', '', '', true],
    ] as const)
      test(name, () => {
        assert.equal(decision(schedule, next), `publish=${publishes}\n`);
      });
  });

  test('stops where GitHub serves the repository at another URL', () => {
    const script = steps.find(({ env: variables }) => variables?.PAGES_URL !== undefined)?.run ?? '';
    const run = (ours: string, theirs: string) =>
      spawnSync('bash', ['-e', '-c', script], {
        env: { ...process.env, SITE_URL: ours, PAGES_URL: theirs },
        encoding: 'utf8',
      });
    assert.equal(run('https://user.github.io/ledger/', 'http://user.github.io/ledger').status, 0);
    const { status, stdout } = run('https://user.github.io/', 'https://user.github.io/ledger');
    assert.equal(status, 1);
    assert.match(stdout, /^::error file=content\/site\.yaml::url is https:\/\/user\.github\.io\/, but/);
  });
});

describe('the workflow that builds in parts', () => {
  const { check, part, build, deploy } = workflowOf('github-pages', 'publish', inParts).jobs;
  const runs = (job: Job | undefined) => job?.steps.flatMap(({ run }) => run ?? []) ?? [];

  test('checks, builds each part on a machine of its own, and publishes the site of all', () => {
    assert.deepEqual(part?.strategy?.matrix, { part: [1, 2, 3] });
    assert.equal(part.env?.PART, '${{ matrix.part }}/3');
    assert.deepEqual(
      [check, part, build, deploy].map((job) => job?.needs),
      ['due', 'check', ['check', 'part'], 'build'],
    );
    assert.ok(
      runs(check).includes('npm run check -- --github') && !runs(part).includes('npm run check -- --github'),
    );
    assert.equal(runs(part).at(-1), 'npm run build -- --part "$PART"');
    assert.ok(runs(build).includes('npm run assemble') && !runs(build).includes('npm run build'));
    assert.equal(build?.steps.at(-1)?.uses, 'actions/upload-pages-artifact@v5');
  });

  test('hands over the files of all parts, and nothing else', () => {
    const upload = part?.steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact@'))?.with;
    const download = build?.steps.find(({ uses }) => uses?.startsWith('actions/download-artifact@'))?.with;
    assert.deepEqual([upload?.name, upload?.path], ['part-${{ matrix.part }}', 'dist-parts/*.part']);
    assert.deepEqual(download, { pattern: 'part-*', 'merge-multiple': true, path: 'dist-parts' });
  });

  test('gives all parts and the site one time', () => {
    assert.equal(check?.outputs?.time, '${{ steps.time.outputs.now }}');
    for (const job of [part, build])
      assert.equal(job?.env?.SOURCE_DATE_EPOCH, '${{ needs.check.outputs.time }}');
  });

  test('lets no older run publish after a newer one: of each part, one is built at a time', () => {
    assert.match(part?.concurrency?.group ?? '', /-part-\$\{\{ matrix\.part \}\}$/);
    assert.notEqual(build?.concurrency?.group, part?.concurrency?.group);
  });
});

describe('Netlify and Cloudflare', () => {
  test('get a valid TOML and JSON file with the folder of the site', () => {
    const { build } = parseToml(textOf('netlify', 'netlify.toml')) as unknown as {
      build: { publish: string; command: string; processing: { skip_processing: boolean } };
    };
    assert.deepEqual([build.publish, build.processing.skip_processing], ['dist', true]);
    const { assets, routes, name } = cloudflare();
    assert.deepEqual(assets, {
      directory: './dist',
      html_handling: 'auto-trailing-slash',
      not_found_handling: '404-page',
    });
    assert.deepEqual(
      [name, routes],
      ['ledger-example-org', [{ pattern: site.hostname, custom_domain: true }]],
    );
    const free = cloudflare({ ...site, hostname: 'ledger.user.workers.dev' });
    assert.deepEqual([free.name, free.routes], ['ledger', undefined]);
  });

  test('get a folder of the whole host for a site in a folder', () => {
    const { build } = parseToml(textOf('netlify', 'netlify.toml', inFolder)) as unknown as {
      build: { publish: string; command: string };
    };
    assert.equal(build.publish, 'dist-host');
    assert.match(build.command, / && npm run hosting -- netlify --place$/);
    assert.equal(cloudflare(inFolder).assets.directory, './dist-host');
    for (const target of ['netlify', 'cloudflare'] as const) {
      const runs = workflowOf(target, 'publish', inFolder).jobs.build?.steps.map(({ run }) => run) ?? [];
      assert.ok(runs.includes(`npm run hosting -- ${target} --place`), target);
    }
  });

  test('find the configuration at the root of that folder, and the rest in the folder of the site', () => {
    const root = temporaryFolder();
    const dist = join(root, 'dist');
    for (const [path, text] of Object.entries({
      'index.html': 'front',
      '404.html': 'missing',
      '.well-known/security.txt': 'Contact:',
      _headers: '/news/*\n',
      _redirects: '/news/a/ /news/b/ 301\n',
    })) {
      mkdirSync(join(dist, path, '..'), { recursive: true });
      writeFileSync(join(dist, path), text);
    }
    const host = join(root, 'dist-host');
    for (let times = 0; times < 2; times += 1) makeHostRoot(dist, host, '/news/');
    const read = (path: string) => readFileSync(join(host, path), 'utf8');
    assert.equal(read('_redirects'), '/ /news/ 302\n/news/a/ /news/b/ 301\n');
    assert.deepEqual(
      ['_headers', '404.html', '.well-known/security.txt', 'news/index.html', 'news/404.html'].map(read),
      ['/news/*\n', 'missing', 'Contact:', 'front', 'missing'],
    );
    assert.ok(!existsSync(join(host, 'news/_headers')) && existsSync(join(dist, '_headers')));
  });
});

interface Worker {
  name: string;
  assets: { directory: string };
  routes?: unknown;
}
const cloudflare = (of = site) =>
  JSON.parse(textOf('cloudflare', 'wrangler.jsonc', of).replace(/^\/\/.*\n/, '')) as Worker;

describe('S3-compatible storage', () => {
  test('gets a remote for rclone without credentials', () => {
    const text = textOf('s3', 'rclone.conf');
    assert.match(text, /^\[storage\]\ntype = s3\n/m);
    assert.match(text, /^env_auth = true$/m);
    assert.doesNotMatch(text, /^[^#]*(?:access_key_id|secret|token)/im);
  });

  test('gets the rules of a CDN, which give every path the headers that our servers send', () => {
    const { headers, redirects: moved } = parseYaml(textOf('s3', 'cdn-rules.yaml')) as {
      headers: { paths: string[]; set?: Record<string, string>; remove?: string[] }[];
      redirects: unknown;
    };
    assert.deepEqual(moved, redirects);
    for (const path of [
      '/',
      '/q/x/',
      '/q/x/embed/',
      '/feed.json',
      '/cards/a.png',
      '/pagefind/index/a',
      '/a.md',
    ]) {
      const sent: Record<string, string> = {};
      for (const { paths, set = {}, remove = [] } of headers) {
        if (!paths.some((one) => new RegExp(pathPattern(one)).test(path))) continue;
        for (const [name, value] of Object.entries(set)) sent[name.toLowerCase()] = value;
        for (const name of remove) Reflect.deleteProperty(sent, name.toLowerCase());
      }
      assert.deepEqual(sent, headersFor(path), path);
    }
  });
});

describe('the container image', () => {
  /** The instructions of a Dockerfile, in stages. */
  const stages = textOf('container', 'Dockerfile', inFolder)
    .split(/^(?=FROM )/m)
    .slice(1)
    .map((stage) => stage.split('\n').filter((line) => /^[A-Z]/.test(line)));

  test('is built with Node, and has only nginx, its configuration and the site', () => {
    assert.equal(stages.length, 2);
    const [build = [], served = []] = stages;
    assert.match(build[0] ?? '', /^FROM node:24-\S+ AS build$/);
    assert.ok(build.indexOf('COPY . .') > build.indexOf('RUN npm ci --omit=dev'));
    assert.deepEqual(served.slice(1, 3), [
      'COPY --from=build /nginx.conf /etc/nginx/nginx.conf',
      'COPY --from=build /publication/dist /srv/site/news/',
    ]);
  });

  test('runs as a user without rights, on a port that such a user can open', () => {
    assert.deepEqual(stages[1]?.slice(3), ['USER 101', 'EXPOSE 8080']);
  });

  test('gets no history, no packages of this machine and no keys', () => {
    const ignored = textOf('container', '.dockerignore').split('\n');
    for (const pattern of ['.git', '**/node_modules', '.env*', '*.key', '*.pem'])
      assert.ok(ignored.includes(pattern));
  });
});

test('every target has a section in the documentation', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/hosts.md'), 'utf8');
  const headings = Array.from(guide.matchAll(/^#{2,3} (.*)$/gm), ([, words = '']) =>
    words.toLowerCase().replaceAll(' ', '-'),
  );
  for (const target of [...publishTargets, 'verify-site'] as const)
    assert.ok(headings.includes(sectionOf(target).replace('docs/hosts.md#', '')), target);
});
