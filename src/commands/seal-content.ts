import { UnusableKey } from '../content/ledger-signature.ts';
import type { Reading } from '../content/read-content.ts';
import { sealPlan, signerToday, writeSealed } from '../content/seal-plan.ts';
import { formatProblems } from '../model/report.ts';
import { site } from '../site.ts';
import { counted } from '../text/counted.ts';

/** What `npm run seal` did: the lines that it prints, and why it sealed nothing new, if so. */
export interface Sealing {
  lines: string[];
  refusal?: string;
}

/**
 * Writes every new public address, and every new wording and attribution of a quote, into the ledger of the publication in a folder. What a
 * merge left in the ledger is joined first, also where something else keeps the content from being sealed. Problems have the colors of
 * `terminal`.
 */
export async function sealContent(
  root: string,
  reading: Reading,
  terminal?: NodeJS.WriteStream,
): Promise<Sealing> {
  let signer: ReturnType<typeof signerToday>;
  try {
    signer = signerToday();
  } catch (error) {
    if (!(error instanceof UnusableKey)) throw error;
    return { lines: [], refusal: `${error.message}\n\nNothing was sealed.` };
  }
  const publication = site.tagAuthority;
  const { before, sealed, added, updated, isMerging, log, faults } = sealPlan(reading);
  if (isMerging && faults.length > 0)
    await writeSealed(root, { ledger: before, log }, { publication, signer });
  const lines = isMerging ? ['merged   what a git merge left twice'] : [];
  if (faults.length > 0)
    return { lines, refusal: `${formatProblems(faults, terminal)}\n\nNothing new was sealed.` };
  const sealing = await writeSealed(root, { ledger: sealed, log }, { publication, signer });
  for (const [path] of added) lines.push(`sealed   ${path}`);
  for (const [path] of updated) lines.push(`updated  ${path}`);
  if (sealing)
    lines.push(
      `root     ${sealing.root} of ${counted(sealing.size, 'leaf', 'leaves')}${signer ? `, signed with the key ${signer.key.id}` : ''}`,
    );
  lines.push(
    `${counted(sealed.size, 'URL is', 'URLs are')} sealed: ${added.length} new, ${updated.length} updated.`,
  );
  return { lines };
}
