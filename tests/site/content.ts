import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './dist.ts';

/**
 * The editors’ files, read with a YAML parser and nothing of the site’s own:
 * what is published is compared with what was written, not with what the site made of it.
 */
export interface Written<T> {
  id: string;
  data: T;
  body: string;
}
export interface WrittenQuote {
  id: string;
  text: string;
  speaker?: string;
  said?: string;
  source?: string;
  revisions?: { date: string }[];
  withdrawn?: { date: string };
}
export interface WrittenSource {
  date: string;
  accessed: string;
  url: string;
}
interface WrittenArticle {
  title: string;
  standfirst: string;
  author: string | string[];
  date: string;
  updated?: string;
  lang?: string;
  part?: number;
  topics: string[];
  keyPoints?: string[];
  translationOf?: string;
  pullQuotes?: WrittenQuote[];
  sources?: (string | (WrittenSource & { id: string }))[];
  corrections?: { date: string }[];
  aliases?: string[];
  abbreviations?: Record<string, string>;
  draft?: boolean;
}

function readFolder<T>(folder: string): Written<T>[] {
  const path = join(root, 'content', folder);
  return readdirSync(path)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const [, head = '', body = ''] =
        /^---\n(.*?)\n---\n(.*)$/s.exec(readFileSync(join(path, name), 'utf8')) ?? [];
      return { id: name.slice(0, -'.md'.length), data: parse(head) as T, body };
    });
}

/** Articles that are published. */
export const articles = readFolder<WrittenArticle>('articles').filter(({ data }) => !data.draft);
export const topics = readFolder<{
  title: string;
  labels?: Record<string, string>;
  summaries?: Record<string, string>;
  formerly?: string[];
  wikidata?: string;
  mediaTopic?: string;
}>('topics');
export const people = readFolder<{
  name: string;
  names?: Record<string, string>;
  family?: string;
  families?: Record<string, string>;
  formerly?: string[];
}>('people');

/** Every source by its id: the register’s, and those written in an article. */
export const sources = new Map<string, WrittenSource>([
  ...Object.entries(
    parse(readFileSync(join(root, 'content/sources.yaml'), 'utf8')) as Record<string, WrittenSource>,
  ),
  ...articles.flatMap(({ data }) =>
    (data.sources ?? []).flatMap((source) =>
      typeof source === 'string' ? [] : [[source.id, source] as const],
    ),
  ),
]);

const everyQuote = articles.flatMap((article) =>
  (article.data.pullQuotes ?? []).map((quote) => ({ quote, article })),
);
/** Every quote that stands, with its article. */
export const quotes = everyQuote.filter(({ quote }) => !quote.withdrawn);
/** Every quote that was taken back. */
export const withdrawn = everyQuote.filter(({ quote }) => quote.withdrawn);

/** The day an article last changed for readers. */
export const changed = ({ data }: Written<WrittenArticle>): string =>
  [
    data.date,
    data.updated ?? '',
    ...[
      ...(data.corrections ?? []),
      ...(data.pullQuotes ?? []).flatMap((quote) =>
        [...(quote.revisions ?? []), quote.withdrawn ?? []].flat(),
      ),
    ].map(({ date }) => date),
  ]
    .sort()
    .at(-1) ?? '';
