import './publication-folder.ts';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { day } from '../model/fields.ts';
import { isError } from '../model/problem-kinds.ts';
import { formatProblems } from '../model/report.ts';
import { site } from '../site.ts';
import { counted } from '../text/counted.ts';
import { readArguments } from './arguments.ts';
import { startFolder } from './publication-folder.ts';

/**
 * `npm run newsletter -- --since <day>`: writes an e-mail of what was published, quoted and corrected since a day, as HTML and as plain text, for any mailing
 * service. It sends nothing. Exit code 0, also if nothing is new; 1 if the content has errors; 2 for wrong arguments.
 */
const { values } = readArguments({
  usage: `npm run newsletter -- --since <day> [options]
  --since <day>   the first day of what is new, such as 2026-11-22
  --lang <tag>    only in this language; the default is each language of the site
  --out <folder>  where to write; the default is newsletter
  --content       the publication; the default is the folder the command runs in`,
  options: {
    since: { type: 'string' },
    lang: { type: 'string' },
    out: { type: 'string', default: 'newsletter' },
  },
});
/** Gmail cuts off longer messages. */
const mostBytes = 102_000;

const since =
  values.since ??
  refuse('--since', 'nothing', 'a day, such as 2026-11-22', 'npm run newsletter -- --since 2026-11-22');
if (!day.safeParse(since).success)
  refuse('--since', since, 'a day as year, month and day', 'npm run newsletter -- --since 2026-11-22');
const languages: readonly string[] = site.languages;
if (values.lang !== undefined && !languages.includes(values.lang))
  refuse(
    '--lang',
    values.lang,
    `a language of the site: ${languages.join(', ')}`,
    `--lang ${languages[0] ?? 'en'}`,
  );

// Loaded here, so that wrong arguments are refused at once.
const { today } = await import('../content/clock.ts');
if (since > today()) refuse('--since', since, `a day until today, ${today()}`, `--since ${today()}`);
const { readContent } = await import('../content/read-content.ts');
const { letterOf } = await import('../outputs/newsletter/letter.ts');
const { htmlLetter } = await import('../outputs/newsletter/html.ts');
const { isEmpty, newsSince } = await import('../outputs/newsletter/news.ts');
const { plainLetter } = await import('../outputs/newsletter/plain.ts');

const { published, ledger, problems } = await readContent(process.cwd());
const errors = problems.filter(isError);
if (errors.length > 0) {
  console.error(`${formatProblems(errors, process.stderr)}\n\nNothing was written.`);
  process.exit(1);
}
const folder = resolve(startFolder, values.out);
for (const lang of values.lang === undefined ? languages : [values.lang]) {
  const news = newsSince(published, since, lang, (path) => ledger.get(path)?.since);
  if (isEmpty(news)) {
    console.log(`${lang}: nothing is new since ${since}.`);
    continue;
  }
  const letter = letterOf(news);
  const html = htmlLetter(letter);
  await mkdir(folder, { recursive: true });
  for (const [ending, text] of [
    ['html', html],
    ['txt', plainLetter(letter)],
  ] as const) {
    const file = join(folder, `${since}.${lang}.${ending}`);
    await writeFile(file, text);
    console.log(`written  ${relative(startFolder, file)}`);
  }
  const { articles, quotes, changes } = news;
  console.log(
    `${lang}: ${counted(articles.length, 'article')}, ${counted(quotes.length, 'quote')} in earlier ones, ${counted(changes.length, 'change')}. Subject: ${letter.site.name}: ${letter.title}`,
  );
  const bytes = Buffer.byteLength(html);
  if (bytes > mostBytes)
    console.error(
      `${lang}: the HTML has ${Math.ceil(bytes / 1000)} KB, and Gmail cuts a message off after 102 KB\n  fix       choose a later day`,
    );
}

/** Ends the command with 2 and what is wrong with an argument. */
function refuse(option: string, found: string, expected: string, fix: string): never {
  console.error(
    `npm run newsletter: ${option}\n  found     ${found}\n  expected  ${expected}\n  fix       ${fix}`,
  );
  return process.exit(2);
}
