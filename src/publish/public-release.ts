import { ledgerFile } from '../content/ledger.ts';
import { ledgerHead } from '../content/release.ts';
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

/**
 * Throws if the live site is another publication, or has a longer or another ledger. For hosts that only show what readers see.
 * `knows` tells whether the root of a ledger is that of an earlier version of this publication’s: a new wording or card of a sealed URL
 * changes its line and so the root, but not the size. It returns undefined if the versions cannot be read.
 */
export async function assertPublic(
  live: Release,
  { publication, ledger }: LocalRelease,
  knows: (root: string) => Promise<boolean | undefined>,
): Promise<void> {
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
  const own = ledgerHead(ledger);
  if (live.ledger.size < own.size || live.ledger.root === own.root) return;
  if ((await knows(live.ledger.root)) !== false) return;
  throw new PublishFailure(
    `The live site has as many sealed URLs as the ledger here, but not the same: its root ${live.ledger.root.slice(0, 12)} is of no version of ${ledgerFile} in git.`,
    `git pull, then npm run seal; if nobody else publishes, and only a version that was never committed is live, leave out the step compare: npm run publish -- --only deploy`,
  );
}
