import './publication-folder.ts';
import { previewRefusal } from '../hosting/preview-folder.ts';
import { readArguments } from './arguments.ts';

/** `npm run seal`: writes what is new in the publication into its ledger (`sealContent`). */
readArguments({
  usage: `npm run seal -- [--content <folder>]
  --content  the publication; the default is the folder the command runs in`,
});
const preview = previewRefusal('dist');
if (preview !== undefined) {
  console.error(`${preview}\n\nNothing was sealed.`);
  process.exit(1);
}
// Loaded here, so that wrong arguments are refused at once.
const { readContent } = await import('../content/read-content.ts');
const { sealContent } = await import('./seal-content.ts');
const root = process.cwd();
const { lines, refusal } = await sealContent(root, await readContent(root), process.stderr);
for (const line of lines) console.log(line);
if (refusal !== undefined) {
  console.error(refusal);
  process.exit(1);
}
