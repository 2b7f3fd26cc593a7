import './publication-folder.ts';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { absolute, verifyFilePath, withoutBase } from '../model/routes.ts';
import { verifyIndexFile } from '../model/verify-files.ts';
import { reportOf } from '../verify/report.ts';
import { readArguments, refuseArguments } from './arguments.ts';
import { openSite } from './open-site.ts';

/** `npm run verify -- "words"`: says whether a quotation is genuine, from the same files and by the same rules as the page of the site. */
const usage = `npm run verify -- "words" [--speaker <name>] [--said <date>] [--json]
  "words"    what is said to have been published, or the permalink of a quote; at most 5,000 characters
  --speaker  who is said to have said it
  --said     when: a year, month or day, like 2014, 2014-08 or 2014-08-31
  --json     the answer as one JSON object
  --content  the publication whose dist/ is read; the default is the folder the command runs in`;

const { values, positionals } = readArguments({
  usage,
  options: { speaker: { type: 'string' }, said: { type: 'string' }, json: { type: 'boolean' } },
  positionals: 1,
});
const [text = ''] = positionals;
const { speaker = '', said = '' } = values;
if (text.trim() === '') refuseArguments('No words: write them in quotation marks.', usage);
if (said !== '' && !/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u.test(said))
  refuseArguments(`--said is “${said}”: write a year, month or day, like 2014-08-31.`, usage);

const dist = resolve('dist');
if (!existsSync(`${dist}${withoutBase(verifyFilePath(verifyIndexFile))}`)) {
  console.error('dist/ has no data to verify quotations with.\n  fix  npm run build');
  process.exit(1);
}
const { verifier, close } = await openSite(dist);
const answer = await verifier.answer({ text, speaker, said });
await close();
console.log(values.json ? JSON.stringify(answer, undefined, 2) : reportOf(answer, absolute));
if (answer.kind === 'unavailable') process.exitCode = 1;
