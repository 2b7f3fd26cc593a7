import './publication-folder.ts';
import type { Reading } from '../content/read-content.ts';
import { catalogInMarkdown, isError } from '../model/problem-kinds.ts';
import { formatProblems, problemsAsJson, problemsForGitHub } from '../model/report.ts';
import { scheduledEntries, scheduledLines } from '../model/scheduled.ts';
import { messageOf } from '../text/message-of.ts';
import { readArguments, refuseArguments } from './arguments.ts';

/**
 * `npm run check`: reads all content as the build does and reports every problem. Exit code 0 without errors (warnings stop nothing), 1
 * with errors in the content, 2 if the check itself failed.
 */
const usage = `npm run check -- [--json | --github | --list]
  --json    the report as one JSON object
  --github  the report as annotations of a GitHub workflow
  --list    every kind of problem there is, as Markdown`;

const started = performance.now();
const form = formOrRefuse();
if (form === 'list') process.stdout.write(catalogInMarkdown());
else {
  try {
    // Loaded here, so that an error while it loads is also reported as a failure of the check.
    const { readContent } = await import('../content/read-content.ts');
    const { printProblems } = await import('./print-problems.ts');
    const reading = await readContent(process.cwd());
    report(reading);
    if (process.exitCode === undefined && form === 'text')
      printProblems(reading, performance.now() - started);
  } catch (error) {
    const reason = messageOf(error);
    console.error(
      `The check itself failed: ${reason}\n  The content is not the cause. For a stack trace, run DEBUG=1 npm run check`,
    );
    if (process.env.DEBUG) console.error(error);
    process.exitCode = 2;
  }
}

function report(reading: Reading): void {
  const { problems, library } = reading;
  if (form === 'json') console.log(problemsAsJson(problems, { scheduled: scheduledEntries(library) }));
  else if (form === 'github') {
    process.stdout.write(problemsForGitHub(problems));
    for (const line of scheduledLines(library)) console.log(line);
  } else if (problems.length > 0) console.error(formatProblems(problems, process.stderr));
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
