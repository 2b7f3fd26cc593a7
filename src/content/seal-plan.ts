import type { Quote } from '../model/joined.ts';
import type { Problem } from '../model/problem.ts';
import { isError } from '../model/problem-kinds.ts';
import { publicationTag } from '../model/release.ts';
import { pageUrls } from '../model/urls.ts';
import { cardNames } from '../outputs/cards/names.ts';
import { site } from '../site.ts';
import { today } from './clock.ts';
import { type Ledger, type LedgerEntry, seal } from './ledger.ts';
import { writeLedger } from './ledger-file.ts';
import { nextSealing, type Sealing } from './ledger-log.ts';
import { type LogReading, writeLog } from './ledger-log-file.ts';
import { keyVariable, type Signer, signerOf } from './ledger-signature.ts';
import type { Reading } from './read-content.ts';

/** What `seal` writes, and what keeps it from writing. */
export interface SealPlan {
  /** The ledger as it is, without what a merge left twice. */
  before: Ledger;
  sealed: Ledger;
  added: [path: string, entry: LedgerEntry][];
  updated: [path: string, entry: LedgerEntry, before: LedgerEntry][];
  /** True if `before` can be written in any case, because a merge left entries twice or two ends of the log. */
  isMerging: boolean;
  log: LogReading;
  /** Why nothing new is sealed: the errors of the content; empty if it can be sealed. */
  faults: Problem[];
}

/** The problems of a ledger that must not be written over. */
const damages = new Set<Problem['name']>([
  'ledger-unreadable',
  'ledger-entry-invalid',
  'ledger-of-another-publication',
  'ledger-log-unreadable',
  'ledger-log-rewritten',
  'ledger-log-missing',
  'ledger-differs',
]);
/** The problems of a ledger that `seal` fixes. */
const merges = new Set<Problem['name']>(['ledger-conflict', 'ledger-entry-repeated', 'ledger-log-unjoined']);

/** Returns what sealing the published content would write into its ledger. */
export function sealPlan({ published, ledger, log, isUnmerged, problems }: Reading): SealPlan {
  const isDamaged = problems.some(({ name }) => damages.has(name));
  const left = problems.filter(({ name }) => isDamaged || !merges.has(name));
  // Where the history is out of reach, a new ledger would replace the one that was there.
  const isBlocked = left.some((problem) => isError(problem) || problem.name === 'ledger-history-unknown');
  const sealed = seal(ledger, published, today(), cardNames(published));
  const plan: SealPlan = {
    ...{ before: ledger, sealed, added: [], updated: [] },
    ...{ isMerging: (isUnmerged || log.isUnmerged) && !isDamaged, log, faults: isBlocked ? left : [] },
  };
  for (const [path, entry] of sealed) {
    const before = ledger.get(path);
    if (!before) plan.added.push([path, entry]);
    else if (JSON.stringify(entry) !== JSON.stringify(before)) plan.updated.push([path, entry, before]);
  }
  return plan;
}

/**
 * Writes a ledger, and what is new in it as a sealing into the log. Returns the sealing; undefined if nothing
 * is new. The newest sealing is signed if nothing is new and it is not: somebody without the key sealed it.
 */
export async function writeSealed(
  root: string,
  { ledger, log }: { ledger: Ledger; log: LogReading },
  { publication, signer }: { publication: string; signer?: Signer | undefined },
): Promise<Sealing | undefined> {
  const next = nextSealing(log.sealings, ledger, today());
  const { head } = log;
  const isUnsigned =
    !next && head && head.signature === undefined && head.sealed >= (signer?.key.from ?? '9999');
  // If the command is interrupted, the log lacks what is new, which it then gets from the next one.
  await writeLedger(root, ledger, publication);
  await writeLog(root, log.sealings, next && (signer?.sign(next) ?? next), {
    isUnmerged: log.isUnmerged,
    signed: isUnsigned ? signer?.sign(head) : undefined,
  });
  return next;
}

/** Returns the signer with the private key of the environment; undefined if there is none. Throws {@link UnusableKey}. */
export const signerToday = (): Signer | undefined =>
  signerOf(process.env[keyVariable], {
    keys: site.ledgerKeys,
    publication: publicationTag(),
    today: today(),
  });

/** What the next deploy changes for readers, compared with what was sealed. */
export interface DeployChanges {
  /** New URLs of articles, quotes, topics, series and people. */
  added: string[];
  /** Sealed quotes with other words than before, with the former words, the last ones first. */
  reworded: { quote: Quote; before: string[] }[];
  /** Sealed quotes with another speaker, date or source. */
  credited: Quote[];
  /** Sealed URLs whose shared links show another card. */
  cards: string[];
  /** Sealed URLs that redirect to a new one. */
  redirects: { from: string; to: string }[];
  /** Sealed URLs that would have no page: `check` reports each. */
  missing: string[];
}

/** Returns what the next deploy changes. */
export function deployChanges({ before, added, updated }: SealPlan, { published }: Reading): DeployChanges {
  const quotes = new Map(published.quotes.map((quote) => [quote.path, quote]));
  const urls = pageUrls(published);
  const now = new Set(urls.map(({ path }) => path));
  const more = (key: 'words' | 'by' | 'cards') =>
    updated.filter(([, entry, old]) => (entry[key]?.length ?? 0) > (old[key]?.length ?? 0));
  const quotesOf = (list: SealPlan['updated']) => list.flatMap(([path]) => quotes.get(path) ?? []);
  return {
    added: added.map(([path]) => path),
    reworded: more('words').flatMap(([path, , { words = [] }]) => {
      const quote = quotes.get(path);
      return quote ? [{ quote, before: words.toReversed() }] : [];
    }),
    // Early entries have no attribution, and get the current one.
    credited: quotesOf(more('by').filter(([, , { by }]) => by !== undefined)),
    cards: more('cards').map(([path]) => path),
    redirects: urls.flatMap(({ path, to }) =>
      to && before.has(path) && !before.has(to.path) ? [{ from: path, to: to.path }] : [],
    ),
    missing: [...before.keys()].filter((path) => !now.has(path)),
  };
}
