import { parseArgs } from 'node:util';
import { dist } from '../../site/dist.ts';
import { judged } from './judged.ts';
import { slow } from './slow.ts';

/**
 * `npm run bench:verify`: what the verifier answers to the judged questions about foreign articles.
 *
 * `npm run bench:verify -- slow [--folder <built site>]`: what a reader with a new browser waits for on a slow line, in dist/ or another
 * built site, until a quotation is answered.
 */
const { values, positionals } = parseArgs({
  options: { folder: { type: 'string', default: dist } },
  allowPositionals: true,
});
const [what] = positionals;
if (what === undefined) await judged();
else if (what === 'slow') console.log(await slow(values.folder));
else {
  console.error(`${what}\n  expected  slow, or nothing`);
  process.exitCode = 2;
}
