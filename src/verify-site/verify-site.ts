import type { Reading } from '../content/read-content.ts';
import { homePath } from '../model/routes.ts';
import { userAgent } from '../model/user-agent.ts';
import { RequestFailure } from '../network/failure.ts';
import type { Politeness } from '../network/polite.ts';
import type { Connection } from '../network/request.ts';
import { counted } from '../text/counted.ts';
import { addressesOf, type Chosen } from './addresses.ts';
import { type Awaited, checkRelease } from './check-release.ts';
import { baseFault, checkCertificate, checkMissing, headersNote } from './check-site.ts';
import { type Fault, type Finding, findingAt, grouped } from './finding.ts';
import { StoppedAnswering, Walk } from './walk.ts';
import { WalkState } from './walk-state.ts';

/** What to compare with what. */
export interface Verify {
  /** The published site, with its path. */
  url: URL;
  reading: Reading;
  /** The text of the ledger, for the lines of findings. */
  ledgerText: string;
  /** The current instant in milliseconds since 1970, and its day. */
  now: number;
  day: string;
  chosen?: Chosen;
  /** Where the progress is kept; undefined keeps none. */
  stateFile?: string | undefined;
  /** An answer that takes longer than these milliseconds is reported. */
  slow?: number;
  /** The release that was just published. */
  awaited?: Awaited;
  connection?: Partial<Connection>;
  politeness?: Partial<Politeness>;
  onProgress?: (checked: number, all: number) => void;
}

/** The result of a walk over the published site. */
export interface Verification {
  findings: Finding[];
  /** How many addresses were checked, and how many of them in an earlier walk that was interrupted. */
  addresses: number;
  resumed: number;
  requests: number;
  bytes: number;
  seconds: number;
  /** Days until the certificate expires; undefined for a site without one. */
  certificateDays?: number;
}

/** The published site could not be asked: nothing is known about it. The message says why. */
export class Unreachable extends Error {}

/** Waits on a host between requests, and how many are sent at the same time: gentle for a static host. */
export const usualPoliteness: Politeness = {
  ...{ perHost: 8, pause: 0, attempts: 4, backOff: 1000, longestWait: 120_000 },
};

/**
 * Asks the published site for every address of the ledger and everything that belongs to it, and compares the answers with what was sealed.
 * Throws {@link Unreachable} if the site does not answer at all.
 */
export async function verifySite(verify: Verify): Promise<Verification> {
  const { url, reading, ledgerText, now, day, chosen = {}, stateFile, onProgress } = verify;
  const began = performance.now();
  const timeout = verify.connection?.timeout ?? 30_000;
  const wrongBase = baseFault(url);
  if (wrongBase) return nothingBut(url, [wrongBase], began);
  const { faults, daysLeft } = await checkCertificate(url, { ca: verify.connection?.ca, timeout }, now).catch(
    unreachable(url),
  );
  const isInvalid = faults.some(({ name }) => name === 'certificate-invalid');
  const walk = new Walk({
    url,
    slow: verify.slow ?? 5000,
    politeness: { ...usualPoliteness, ...verify.politeness },
    connection: {
      ...{ userAgent: userAgent('verify-site'), timeout, allowsPrivate: true },
      // What an invalid certificate hides is checked too.
      ...{ checksCertificates: !isInvalid, ...verify.connection },
    },
  });
  try {
    await walk.ask(homePath).catch(unreachable(url));
    const missing = await checkMissing(walk.live, (path) => walk.ask(path));
    walk.live.missingTitle = missing.missingTitle;
    const ofRelease = await checkRelease((path) => walk.ask(path), reading, verify.awaited);
    const addresses = addressesOf(reading, ledgerText, { ...chosen, day });
    const state = new WalkState(stateFile, addresses, url.href, day);
    const resumed = state.checked.size;
    await walk.all(addresses, state, onProgress).catch(stopped(url));
    const ofSite = [...faults, ...headersNote(), ...missing.faults, ...ofRelease];
    state.finish();
    return {
      findings: grouped([...ofSite.map(siteFinding(url)), ...[...state.checked.values()].flat()]),
      ...{ addresses: addresses.length, resumed, requests: walk.requests, bytes: walk.bytes },
      seconds: (performance.now() - began) / 1000,
      ...(daysLeft === undefined ? {} : { certificateDays: daysLeft }),
    };
  } finally {
    walk.close();
  }
}

const siteFinding = (url: URL) => (fault: Fault) => findingAt({}, url.href, fault);

const nothingBut = (url: URL, faults: readonly Fault[], began: number): Verification => ({
  findings: faults.map(siteFinding(url)),
  ...{ addresses: 0, resumed: 0, requests: 0, bytes: 0, seconds: (performance.now() - began) / 1000 },
});

const unreachable =
  (url: URL) =>
  (error: unknown): never => {
    if (!(error instanceof RequestFailure)) throw error;
    throw new Unreachable(`${url.href} cannot be asked: ${error.message}.`);
  };

const stopped =
  (url: URL) =>
  (error: unknown): never => {
    if (!(error instanceof StoppedAnswering)) throw error;
    throw new Unreachable(
      `${url.href} stopped answering after ${counted(error.checked, 'address', 'addresses')}. The same command continues there.`,
    );
  };
