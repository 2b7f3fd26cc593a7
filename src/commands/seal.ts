import './publication-folder.ts';
import { writeLedger } from '../content/ledger-file.ts';
import { readContent } from '../content/read-content.ts';
import { sealPlan } from '../content/seal-plan.ts';
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
const root = process.cwd();
const refusal = previewRefusal('dist');
if (refusal !== undefined) {
  console.error(`${refusal}\n\nNothing was sealed.`);
  process.exit(1);
}
const { before, sealed, added, updated, isMerging, faults } = sealPlan(await readContent(root));
if (isMerging) {
  await writeLedger(root, before, site.tagAuthority);
  console.log('merged   the entries that a git merge left twice');
}
if (faults.length > 0) {
  console.error(`${formatProblems(faults, process.stderr)}\n\nNothing new was sealed.`);
  process.exit(1);
}
await writeLedger(root, sealed, site.tagAuthority);
for (const [path] of added) console.log(`sealed   ${path}`);
for (const [path] of updated) console.log(`updated  ${path}`);
console.log(
  `${counted(sealed.size, 'URL is', 'URLs are')} sealed: ${added.length} new, ${updated.length} updated.`,
);
