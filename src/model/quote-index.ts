import type { Quote } from './joined.ts';
import type { Library } from './library.ts';

/** A filter of the list of quotes: a topic, a speaker, or the articles' own words. */
export interface QuoteFilter {
  /** The id of its control and of its quotes: `topic-bridges`, `speaker-mara-lind`. */
  id: string;
  label: string;
  count: number;
}

export interface QuoteIndex {
  /** All quotes, newest article first. */
  quotes: readonly Quote[];
  topics: QuoteFilter[];
  /** The articles' own words first, then speakers by the number of their quotes. */
  speakers: QuoteFilter[];
}

const speakerFilter = (quote: Quote) => `speaker-${quote.speaker?.id ?? ''}`;

/** Returns the ids of the filters that match a quote. */
export const filtersOf = (quote: Quote): string[] => [
  ...quote.article.topics.map((topic) => `topic-${topic.id}`),
  speakerFilter(quote),
];

/** Returns all quotes and their filters, with counts. Filters that match no quote are left out. */
export function quoteIndex({ quotes, topics, people }: Library, articlesOwn: string): QuoteIndex {
  const count = (id: string) => quotes.filter((quote) => filtersOf(quote).includes(id)).length;
  const filter = (id: string, label: string): QuoteFilter => ({ id, label, count: count(id) });
  const byCount = (a: QuoteFilter, b: QuoteFilter) => b.count - a.count || (a.label < b.label ? -1 : 1);
  return {
    quotes,
    topics: topics
      .map((topic) => filter(`topic-${topic.id}`, topic.title))
      .filter((topic) => topic.count > 0)
      .sort(byCount),
    speakers: [
      filter('speaker-', articlesOwn),
      ...people.map((person) => filter(`speaker-${person.id}`, person.name)).sort(byCount),
    ].filter((speaker) => speaker.count > 0),
  };
}
