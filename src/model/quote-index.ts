import type { Quote } from './joined.ts';
import type { Library } from './library.ts';
import { isFilteredByPages } from './lists.ts';
import { pageSizes } from './page-sizes.ts';
import { ownWordsPath, personListPath, topicQuotesPath } from './routes.ts';

/** A filter of the list of quotes: a topic, a speaker, or the articles' own words. */
export interface QuoteFilter {
  /** The id of its control and of its quotes: `topic-bridges`, `speaker-mara-lind`. */
  id: string;
  label: string;
  count: number;
  /** The list of the same quotes, on a site whose list of all quotes has several pages. */
  path: string;
}

export interface QuoteIndex {
  /** All quotes, newest article first. */
  quotes: readonly Quote[];
  topics: QuoteFilter[];
  /** The articles' own words first, then speakers by the number of their quotes. */
  speakers: QuoteFilter[];
}

/** How many speakers the list of all quotes links to, if it has several pages; more are on a page of their own. */
export const speakersOfQuotes = 50;

/** True if a site has the page of everyone who is quoted. */
export const hasSpeakersPage = (library: Library): boolean =>
  isFilteredByPages(library) &&
  library.people.filter(({ quotes }) => quotes.length > 0).length > speakersOfQuotes;

const speakerFilter = (quote: Quote) => `speaker-${quote.speaker?.id ?? ''}`;

/** Returns the ids of the filters that match a quote. */
export const filtersOf = (quote: Quote): string[] => [
  ...quote.article.topics.map((topic) => `topic-${topic.id}`),
  speakerFilter(quote),
];

/** Returns all quotes and their filters, with counts. Filters that match no quote are left out. */
export function quoteIndex({ quotes, topics, people }: Library, articlesOwn: string): QuoteIndex {
  const counts = new Map<string, number>();
  for (const quote of quotes) for (const id of filtersOf(quote)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const filter = (id: string, label: string, path: string): QuoteFilter => ({
    ...{ id, label, path },
    count: counts.get(id) ?? 0,
  });
  const byCount = (a: QuoteFilter, b: QuoteFilter) => b.count - a.count || (a.label < b.label ? -1 : 1);
  return {
    quotes,
    topics: topics
      .map((topic) => filter(`topic-${topic.id}`, topic.title, topicQuotesPath(topic.id)))
      .filter((topic) => topic.count > 0)
      .sort(byCount),
    speakers: [
      filter('speaker-', articlesOwn, ownWordsPath),
      ...people
        .map(({ id, name, path, record }) =>
          filter(
            `speaker-${id}`,
            name,
            record.length > pageSizes.onPerson ? personListPath(id, 'quotes') : `${path}#quotes`,
          ),
        )
        .sort(byCount),
    ].filter((speaker) => speaker.count > 0),
  };
}
