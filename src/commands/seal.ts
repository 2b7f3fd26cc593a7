import './publication-folder.ts';
import { UnusableKey } from '../content/ledger-signature.ts';
import { previewRefusal } from '../hosting/preview-folder.ts';
import { formatProblems } from '../model/report.ts';
import { site } from '../site.ts';
import { counted } from '../text/counted.ts';
import { readArguments } from './arguments.ts';

/**
 * `npm run seal`: writes every new public address, and every new wording and attribution of a quote, into the ledger. What a merge
 * left in the ledger is joined first, also where something else keeps the content from being sealed.
 */
readArguments({
  usage: `npm run seal -- [--content <folder>]
  --content  the publication; the default is the folder the command runs in`,
});
// Loaded here, so that wrong arguments are refused at once.
const { readContent } = await import('../content/read-content.ts');
const { sealPlan, signerToday, writeSealed } = await import('../content/seal-plan.ts');
const root = process.cwd();
const refusal = previewRefusal('dist');
if (refusal !== undefined) {
  console.error(`${refusal}\n\nNothing was sealed.`);
  process.exit(1);
}
const signer = signerOrStop();
const publication = site.tagAuthority;
const { before, sealed, added, updated, isMerging, log, faults } = sealPlan(await readContent(root));
if (isMerging && faults.length > 0) await writeSealed(root, { ledger: before, log }, { publication, signer });
if (isMerging) console.log('merged   what a git merge left twice');
if (faults.length > 0) {
  console.error(`${formatProblems(faults, process.stderr)}\n\nNothing new was sealed.`);
  process.exit(1);
}
const sealing = await writeSealed(root, { ledger: sealed, log }, { publication, signer });
for (const [path] of added) console.log(`sealed   ${path}`);
for (const [path] of updated) console.log(`updated  ${path}`);
if (sealing)
  console.log(
    `root     ${sealing.root} of ${counted(sealing.size, 'leaf', 'leaves')}${signer ? `, signed with the key ${signer.key.id}` : ''}`,
  );
console.log(
  `${counted(sealed.size, 'URL is', 'URLs are')} sealed: ${added.length} new, ${updated.length} updated.`,
);

/** Returns the signer of the environment; undefined without a key. */
function signerOrStop() {
  try {
    return signerToday();
  } catch (error) {
    if (!(error instanceof UnusableKey)) throw error;
    console.error(`${error.message}\n\nNothing was sealed.`);
    return process.exit(1);
  }
}
