import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { SearchRecord } from '../../src/search/record.ts';
import { escaped } from '../../src/search/record-page.ts';
import type { SpellingGroup } from '../../src/search/spellings.ts';
import { fixtures } from '../publications.ts';

/** An article of tests/fixtures/foreign. */
export interface ForeignArticle {
  id: string;
  title: string;
  date: string;
  author: string;
  topics: string[];
  text: string;
}

/** All articles. */
export const foreignArticles = gunzipSync(readFileSync(join(fixtures, 'foreign/articles.jsonl.gz')))
  .toString()
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as ForeignArticle);

export const foreignIds: ReadonlySet<string> = new Set(foreignArticles.map(({ id }) => id));

const slug = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

const bodyOf = (text: string) =>
  text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escaped(paragraph)}</p>`)
    .join('');

/** The search records of the articles, with their authors and topics. */
export const foreignRecords: SearchRecord[] = foreignArticles.map(
  ({ id, title, date, author, topics, text }) => ({
    url: `/articles/${id}/`,
    html: `<!doctype html><html lang="en"><head></head><body><article data-pagefind-body><h1>${escaped(title)}</h1>${bodyOf(text)}</article></body></html>`,
    date,
    meta: { title, date, lang: 'en', author, topics: topics.join(', ') },
    facets: {
      kind: ['article'],
      topic: topics.map(slug),
      author: [slug(author)],
      year: [date.slice(0, 4)],
      lang: ['en'],
    },
  }),
);

/** The names of their topics. */
export const foreignNames: SpellingGroup[] = [
  ...new Set(foreignArticles.flatMap(({ topics }) => topics)),
].map((topic) => ({ path: `/topics/${slug(topic)}/`, forms: [topic] }));
