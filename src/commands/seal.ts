import './publication-folder.ts';
import { today } from '../content/clock.ts';
import { seal } from '../content/ledger.ts';
import { writeLedger } from '../content/ledger-file.ts';
import { readContent } from '../content/read-content.ts';
import { previewRefusal } from '../hosting/preview-folder.ts';
import { isError } from '../model/problem-kinds.ts';
import { formatProblems } from '../model/report.ts';
import { cardNames } from '../outputs/cards/names.ts';
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
const { published, ledger, isUnmerged, problems } = await readContent(root);
const isDamaged = problems.some(
  ({ name }) =>
    name === 'ledger-unreadable' ||
    name === 'ledger-entry-invalid' ||
    name === 'ledger-of-another-publication',
);
if (isUnmerged && !isDamaged) {
  await writeLedger(root, ledger, site.tagAuthority);
  console.log('merged   the entries that a git merge left twice');
}
const merged = new Set(['ledger-conflict', 'ledger-entry-repeated']);
const left = problems.filter(({ name }) => isDamaged || !merged.has(name));
// Where the history is out of reach, a new ledger would replace the one that was there.
if (left.some((problem) => isError(problem) || problem.name === 'ledger-history-unknown')) {
  console.error(`${formatProblems(left, process.stderr)}\n\nNothing new was sealed.`);
  process.exit(1);
}
const sealed = seal(ledger, published, today(), cardNames(published));
const isNew = [...sealed].filter(([path]) => !ledger.has(path));
const isChanged = [...sealed].filter(
  ([path, entry]) => ledger.has(path) && JSON.stringify(entry) !== JSON.stringify(ledger.get(path)),
);
await writeLedger(root, sealed, site.tagAuthority);
for (const [path] of isNew) console.log(`sealed   ${path}`);
for (const [path] of isChanged) console.log(`updated  ${path}`);
console.log(
  `${counted(sealed.size, 'URL is', 'URLs are')} sealed: ${isNew.length} new, ${isChanged.length} updated.`,
);
