import { type Release, releaseSchema } from '../model/release.ts';
import { absolute, homePath, releasePath } from '../model/routes.ts';
import { PublishFailure } from './failure.ts';
import type { LocalRelease } from './local-release.ts';

/** Returns what the live site says about itself; undefined if it says nothing. Rejects if it cannot be reached. */
export async function publicRelease(): Promise<Release | undefined> {
  const answer = await fetch(absolute(releasePath), {
    signal: AbortSignal.timeout(20_000),
    cache: 'no-store',
  });
  if (!answer.ok) return undefined;
  return releaseSchema.safeParse(await answer.json().catch(() => undefined)).data;
}

/** Throws if the live site is another publication, or has a longer ledger. For hosts that only show what readers see. */
export function assertPublic(live: Release, { publication, ledger }: LocalRelease): void {
  if (live.publication !== publication)
    throw new PublishFailure(
      `The live site is another publication: ${live.publication}. This one is ${publication}.`,
      'correct url in content/site.yaml; or restore tagAuthority, which never changes',
    );
  if (new URL(live.url).pathname !== homePath)
    throw new PublishFailure(
      `The live site is built for ${live.url}.`,
      'correct url in content/site.yaml, and build again',
    );
  if (live.ledger.size > ledger.size)
    throw new PublishFailure(
      `The live site has ${live.ledger.size} sealed URLs, and the ledger here only ${ledger.size}.`,
      'git pull: content/permalinks.json is older than the live site’s',
    );
}
