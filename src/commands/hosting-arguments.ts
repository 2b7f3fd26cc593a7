import { type FileTarget, isServer } from '../hosting/target-files.ts';
import { nearest } from '../model/problem.ts';
import { type PublishTarget, publishTargets } from '../model/site-publish.ts';
import { readArguments, refuseArguments } from './arguments.ts';

const usage = `npm run hosting -- <target> [--force]
  github-pages  a workflow that publishes: .github/workflows/publish.yml
  netlify       netlify.toml and the workflow
  cloudflare    wrangler.jsonc and the workflow
  s3            rclone.conf, and cdn-rules.yaml: what a CDN in front of the storage must do
  container     Dockerfile and .dockerignore
  verify-site   a workflow that checks the published site every week
  without a target, that of publish.target in content/site.yaml
  --force       overwrites files that were changed by hand
  --check       only compares dist/ with the limits of the host; exit code 1 if the host would reject it
  --keep <folder>  adds the files with a hash in their name that earlier releases had in the last 30 days to dist/, and
                puts those of dist/ into the folder
  --place       makes dist-host/ from dist/, for netlify and cloudflare, if the site is in a folder of its host
npm run --silent hosting -- nginx [--first | --container] [folder of the site on the server]
npm run --silent hosting -- caddy [folder of the site on the server]
  prints the configuration of the server
  --first       for a server that has no certificate yet
  --container   all of nginx.conf, for the image of the target container`;

const targets: readonly FileTarget[] = [...publishTargets, 'verify-site'];

export interface HostingArguments {
  target: FileTarget;
  /** The folder of the site on the server. */
  folder: string | undefined;
  /** The folder with files of earlier releases. */
  keep: string | undefined;
  options: Record<'first' | 'container' | 'force' | 'check' | 'place', boolean>;
}

/** Returns the arguments of `npm run hosting`; those that do not fit together end the command. `chosen` is the host in the settings. */
export function hostingArguments(chosen: PublishTarget | undefined): HostingArguments {
  const flag = { type: 'boolean' } as const;
  const { values, positionals } = readArguments({
    usage,
    options: {
      first: flag,
      container: flag,
      force: flag,
      check: flag,
      place: flag,
      keep: { type: 'string' },
    },
    positionals: 2,
  });
  const [named = chosen, folder] = positionals;
  const target = targets.find((one) => one === named);
  if (target === undefined) return refuseArguments(unknown(named), usage);
  const { first = false, container = false, force = false, check = false, place = false } = values;
  const options = { first, container, force, check, place };
  const fault = misplaced(target, folder, options);
  if (fault !== undefined) refuseArguments(fault, usage);
  return { target, folder, keep: values.keep, options };
}

function unknown(named: string | undefined): string {
  if (named === undefined)
    return 'Name the host, or write it into content/site.yaml:\n  publish:\n    target: github-pages';
  const meant = nearest(named, targets);
  return `“${named}” is not a host that there are files for.${meant === undefined ? '' : ` Did you mean ${meant}?`}`;
}

/** Returns what is wrong with options that a target does not have. */
function misplaced(
  target: FileTarget,
  folder: string | undefined,
  { first, container, force, check, place }: HostingArguments['options'],
): string | undefined {
  if (first && target === 'caddy') return 'Caddy obtains its certificate itself: leave out --first.';
  if ((first || container) && target !== 'nginx') return '--first and --container are for nginx.';
  if (first && container) return 'A container has no certificate: choose one of --first and --container.';
  if (folder !== undefined && !isServer(target))
    return `Unexpected argument “${folder}”: files for ${target} are written into this folder.`;
  if (force && isServer(target))
    return `--force overwrites files; the configuration of ${target} is printed.`;
  if (place && target !== 'netlify' && target !== 'cloudflare')
    return '--place is for netlify and cloudflare.';
  if (check && target === 'verify-site') return '--check is for hosts.';
  return undefined;
}
