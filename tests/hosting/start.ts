import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { caddyFile } from '../../src/hosting/caddy.ts';
import { containerNginx } from '../../src/hosting/container.ts';
import { nginxFile, type NginxSite } from '../../src/hosting/nginx.ts';
import type { Redirect } from '../../src/hosting/redirects.ts';
import { until } from '../browser/other-engines.ts';
import { installed } from '../debian.ts';
import { freePort } from '../free-port.ts';
import { ask, host, type Server } from './ask.ts';

/** nginx's program, which Debian's package brings when tests run as root; undefined elsewhere. */
export const nginxProgram = (): string | undefined =>
  ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx'].find((file) => existsSync(file)) ??
  (installed('/usr/sbin/nginx', ['nginx-light']) ? '/usr/sbin/nginx' : undefined);

/** Caddy's program, from the same source. */
export const caddyProgram = (): string | undefined =>
  ['/usr/bin/caddy', '/usr/local/bin/caddy'].find((file) => existsSync(file)) ??
  (installed('/usr/bin/caddy', ['caddy']) ? '/usr/bin/caddy' : undefined);

/** A main file for nginx that includes `verbatim.conf` as /etc/nginx/nginx.conf includes conf.d, and writes inside the folder alone. */
const nginxMain = (folder: string) => `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
events {}
http {
  access_log off;
${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `  ${name}_temp_path ${folder}/${name};`).join('\n')}
  include ${folder}/verbatim.conf;
}
`;

/** Writes a configuration into the folder and has nginx test it; returns the arguments that start nginx with it. */
export function testedNginx(
  program: string,
  folder: string,
  place: NginxSite,
  redirects: readonly Redirect[],
): string[] {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'verbatim.conf'), nginxFile(place, redirects));
  writeFileSync(join(folder, 'nginx.conf'), nginxMain(folder));
  const arguments_ = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')];
  const { status, stderr } = spawnSync(program, ['-t', ...arguments_], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  assert.doesNotMatch(stderr, /\[(?:warn|error|emerg)\]/);
  return arguments_;
}

/** nginx with the generated file and a certificate of its own. */
export async function startNginx(
  program: string,
  folder: string,
  root: string,
  redirects: readonly Redirect[],
): Promise<Server> {
  mkdirSync(folder, { recursive: true });
  const certificate = { file: join(folder, 'certificate.pem'), key: join(folder, 'key.pem') };
  const key = [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-keyout',
    certificate.key,
  ];
  const subject = ['-days', '2', '-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`];
  execFileSync('openssl', ['req', '-x509', ...key, ...subject, '-out', certificate.file], { stdio: 'pipe' });
  const [secure, plain] = [await freePort(), await freePort()];
  const place = { host, root, certificate, secure: [`127.0.0.1:${secure}`], plain: [`127.0.0.1:${plain}`] };
  const server = {
    origin: `https://127.0.0.1:${secure}`,
    plain: `http://127.0.0.1:${plain}`,
    ca: readFileSync(certificate.file, 'utf8'),
  };
  return running(program, testedNginx(program, folder, place, redirects), server);
}

/** The number of the user without rights, `nobody`. */
const nobody = 65_534;

/**
 * nginx with the whole configuration of the container, as the image starts it: without rights, and with plain HTTP. What it writes to /tmp
 * is in the folder.
 */
export async function startContainer(
  program: string,
  folder: string,
  root: string,
  redirects: readonly Redirect[],
): Promise<Server> {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  const text = containerNginx(host, redirects, { root, port });
  writeFileSync(file, text.replaceAll(/(?<=(?:pid|_path) )\/tmp\//g, `${folder}/`));
  const user = process.getuid?.() === 0 ? nobody : undefined;
  if (user !== undefined) {
    chownSync(folder, user, user);
    // The folder above is readable by its owner alone.
    chmodSync(dirname(folder), 0o755);
  }
  const arguments_ = ['-c', file, '-g', 'daemon off;', '-e', join(folder, 'error.log')];
  return running(program, arguments_, { origin: `http://127.0.0.1:${port}` }, { user });
}

/** Caddy with the generated file; options of the whole server come before it: its ports, and its own authority for certificates. */
export async function startCaddy(
  program: string,
  folder: string,
  root: string,
  redirects: readonly Redirect[],
): Promise<Server> {
  mkdirSync(folder, { recursive: true });
  const [secure, plain] = [await freePort(), await freePort()];
  const options = `{
	admin off
	local_certs
	skip_install_trust
	default_bind 127.0.0.1
	http_port ${plain}
	https_port ${secure}
	storage file_system ${folder}
}
`;
  const file = join(folder, 'Caddyfile');
  writeFileSync(file, options + caddyFile({ host, root }, redirects));
  const server = { origin: `https://127.0.0.1:${secure}`, plain: `http://127.0.0.1:${plain}` };
  const authority = join(folder, 'pki/authorities/local/root.crt');
  return running(program, ['run', '--adapter', 'caddyfile', '--config', file], server, { authority });
}

/** Starts a server, perhaps as another user, and waits until it answers; it writes its certificate authority to the file `authority`. */
async function running(
  program: string,
  arguments_: string[],
  server: Omit<Server, 'stop'>,
  { authority, user }: { authority?: string; user?: number | undefined } = {},
): Promise<Server> {
  const child = spawn(program, arguments_, {
    stdio: 'ignore',
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill();
    await ended;
  };
  try {
    return await until(async () => {
      const ca = authority === undefined ? server.ca : readFileSync(authority, 'utf8');
      await ask(server.origin, { path: '/' }, ca);
      return { ...server, ...(ca === undefined ? {} : { ca }), stop };
    });
  } catch (error) {
    await stop();
    throw error;
  }
}

/** nginx with the generated file for a server without a certificate. */
export async function startPlainNginx(program: string, folder: string, root: string): Promise<Server> {
  const port = await freePort();
  const place = { host, root, certificate: undefined, secure: [], plain: [`127.0.0.1:${port}`] };
  return running(program, testedNginx(program, folder, place, []), { origin: `http://127.0.0.1:${port}` });
}
