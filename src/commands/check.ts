import { readingMinutes } from '../model/article.ts';
import { formatProblems, isError } from '../model/problem.ts';
import { readingAge } from '../model/readability.ts';
import { seal } from '../model/ledger.ts';
import { today } from './ledger-file.ts';
import { readContent } from './read-content.ts';

/** `npm run check`: reads all content as the build would and says what is wrong. Exit code 1 where something must be mended; warnings alone leave it 0. */
const started = performance.now();
const { library, ledger, problems } = await readContent(process.cwd());
if (problems.length > 0) console.error(formatProblems(problems));
if (problems.some(isError)) process.exitCode = 1;
else {
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
