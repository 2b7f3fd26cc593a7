import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { sharedData } from '../shared-data.ts';
import { paragraphsOf, withoutEntities } from './plain-text.ts';

export interface BenchArticle {
  /** Its address without slashes at the ends. */
  id: string;
  title: string;
  /** `2014-11-10` */
  date: string;
  author: string;
  topics: string[];
  paragraphs: string[];
}

interface Line {
  id: string;
  title: string;
  date: string;
  author: string;
  topics: string[];
  markdown: string;
}

/** 1,811 articles of a site of the US government, oldest first. */
export const readDigitalgov = (): BenchArticle[] =>
  gunzipSync(readFileSync(sharedData('digitalgov.jsonl.gz')))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
    .map(({ id, title, date, author, topics, markdown }) => ({
      id,
      title: withoutEntities(title),
      date: date.slice(0, 10),
      author,
      topics,
      paragraphs: paragraphsOf(markdown),
    }));

/** `count` of the articles, evenly spread over the years. */
export const sample = (articles: readonly BenchArticle[], count: number): BenchArticle[] =>
  articles.filter(
    (_, index) =>
      Math.floor((index * count) / articles.length) !== Math.floor(((index - 1) * count) / articles.length),
  );
