import './publication-folder.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { now } from '../content/clock.ts';
import { readSite } from '../content/site-file.ts';
import { caddyFile } from '../hosting/caddy.ts';
import { containerNginx } from '../hosting/container.ts';
import { keepEarlierFiles } from '../hosting/earlier-files.ts';
import { baseRefusal, hostAdvice } from '../hosting/host-advice.ts';
import { hostRootFolder, makeHostRoot } from '../hosting/host-root.ts';
import { limitWarnings, sizeLine } from '../hosting/limit-report.ts';
import { nginxFile } from '../hosting/nginx.ts';
import { previewRefusal } from '../hosting/preview-folder.ts';
import { readRedirects } from '../hosting/redirects.ts';
import { measureSite } from '../hosting/site-size.ts';
import {
  filesOf,
  type FileTarget,
  isServer,
  needsBuild,
  sectionOf,
  type ServerTarget,
} from '../hosting/target-files.ts';
import { formatProblems } from '../model/report.ts';
import { site } from '../site.ts';
import { counted } from '../text/counted.ts';
import { hostingArguments } from './hosting-arguments.ts';
import { writeGenerated } from './write-generated.ts';

/**
 * `npm run hosting -- <target>`: writes the files that a host needs, or prints the configuration of a server, with the headers and
 * redirects of the last build. Refuses a site that the host would reject.
 */
const { target, folder, keep, options } = hostingArguments(site.publish?.target);
const { hostname } = new URL(site.origin);
const root = process.cwd();

const { problems } = readSite(root);
if (problems.length > 0) stop(formatProblems(problems, process.stderr));
const isBuilt = existsSync('dist/index.html');
if (!isBuilt && (needsBuild(target) || options.check || options.place || keep !== undefined))
  stop('There is no dist/: run `npm run build` first; the files list the redirects of that build.');
const refusal = (isBuilt ? previewRefusal('dist') : undefined) ?? hostRefusal();
if (refusal !== undefined) stop(refusal);

if (keep !== undefined) {
  const added = keepEarlierFiles('dist', keep, now());
  console.log(`${counted(added, 'file', 'files')} of earlier releases added to dist/`);
  process.exit();
}
if (isBuilt && target !== 'verify-site' && !isServer(target)) await compareWithLimits(target);
if (options.place) place();
else if (!options.check && isServer(target)) process.stdout.write(serverFile(target));
else if (!options.check && !isServer(target)) writeFiles(target);

/** Prints the size of the site with warnings, and ends the command if the host would reject it. */
async function compareWithLimits(host: Exclude<FileTarget, 'verify-site'>): Promise<void> {
  const chosen = { target: host, plan: site.publish?.plan ?? 'free' } as const;
  const size = await measureSite('dist');
  const warnings = limitWarnings(size, chosen);
  console.log(sizeLine(size, chosen));
  for (const { text, isPast } of warnings) console.error(`\n${isPast ? 'past' : 'warning'}  ${text}`);
  if (warnings.some(({ stops }) => stops)) stop('\nNothing was written: the host would reject this site.');
}

function hostRefusal(): string | undefined {
  if (target === 'verify-site') return undefined;
  if (options.place && site.base === '/')
    return `The site is at the root of ${hostname}: upload dist/ as it is.`;
  return baseRefusal(target, site.base);
}

function place(): void {
  makeHostRoot('dist', hostRootFolder, site.base);
  console.log(
    `${hostRootFolder}/ has the files of the whole host: the site is in ${join(hostRootFolder, site.base)}`,
  );
}

function serverFile(server: ServerTarget): string {
  const redirects = readRedirects('dist');
  // As `npm run publish` lays out the folder of the server.
  const place = { host: hostname, root: folder ?? `${folderOf(server) ?? `/srv/${hostname}`}/current` };
  if (server === 'caddy') return caddyFile(place, redirects);
  if (options.container) return containerNginx(hostname, redirects);
  const keys = `/etc/letsencrypt/live/${hostname}`;
  const certificate = { file: `${keys}/fullchain.pem`, key: `${keys}/privkey.pem` };
  return nginxFile(
    {
      ...place,
      certificate: options.first ? undefined : certificate,
      secure: ['443', '[::]:443'],
      plain: ['80', '[::]:80'],
    },
    redirects,
  );
}

/** Returns the folder of the address without its server: of `you@server:/srv/your.site`, `/srv/your.site`. */
function folderOf(server: ServerTarget): string | undefined {
  return addressOf(server)?.replace(/^[^/]*:/, '');
}

/** Returns the address that the site is published to, if the settings have one for this host. */
function addressOf(host: FileTarget): string | undefined {
  return site.publish?.target === host ? site.publish.address : undefined;
}

function writeFiles(host: Exclude<FileTarget, ServerTarget>): void {
  const { origin, base, timeZone } = site;
  const hosted = {
    url: `${origin}${base}`,
    base,
    hostname,
    timeZone,
    now: new Date(now()),
    address: site.publish?.address,
    parts: site.publish?.target === host ? site.publish.parts : undefined,
  };
  const isComplete = writeGenerated(root, filesOf(host, hosted, readRedirects('dist')), options.force);
  if (host !== 'verify-site')
    for (const text of hostAdvice(host, { ...site, hostname })) console.error(`\nwarning  ${text}`);
  if (isComplete) console.log(`\nThe next steps are in ${sectionOf(host)}`);
  else process.exitCode = 1;
}

function stop(reason: string): never {
  console.error(reason);
  process.exit(1);
}
