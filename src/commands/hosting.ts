import './publication-folder.ts';
import { existsSync } from 'node:fs';
import { caddyFile } from '../hosting/caddy.ts';
import { nginxFile } from '../hosting/nginx.ts';
import { previewRefusal } from '../hosting/preview-folder.ts';
import { readRedirects } from '../hosting/redirects.ts';
import { site } from '../site.ts';
import { readArguments, refuseArguments } from './arguments.ts';

/**
 * `npm run hosting -- nginx` or `-- caddy`: prints a configuration file with the headers and redirects of the last build, which
 * `dist/_headers` and `dist/_redirects` have for hosts that read those.
 */
const usage = `npm run --silent hosting -- nginx [--first] [folder of the site on the server]
npm run --silent hosting -- caddy [folder of the site on the server]
  --first  for a server that has no certificate yet`;
const { hostname: host } = new URL(site.origin);
const [kind, root = `/srv/${host}`, first] = argumentsOrStop();

if (!existsSync('dist/index.html'))
  stop('There is no dist/: run `npm run build` first; the file lists the redirects of that build.', 1);
const refusal = previewRefusal('dist');
if (refusal !== undefined) stop(refusal, 1);
const redirects = readRedirects('dist');
const folder = `/etc/letsencrypt/live/${host}`;
process.stdout.write(
  kind === 'caddy'
    ? caddyFile({ host, root }, redirects)
    : nginxFile(
        {
          host,
          root,
          certificate: first ? undefined : { file: `${folder}/fullchain.pem`, key: `${folder}/privkey.pem` },
          secure: ['443', '[::]:443'],
          plain: ['80', '[::]:80'],
        },
        redirects,
      ),
);

function argumentsOrStop(): [kind: 'nginx' | 'caddy', root: string | undefined, first: boolean] {
  const { values, positionals } = readArguments({
    usage,
    options: { first: { type: 'boolean' } },
    positionals: 2,
  });
  const [server, at] = positionals;
  if (server === 'nginx') return [server, at, values.first ?? false];
  if (server !== 'caddy') return refuseArguments('Name the server: nginx or caddy.', usage);
  if (values.first) refuseArguments('Caddy obtains its certificate itself: leave out --first.', usage);
  return [server, at, false];
}

function stop(reason: string, code: number): never {
  console.error(reason);
  process.exit(code);
}
