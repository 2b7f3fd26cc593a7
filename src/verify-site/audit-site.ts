import type { Sealing } from '../content/ledger-log.ts';
import { userAgent } from '../model/user-agent.ts';
import { RequestFailure } from '../network/failure.ts';
import { polite } from '../network/polite.ts';
import { type Connection, requester } from '../network/request.ts';
import { type PublicLedger, readLedgerFiles, type SavedLedger, UnusableLedger } from './audit-files.ts';
import { type AuditFault, auditLedger, auditSince } from './audit-ledger.ts';
import { type AuditedPages, auditPages } from './audit-pages.ts';

/** What to audit, and against what. */
export interface AuditSite {
  /** The published site, with its path. */
  url: URL;
  /** A root that was saved, or a copy of the ledger. */
  since?: string | SavedLedger | undefined;
  /** How many pages of quotes are compared. */
  most: number;
  connection?: Partial<Connection>;
}

/** The result of an audit. */
export interface AuditResult {
  faults: AuditFault[];
  ledger: PublicLedger;
  sealings: Sealing[];
  pages: AuditedPages;
}

/** The site could not be asked: nothing is known about it. The message says why. */
export class Unanswered extends Error {}

/** The most bytes of a file that are read. */
const mostBytes = 50_000_000;

/**
 * Compares the ledger of a published site with itself, with what was saved of it, and with the pages of its quotes. Throws
 * {@link Unanswered}, or {@link UnusableLedger} if its files are not a ledger.
 */
export async function auditSite({ url, since, most, connection }: AuditSite): Promise<AuditResult> {
  const { request, close } = requester({
    ...{ userAgent: userAgent('audit'), timeout: 30_000, allowsPrivate: true },
    ...connection,
  });
  const send = polite(request, { perHost: 4, pause: 0, attempts: 4, backOff: 1000, longestWait: 120_000 });
  const ask = async (path: string) => {
    const asked = new URL(path, url).href;
    const { status, body, isCut } = await send(asked, {
      headers: { 'cache-control': 'no-cache' },
      mostBytes,
    }).catch((error: unknown) => {
      if (!(error instanceof RequestFailure)) throw error;
      throw new Unanswered(`${asked} cannot be asked: ${error.message}.`);
    });
    if (isCut) throw new UnusableLedger(`${path} is longer than ${mostBytes / 1_000_000} MB`);
    if (status >= 500) throw new Unanswered(`${asked} answers with status ${status}.`);
    return { status, text: body.toString('utf8') };
  };
  try {
    const ledger = await readLedgerFiles(async (path) => {
      const { status, text } = await ask(path);
      if (status === 200) return text;
      if (path === 'ledger.json' && since === undefined)
        throw new Unanswered(
          `${new URL(path, url).href} answers with status ${status}: the site publishes no ledger.`,
        );
      throw new UnusableLedger(`${path} answers with status ${status}`);
    });
    const { faults, sealings } = auditLedger(ledger);
    const pages = await auditPages(sealings, ask, most);
    const later = since === undefined ? [] : auditSince(since, ledger, sealings);
    return { faults: [...faults, ...later, ...pages.faults], ledger, sealings, pages };
  } finally {
    close();
  }
}
