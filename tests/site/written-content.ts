import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

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
  translationOf?: string;
  revisions?: { date: string }[];
  withdrawn?: { date: string; why: string };
}
export interface WrittenSource {
  lang?: string;
  publisher: string;
  title?: string;
  about?: string;
  date: string;
  /** Missing if no editor has seen the source. */
  accessed?: string;
  url: string;
}
interface WrittenArticle {
  title: string;
  standfirst: string;
  author: string | string[];
  editor?: string | string[];
  translator?: string | string[];
  date: string;
  updated?: string;
  lang?: string;
  series?: string;
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

interface WrittenTopic {
  title: string;
  labels?: Record<string, string>;
  summaries?: Record<string, string>;
  formerly?: string[];
  wikidata?: string;
  mediaTopic?: string;
}
interface WrittenPerson {
  name: string;
  kind?: string;
  names?: Record<string, string>;
  family?: string;
  families?: Record<string, string>;
  formerly?: string[];
  wikidata?: string;
}
interface QuoteOfArticle {
  quote: WrittenQuote;
  article: Written<WrittenArticle>;
}

/** The content of a publication as its editors wrote it. */
export interface WrittenContent {
  /** Articles that are published. */
  articles: Written<WrittenArticle>[];
  topics: Written<WrittenTopic>[];
  people: Written<WrittenPerson>[];
  /** Every source by its id: the register’s, and those written in an article. */
  sources: Map<string, WrittenSource>;
  /** Every published quote, with its article. */
  quotes: QuoteOfArticle[];
  /** Every withdrawn quote. */
  withdrawn: QuoteOfArticle[];
}

/**
 * Reads the content of the publication in a folder with a YAML parser and none of the site's own code: tests compare what is published
 * with what was written, not with what the site made of it.
 */
export function writtenContent(root: string): WrittenContent {
  const articles = readFolder<WrittenArticle>(root, 'articles').filter(({ data }) => !data.draft);
  const register = parse(readFileSync(join(root, 'content/sources.yaml'), 'utf8')) as Record<
    string,
    WrittenSource
  >;
  const ownSources = articles.flatMap(({ data }) =>
    (data.sources ?? []).flatMap((source) =>
      typeof source === 'string' ? [] : [[source.id, source] as const],
    ),
  );
  const everyQuote = articles.flatMap((article) =>
    (article.data.pullQuotes ?? []).map((quote) => ({ quote, article })),
  );
  return {
    articles,
    topics: readFolder(root, 'topics'),
    people: readFolder(root, 'people'),
    sources: new Map([...Object.entries(register), ...ownSources]),
    quotes: everyQuote.filter(({ quote }) => !quote.withdrawn),
    withdrawn: everyQuote.filter(({ quote }) => quote.withdrawn),
  };
}

function readFolder<T>(root: string, folder: string): Written<T>[] {
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

/** Returns the series of an article and its part: its own, or those of the article that it translates. */
export function placeInSeries(
  { data }: Written<WrittenArticle>,
  articles: readonly Written<WrittenArticle>[],
): { series: string; part: number } | undefined {
  const original = articles.find(({ id }) => id === data.translationOf);
  const { series, part } = data.series === undefined && original ? original.data : data;
  return series === undefined || part === undefined ? undefined : { series, part };
}

/** Returns the date on which an article last changed for readers. */
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
