import { formatProblems } from '../model/problem.ts';
import { readContent } from './read-content.ts';

/** `npm run check`: reads all content as the build would and says what is wrong. Exit code 1 where something is. */
const started = performance.now();
const { library, problems } = await readContent(process.cwd());
if (problems.length > 0) {
  console.error(formatProblems(problems));
  process.exitCode = 1;
} else {
  const { articles, quotes, topics, people } = library;
  console.log(
    `Content is whole: ${articles.length} articles, ${quotes.length} quotes, ${topics.length} topics, ` +
      `${people.length} people (${Math.round(performance.now() - started)} ms).`,
  );
}
