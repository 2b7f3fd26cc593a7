import './publication-folder.ts';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import type { Reading } from '../content/read-content.ts';
import { catalogueInMarkdown, isError } from '../model/problem-kinds.ts';
import { formatProblems, problemsAsJson, problemsForGitHub } from '../model/report.ts';
import { readArguments, refuseArguments } from './arguments.ts';

/**
 * `npm run check`: reads all content as the build would and says what is wrong. Exit code 0 where all is whole (warnings stop nothing),
 * 1 where content must be mended, 2 where the check itself could not be done.
 */
const usage = `npm run check -- [--json | --github | --list]
  --json    the report as one JSON object
  --github  the report as annotations of a GitHub workflow
  --list    every kind of problem there is, as Markdown`;

// What is loaded from here on is compiled once: a fifth of a second less for each later run.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/verbatim-check'));
const started = performance.now();
const form = formOrRefuse();
if (form === 'list') process.stdout.write(catalogueInMarkdown());
else {
  try {
    // Loaded here, so that what keeps it from loading is told as our own failure too.
    const { readContent } = await import('../content/read-content.ts');
    const { printProblems } = await import('./print-problems.ts');
    const reading = await readContent(process.cwd());
    report(reading);
    if (process.exitCode === undefined && form === 'text')
      printProblems(reading, performance.now() - started);
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    console.error(
      `The check could not be done: ${told}\n  fix   it is no fault of the content; DEBUG=1 shows where`,
    );
    if (process.env.DEBUG) console.error(error);
    process.exitCode = 2;
  }
}

function report(reading: Reading): void {
  const { problems } = reading;
  if (form === 'json') console.log(problemsAsJson(problems));
  else if (form === 'github') process.stdout.write(problemsForGitHub(problems));
  else if (problems.length > 0) console.error(formatProblems(problems, process.stderr));
  if (problems.some(isError)) process.exitCode = 1;
}

function formOrRefuse(): 'json' | 'github' | 'list' | 'text' {
  const { values } = readArguments({
    usage,
    options: { json: { type: 'boolean' }, github: { type: 'boolean' }, list: { type: 'boolean' } },
  });
  const forms = (['json', 'github', 'list'] as const).filter((form) => values[form]);
  if (forms.length > 1)
    refuseArguments(`Choose one of ${forms.map((form) => `--${form}`).join(' and ')}.`, usage);
  return forms[0] ?? 'text';
}
