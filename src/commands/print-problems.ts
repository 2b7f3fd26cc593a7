import { unsealedPaths } from '../content/ledger.ts';
import type { Reading } from '../content/read-content.ts';
import { shownArticles } from '../content/reading-ages.ts';
import { readingMinutes } from '../model/article.ts';
import { scheduledLines } from '../model/scheduled.ts';
import { counted } from '../text/counted.ts';

/** Prints the lengths of the newest articles, how much there is of everything, and how long it took to read it. */
export function printProblems(
  { library, published, ledger, readingAges }: Reading,
  milliseconds: number,
): void {
  const { articles, quotes, topics, people } = library;
  for (const { slug, words, quotes, sources } of articles.slice(0, shownArticles)) {
    const years = readingAges.get(slug);
    const age = years === undefined ? '' : `, reading age ${years}`;
    console.log(
      `${slug}: ${counted(words, 'word')}, ${readingMinutes(words)} min${age}, ${counted(quotes.length, 'quote')}, ${counted(sources.length, 'source')}`,
    );
  }
  if (articles.length > shownArticles)
    console.log(`… and ${counted(articles.length - shownArticles, 'older article')}`);
  for (const line of scheduledLines(library)) console.log(line);
  const unsealed = unsealedPaths(ledger, published).length;
  if (unsealed > 0)
    console.log(
      `${counted(unsealed, 'URL is', 'URLs are')} not sealed: run npm run seal when ${unsealed === 1 ? 'it is' : 'they are'} published.`,
    );
  console.log(
    `No errors in ${counted(articles.length, 'article')}, ${counted(quotes.length, 'quote')}, ` +
      `${counted(topics.length, 'topic')}, ${counted(people.length, 'person', 'people')} (${Math.round(milliseconds)} ms).`,
  );
}
