import type { Collection } from './collections.ts';
import { readDigitalgov, sample } from './speed/digitalgov.ts';
import { isTelling, wordsOf } from './words.ts';

/**
 * News-like: 1,000 articles of digital.gov without their titles, of which 250 are looked for by their title. Only that article counts as
 * relevant, which says less than judgments by people, but there are many subjects, as in news.
 */
export function readTitles(): Collection {
  const articles = sample(readDigitalgov(), 1000);
  const titled = articles.filter(({ title }) => new Set(wordsOf(title).filter(isTelling)).size >= 3);
  const asked = titled.filter((_, index) => index % Math.floor(titled.length / 250) === 0).slice(0, 250);
  return {
    name: 'digital.gov',
    documents: articles.map(({ id, paragraphs }) => ({ id, title: '', text: paragraphs.join(' ') })),
    queries: asked.map(({ id, title }, index) => ({
      number: index + 1,
      text: title.toLowerCase(),
      gains: new Map([[id, 4]]),
    })),
  };
}
