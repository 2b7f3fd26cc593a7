import { itemsByUrl, type Sealing, wordsHash } from '../content/ledger-log.ts';
import type { AuditFault } from './audit-ledger.ts';
import { readPage } from './html-page.ts';

/** What the pages of quotes were asked for. */
export interface AuditedPages {
  faults: AuditFault[];
  /** How many pages were compared, of how many sealed quotes, and how many of them say that the quote was withdrawn. */
  compared: number;
  quotes: number;
  withdrawn: number;
}

/**
 * Compares the words that pages of quotes show and describe with the hashes that were sealed. `most` pages are asked for, evenly chosen.
 */
export async function auditPages(
  sealings: readonly Sealing[],
  ask: (path: string) => Promise<{ status: number; text: string }>,
  most: number,
): Promise<AuditedPages> {
  const sealed = [...itemsByUrl(sealings)].flatMap(([url, items]) => {
    const words = items.flatMap((item) => item.words ?? []);
    return words.length > 0 ? [{ url, words }] : [];
  });
  const step = Math.max(1, sealed.length / most);
  const chosen = sealed.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
  const audited: AuditedPages = { faults: [], compared: 0, quotes: sealed.length, withdrawn: 0 };
  const queue = chosen.values();
  const work = async () => {
    for (const { url, words } of queue) {
      const { status, text } = await ask(url.slice(1));
      audited.compared++;
      if (status !== 200)
        audited.faults.push({
          where: url,
          found: `status ${status}`,
          expected: 'the page of a sealed quote',
        });
      else audited.withdrawn += compare(url, words, text, audited.faults);
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
  audited.faults.sort((a, b) => (a.where < b.where ? -1 : 1));
  return audited;
}

/** Adds the faults of a page; returns 1 if it shows no quotation, as that of a withdrawn quote. */
function compare(url: string, sealed: readonly string[], html: string, faults: AuditFault[]): number {
  const { shown, described, refresh } = readPage(html);
  if (refresh !== undefined) return 0;
  if (shown === undefined && described === undefined) return 1;
  for (const [what, words] of [
    ['shows', shown],
    ['describes', described],
  ] as const)
    if (words === undefined || !sealed.includes(wordsHash(words)))
      faults.push({
        where: url,
        found:
          words === undefined
            ? `a page that ${what} no words`
            : `a page that ${what} “${words.trim().slice(0, 100)}”`,
        expected: 'words with a hash that was sealed',
      });
  return 0;
}
