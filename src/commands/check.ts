import { parseArgs } from 'node:util';
import { readingMinutes } from '../model/article.ts';
import { seal } from '../model/ledger.ts';
import { catalogueInMarkdown, isError } from '../model/problem-kinds.ts';
import { readingAge } from '../model/readability.ts';
import { formatProblems, problemsAsJson, problemsForGitHub } from '../model/report.ts';
import { today } from './ledger-file.ts';
import type { Reading } from './read-content.ts';

/**
 * `npm run check`: reads all content as the build would and says what is wrong. Exit code 0 where all is whole (warnings stop nothing),
 * 1 where content must be mended, 2 where the check itself could not be done.
 */
const usage = `npm run check -- [--json | --github | --list]
  --json    the report as one JSON object
  --github  the report as annotations of a GitHub workflow
  --list    every kind of problem there is, as Markdown`;

const started = performance.now();
const form = options();
if (form === 'list') console.log(catalogueInMarkdown());
else {
  try {
    // Loaded here, so that what keeps it from loading is told as our own failure too.
    const { readContent } = await import('./read-content.ts');
    report(await readContent(process.cwd()));
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    console.error(
      `The check could not be done: ${told}\n  mend  it is no fault of the content; DEBUG=1 shows where`,
    );
    if (process.env.DEBUG) console.error(error);
    process.exitCode = 2;
  }
}

function options(): 'json' | 'github' | 'list' | 'text' {
  const forms = ['json', 'github', 'list'] as const;
  try {
    const { values } = parseArgs({
      options: { json: { type: 'boolean' }, github: { type: 'boolean' }, list: { type: 'boolean' } },
    });
    const asked = forms.filter((form) => values[form]);
    if (asked.length > 1) throw new Error('one form at a time');
    return asked[0] ?? 'text';
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
  }
}

function report(reading: Reading): void {
  const { problems } = reading;
  if (form === 'json') console.log(problemsAsJson(problems));
  else if (form === 'github') process.stdout.write(problemsForGitHub(problems));
  else if (problems.length > 0) console.error(formatProblems(problems, process.stderr));
  if (problems.some(isError)) process.exitCode = 1;
  else if (form === 'text') tellContent(reading);
}

/** How long each article is, and how much there is of everything. */
function tellContent({ library, ledger }: Reading): void {
  const { articles, quotes, topics, people } = library;
  for (const { slug, words, lang, quotes, sources, text } of articles) {
    const age = lang === 'en' ? `, reading age ${readingAge(text)}` : '';
    console.log(
      `${slug}: ${words} words, ${readingMinutes(words)} min${age}, ${quotes.length} quotes, ${sources.length} sources`,
    );
  }
  const unsealed = [...seal(ledger, library, today()).keys()].filter((path) => !ledger.has(path)).length;
  if (unsealed > 0)
    console.log(`${unsealed} addresses are not sealed: run npm run seal when they are published.`);
  console.log(
    `Content is whole: ${articles.length} articles, ${quotes.length} quotes, ${topics.length} topics, ` +
      `${people.length} people (${Math.round(performance.now() - started)} ms).`,
  );
}
