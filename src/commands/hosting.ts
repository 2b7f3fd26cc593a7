import { existsSync, readFileSync } from 'node:fs';
import { caddyFile } from '../hosting/caddy.ts';
import { nginxFile, type Forward } from '../hosting/nginx.ts';
import { site } from '../site.ts';

/** `npm run hosting -- nginx` or `-- caddy`: prints a file for a server of one’s own, with the headers that `dist/_headers` has for hosts that read it. */
const [, , kind, root] = process.argv;
const { hostname: host } = new URL(site.url);
const place = {
  host,
  root: root ?? `/srv/${host}`,
  certificate: `/etc/letsencrypt/live/${host}/fullchain.pem`,
  key: `/etc/letsencrypt/live/${host}/privkey.pem`,
  secure: ['443', '[::]:443'],
  plain: ['80', '[::]:80'],
};

/** What the last build forwards: it wrote a line for each, in the form of Netlify and Cloudflare. */
function forwards(): Forward[] {
  if (!existsSync('dist/index.html'))
    throw new Error('There is no dist/: run `npm run build` first; it says what is forwarded.');
  if (!existsSync('dist/_redirects')) return [];
  return readFileSync('dist/_redirects', 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [from = '', to = ''] = line.split(' ');
      return from === '' ? [] : [{ from, to }];
    });
}

const files = { nginx: nginxFile, caddy: caddyFile };
if (kind === 'nginx' || kind === 'caddy') process.stdout.write(files[kind](place, forwards()));
else {
  console.error('Usage: npm run --silent hosting -- nginx|caddy [folder of the site on the server]');
  process.exitCode = 2;
}
