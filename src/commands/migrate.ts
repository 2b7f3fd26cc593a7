import './publication-folder.ts';
import { migrate } from '../desk/migrate.ts';
import { refusalText } from '../desk/refusal.ts';
import { readArguments } from './arguments.ts';

/** `npm run migrate`: rewrites content that was written for an older version of the software; see docs/updating.md. */
const { values } = readArguments({
  usage: `npm run migrate -- [--dry-run] [--content <folder>]
  --dry-run  names what would change, and changes nothing
  --content  the publication; the default is the folder the command runs in`,
  options: { 'dry-run': { type: 'boolean' } },
});
const outcome = await migrate(process.cwd(), { isDry: values['dry-run'] === true });
if ('done' in outcome) console.log(outcome.done.join('\n'));
else {
  console.error(`${refusalText(outcome.refused.what, outcome.refused)}\n\nNothing was changed.`);
  process.exitCode = 1;
}
