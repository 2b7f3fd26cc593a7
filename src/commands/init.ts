import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type Answers,
  option,
  type Question,
  questions,
  readAnswers,
  type Typed,
} from '../desk/init/answers.ts';
import { ask } from '../desk/init/ask.ts';
import { refusal } from '../desk/init/refusals.ts';
import { starterFiles } from '../desk/init/starter.ts';
import { exampleFolder, prepare, recoverAll, swap } from '../desk/init/swap.ts';
import { refusalText } from '../desk/refusal.ts';
import { shellWord } from '../text/shell-word.ts';
import { readArguments } from './arguments.ts';
import { machineFailure } from './failure.ts';

/**
 * `npm run init`: asks who publishes what, moves the example that the project comes with to examples/dossier/, and writes a starter. It
 * writes into a temporary folder, checks that, and swaps it in with renames: until then, and if it is killed, nothing has changed.
 */
const { values } = readArguments({
  usage: `npm run init -- [--content <folder>] [options]
  Asks for each option that is missing; without a terminal, reports it.
${(Object.keys(questions) as Question[]).map((question) => `  ${option(question, questions[question].example)}\n      ${questions[question].asks}`).join('\n')}
  --content <folder>
      where the publication goes; the default is this folder, whose example moves to ${exampleFolder}/`,
  options: {
    ...{ name: { type: 'string' }, url: { type: 'string' }, languages: { type: 'string' } },
    ...{ 'time-zone': { type: 'string' }, license: { type: 'string' }, publisher: { type: 'string' } },
    ...{ email: { type: 'string' }, content: { type: 'string' } },
  },
});
const { content, ...options } = values;
const root = resolve(content ?? '.');

try {
  const recovery = recoverAll(root);
  if (recovery === 'undone') console.log('Undid an interrupted npm run init.');
  if (recovery === 'completed')
    console.log('Completed an interrupted npm run init: content/ is the new publication.');
  else await init();
} catch (error) {
  if ((error as Error).name === 'AbortError') stop('\nNothing was changed.');
  stop(machineFailure(error, root, 'Nothing was changed') ?? String((error as Error).stack));
}

async function init(): Promise<void> {
  const refused = refusal(root);
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  if (refused && isTerminal) stop(refusalText('Nothing was changed.', refused));
  const typed: Typed = isTerminal ? await ask(options, process.stdin, process.stdout) : options;
  const { answers, faults } = { answers: undefined, ...readAnswers(typed) };
  const reports = [
    ...(refused ? [refusalText(root, refused)] : []),
    ...faults.map(({ question, ...rest }) => refusalText(`--${question}`, rest)),
  ];
  if (!answers || reports.length > 0) stop(`${reports.join('\n\n')}\n\nNothing was changed.`, 2);
  const folder = prepare(root, starterFiles(answers));
  checkOrStop(folder);
  swap(root, folder);
  report(answers);
}

/** Runs `npm run check` on the prepared publication, so that the first build succeeds. */
function checkOrStop(folder: string): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'check.ts'), '--content', join(folder, 'new')],
    { encoding: 'utf8' },
  );
  if (status === 0) return;
  rmSync(folder, { recursive: true, force: true });
  stop(`${stdout}${stderr}\nNothing was changed: the starter would have these problems.`);
}

function report({ name, languages, license, timeZone }: Answers): void {
  const at = (path: string) => join(content ?? '', path);
  const argument = content === undefined ? '' : ` -- --content ${shellWord(content)}`;
  const hasMoved = content === undefined && existsSync(join(root, exampleFolder));
  console.log(`
“${name}” is ready: ${languages.join(', ')}; ${timeZone}; ${license.label}.

  ${at('content/')}  one article, two topics, an author, and pages to fill in
${hasMoved ? `  ${exampleFolder}/  the example that was in content/; npm start -- --content ${exampleFolder} builds it\n` : ''}
Next:
  npm start${argument}  builds the site and serves it at http://localhost:4321
  Change ${at('content/site.yaml')}: menus, colors and texts.
  Fill in what is in square brackets in ${at('content/pages/')}.
  git add -A && git commit -m ${shellWord(`Start ${name}`)}

Continue with docs/first-site.md.`);
}

function stop(reason: string, code = 1): never {
  console.error(reason);
  process.exit(code);
}
