import './enter.ts';
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readRedirects } from '../../src/hosting/redirects.ts';
import { headersFor } from '../../src/hosting/rules.ts';
import { ask, type Server } from '../hosting/ask.ts';
import { caddyProgram, nginxProgram, startCaddy, startContainer, startNginx } from '../hosting/start.ts';
import { temporaryFolder } from '../publications.ts';

const base = '/Presse/hafenblatt';
const folder = temporaryFolder();
/** As `npm run publish` leaves it: a release, and a link to it that is replaced at once. */
const release = join(folder, 'releases/one', base);
const root = join(folder, 'current');

const files: Record<string, string> = {
  'index.html': 'front',
  '404.html': 'missing',
  'q/verbatim/index.html': 'quote',
  'q/verbatim/embed/index.html': 'embed',
  'feed.json': '{}',
  'cards/a.0123456789.png': 'PNG',
  _headers: '/*\n',
  _redirects: `${base}/articles/towns/ ${base}/articles/three-towns/ 301\n`,
};
before(() => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(release, path)), { recursive: true });
    writeFileSync(join(release, path), text);
  }
  symlinkSync('releases/one', root);
});

const nginx = nginxProgram();
const caddy = caddyProgram();
const servers: { name: string; program: string | undefined; start: (program: string) => Promise<Server> }[] =
  [
    {
      name: 'nginx',
      program: nginx,
      start: (program) => startNginx(program, join(folder, 'nginx'), root, readRedirects(release)),
    },
    {
      name: 'Caddy',
      program: caddy,
      start: (program) => startCaddy(program, join(folder, 'caddy'), root, readRedirects(release)),
    },
    {
      name: 'nginx in a container',
      program: nginx,
      start: (program) => startContainer(program, join(folder, 'container'), root, readRedirects(release)),
    },
  ];

for (const { name, program, start } of servers)
  describe(
    `${name}, with a site in a folder of its host`,
    { skip: program === undefined && 'not installed' },
    () => {
      let server: Server | undefined;
      before(async () => {
        server = await start(program ?? '');
      });
      after(() => server?.stop());
      const get = (path: string) => {
        assert.ok(server);
        return ask(server.origin, { path }, server.ca);
      };

      for (const [path, status, location] of [
        ['/', 302, `${base}/`],
        [base, 301, `${base}/`],
        [`${base}/q/verbatim?a=b`, 301, `${base}/q/verbatim/?a=b`],
        [`${base}/articles/towns/`, 301, `${base}/articles/three-towns/`],
        [`${base}/`, 200, undefined],
        [`${base}/q/verbatim/`, 200, undefined],
        [`${base}/q/verbatim/embed/`, 200, undefined],
        [`${base}/feed.json`, 200, undefined],
        [`${base}/cards/a.0123456789.png`, 200, undefined],
        [`${base}/_headers`, 404, undefined],
        [`${base}/nowhere/`, 404, undefined],
        ['/q/verbatim/', 404, undefined],
        ['/elsewhere/', 404, undefined],
      ] as const)
        test(`answers ${path} with ${status}`, async () => {
          const answer = await get(path);
          assert.deepEqual([answer.status, answer.headers.location], [status, location]);
          if (status === 404) assert.equal(answer.body, 'missing');
          if (status === 200)
            for (const [header, value] of Object.entries(headersFor(path)))
              assert.equal(answer.headers[header], value, header);
        });
    },
  );
