import './publication-folder.ts';
import { migrate } from '../desk/migrate.ts';
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
  const { what, found, expected, fix } = outcome.refused;
  console.error(
    `${what}\n  found     ${found}\n  expected  ${expected}\n  fix       ${fix}\n\nNothing was changed.`,
  );
  process.exitCode = 1;
}
