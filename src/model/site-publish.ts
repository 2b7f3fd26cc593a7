import { z } from 'astro/zod';
import { mostParts } from './part.ts';

/** The hosts that `npm run hosting` has files for, and whose limits the build checks (src/hosting/limits.ts). */
export const publishTargets = [
  'github-pages',
  'netlify',
  'cloudflare',
  'nginx',
  'caddy',
  's3',
  'container',
] as const;

export type PublishTarget = (typeof publishTargets)[number];

/** `/srv/site` on this machine, or `user@host:/srv/site`. */
const serverAddress = /^(?:(?:[\w.-]+@)?[\w.-]+:)?\/[\w./~-]*[\w~-]$/;
/** A remote of rclone’s own configuration: `remote:bucket/folder`. Its other forms can contain credentials. */
const storageAddress = /^\w[\w-]*:[\w.-]+(?:\/[\w.~-]+)*$/;

const forms = {
  server: 'a folder of this machine, /srv/your.site, or of a server, you@server:/srv/your.site',
  storage: 'a remote of rclone’s configuration and a bucket, storage:your-bucket',
  releases: 'a remote and a bucket or folder outside of address, which nobody can read on the web',
  parts: 'no parts for this host: only github-pages, netlify and cloudflare have a workflow that builds them',
};

/** Where and how the site is published. */
export const publishSchema = z
  .strictObject({
    /** The host. */
    target: z.enum(publishTargets),
    /** The plan at the host, if its limits depend on it. */
    plan: z.enum(['free', 'paid']).default('free'),
    /** Where `npm run publish` brings the site: the folder of a server, or the remote and bucket of a storage. Never credentials. */
    address: z.string().optional(),
    /** For a storage: where earlier releases are kept, outside of what is on the web. */
    releases: z.string().optional(),
    /** How many parts the workflow on GitHub builds at the same time; without it, it builds the site at once. */
    parts: z.number().int().min(2).max(mostParts).optional(),
  })
  .superRefine(({ target, address, releases, parts }, context) => {
    for (const fault of addressFaults({ target, address, releases }))
      context.addIssue({ code: 'custom', path: [fault.field], message: fault.expected });
    if (parts !== undefined && !withWorkflow.has(target))
      context.addIssue({ code: 'custom', path: ['parts'], message: forms.parts });
  });

/** The hosts for which a workflow on GitHub publishes. */
const withWorkflow: ReadonlySet<PublishTarget> = new Set(['github-pages', 'netlify', 'cloudflare']);

/** Returns what is wrong with addresses that are given. */
export function addressFaults({
  target,
  address,
  releases,
}: {
  target: PublishTarget;
  address?: string | undefined;
  releases?: string | undefined;
}): { field: 'address' | 'releases'; expected: string }[] {
  const isServer = target === 'nginx' || target === 'caddy';
  const faults: { field: 'address' | 'releases'; expected: string }[] = [];
  if (isServer && address !== undefined && !serverAddress.test(address))
    faults.push({ field: 'address', expected: forms.server });
  if (target !== 's3') return faults;
  if (address !== undefined && !storageAddress.test(address))
    faults.push({ field: 'address', expected: forms.storage });
  if (releases !== undefined && (!storageAddress.test(releases) || overlap(address ?? '', releases)))
    faults.push({ field: 'releases', expected: forms.releases });
  return faults;
}

const overlap = (a: string, b: string) => `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`);
