import { addressFaults, type PublishTarget } from '../model/site-publish.ts';
import { PublishFailure } from './failure.ts';
import { serverTarget } from './server.ts';
import { storageTarget } from './storage.ts';
import type { Target } from './target.ts';

/** Where to publish, from the settings and the options of the command. */
export interface Place {
  target: PublishTarget;
  address?: string | undefined;
  releases?: string | undefined;
}

/** How hosts with tools of their own publish a folder that is ready. */
const handOvers = {
  'github-pages':
    'GitHub publishes it: commit, push, and the workflow that npm run hosting -- github-pages writes builds and publishes the same site.',
  netlify:
    'Netlify publishes it: push to the branch that it builds, or run npx netlify deploy --prod --dir dist',
  cloudflare:
    'Cloudflare publishes it: push to the branch that it builds, or run npx wrangler deploy with the file that npm run hosting -- cloudflare writes',
  container:
    'Build the image with the file that npm run hosting -- container writes, and start it in place of the old one.',
} as const;

/** Returns what publishes the site at a host that has a tool of its own; undefined for a host that this command publishes to. */
export const handOver = ({ target }: Place): string | undefined =>
  target in handOvers ? handOvers[target as keyof typeof handOvers] : undefined;

/** Returns the target at a place. Throws a PublishFailure without an address, or with one of another form. */
export function targetOf({ target, address, releases }: Place): Target {
  const [fault] = addressFaults({ target, address, releases });
  // An address of a wrong form can contain a password.
  if (fault)
    throw new PublishFailure(
      `${fault.field} must be ${fault.expected}.`,
      `correct it under publish in content/site.yaml, or in --${fault.field}; credentials belong in the configuration of ssh or rclone`,
    );
  const example = target === 's3' ? 'storage:your-bucket' : 'you@server:/srv/your.site';
  if (address === undefined) throw missing('address', example);
  if (target !== 's3') return serverTarget(address);
  if (releases === undefined) throw missing('releases', 'storage:your-releases');
  return storageTarget(address, releases);
}

const missing = (field: string, example: string) =>
  new PublishFailure(
    `There is no ${field} to publish to.`,
    `add it under publish in content/site.yaml: “${field}: ${example}”, or use --${field} ${example}`,
  );
