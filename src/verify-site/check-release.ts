import { setTimeout as pause } from 'node:timers/promises';
import type { Reading } from '../content/read-content.ts';
import { releaseOf } from '../content/release.ts';
import { type Release, releaseSchema } from '../model/release.ts';
import { releasePath } from '../model/routes.ts';
import { RequestFailure } from '../network/failure.ts';
import type { PoliteReply } from '../network/polite.ts';
import { counted } from '../text/counted.ts';
import type { Fault } from './finding.ts';

/** The release that was just published, and how long a cache may show the one before. */
export interface Awaited {
  /** `release` in /.well-known/verbatim.json; undefined if any release may be live. */
  release?: string | undefined;
  /** How often the site is asked for it. */
  attempts?: number;
  /** Milliseconds before the second attempt; doubles with each attempt. */
  backOff?: number;
}

type Ask = (path: string) => Promise<Pick<PoliteReply, 'status' | 'body'>>;

/** Compares what the published site says about itself with the publication here, and with the release that was just published. */
export async function checkRelease(ask: Ask, reading: Reading, awaited: Awaited = {}): Promise<Fault[]> {
  const { live, found } = await liveRelease(ask, awaited);
  if (live === undefined) return [missing(found)];
  const own = releaseOf(reading.published, reading.ledger);
  if (live.publication !== own.publication) return [foreign(live, own)];
  if (awaited.release === undefined) return olderOrNewer(live, own);
  return live.release === awaited.release ? [] : [otherRelease(live, awaited.release)];
}

/** Asks for the release until it is the awaited one, or for the last time; `found` is what is there in place of one. */
async function liveRelease(
  ask: Ask,
  { release, attempts = 6, backOff = 2000 }: Awaited,
): Promise<{ live?: Release | undefined; found: string }> {
  for (let attempt = 1; ; attempt++) {
    const answer = await releaseIn(ask);
    if (release === undefined || answer.live?.release === release || attempt >= attempts) return answer;
    await pause(backOff * 2 ** (attempt - 1));
  }
}

async function releaseIn(ask: Ask): Promise<{ live?: Release | undefined; found: string }> {
  try {
    const { status, body } = await ask(releasePath);
    if (status !== 200) return { found: `status ${status}` };
    return { live: parsed(body.toString()), found: 'something else than a release' };
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error;
    return { found: `no answer: ${error.message}` };
  }
}

function parsed(text: string): Release | undefined {
  try {
    return releaseSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const missing = (found: string): Fault => ({
  ...{ name: 'release-missing', found: `${found} at ${releasePath}` },
  expected: 'what the site says about itself, in JSON',
  fix: 'npm run build, then upload dist/ again with .well-known/: some programs leave out folders that begin with a dot',
});

const foreign = (live: Release, own: Omit<Release, 'release'>): Fault => ({
  ...{ name: 'publication-differs', found: live.publication, expected: own.publication },
  fix: 'compare the address; or restore tagAuthority in content/site.yaml, which never changes',
});

const otherRelease = (live: Release, release: string): Fault => ({
  ...{ name: 'release-differs', found: `release ${live.release.slice(0, 12)} of ${live.date}` },
  expected: `release ${release.slice(0, 12)}, which was just published`,
  fix: 'if a CDN is in front of the host, empty its cache (purge everything) and run this again; else compare the address that was published to with the folder that the host shows',
});

/** Returns the fault of a site with another ledger or other content than the publication here. */
function olderOrNewer(live: Release, own: Omit<Release, 'release'>): Fault[] {
  const describe = ({ ledger, date }: Omit<Release, 'release'>) =>
    `${counted(ledger.size, 'sealed URL')} (root ${ledger.root.slice(0, 12)}), last changed on ${date}`;
  const about = { found: `live: ${describe(live)}`, expected: `here: ${describe(own)}` };
  const difference = Date.parse(live.date) - Date.parse(own.date);
  if (live.ledger.size > own.ledger.size)
    return [
      {
        ...{ name: 'ledger-behind', ...about },
        fix: 'git pull: content/permalinks.json is older than the live site’s, so not all sealed URLs were checked',
      },
    ];
  if (live.ledger.root === own.ledger.root && difference === 0) return [];
  return [
    {
      ...{ name: 'release-not-current', ...about },
      fix:
        difference > 0
          ? 'git pull: the live site has changes that are not here'
          : 'npm run publish, if what changed here since then is ready; if it was published, the host shows an earlier release',
    },
  ];
}
