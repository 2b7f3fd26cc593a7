import { withoutDrafts } from '../model/addresses.ts';
import { isError } from '../model/problem-kinds.ts';
import { formatProblems } from '../model/report.ts';
import { seal } from '../content/ledger.ts';
import { cardNames } from '../outputs/cards/names.ts';
import { today, writeLedger } from '../content/ledger-file.ts';
import { readContent } from '../content/read-content.ts';

/** `npm run seal`: writes every new public address, and every new wording of a quote, into the ledger. */
const root = process.cwd();
const { library, ledger, problems } = await readContent(root);
if (problems.some(isError)) {
  console.error(`${formatProblems(problems, process.stderr)}\n\nNothing was sealed.`);
  process.exit(1);
}
const sealed = seal(ledger, library, today(), cardNames(withoutDrafts(library)));
const isNew = [...sealed].filter(([path]) => !ledger.has(path));
const isChanged = [...sealed].filter(
  ([path, entry]) => ledger.has(path) && JSON.stringify(entry) !== JSON.stringify(ledger.get(path)),
);
await writeLedger(root, sealed);
for (const [path] of isNew) console.log(`sealed   ${path}`);
for (const [path] of isChanged) console.log(`renewed  ${path}`);
console.log(`${sealed.size} addresses are sealed, ${isNew.length} of them new, ${isChanged.length} renewed.`);
