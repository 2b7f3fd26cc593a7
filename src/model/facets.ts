import type { Article, Topic } from './joined.ts';
import type { Library } from './library.ts';
import { nameIn } from './person-name.ts';
import { titleIn } from './topic.ts';

/** A value by which search results can be filtered. */
export interface FacetValue {
  /** The value in the search index. */
  id: string;
  label: string;
}

/** Returns a topic and all its broader topics: an article about militias is also about Iraq. */
export const withBroader = (topic: Topic): Topic[] => [
  topic,
  ...(topic.broader ? withBroader(topic.broader) : []),
];

/** Returns the years of the events of an article: of its timeline, and when its quotes were said. */
export const eventYears = ({ timeline, quotes }: Pick<Article, 'timeline' | 'quotes'>): string[] => [
  ...new Set([
    ...(timeline?.entries ?? []).map(({ date }) => date.slice(0, 4)),
    ...quotes.flatMap(({ said }) => said?.slice(0, 4) ?? []),
  ]),
];

/** The most people to choose from: those with most articles or quotes. All are 200 bytes each in every search page. */
export const mostPeople = 150;

/**
 * Returns the values by which results can be filtered, with labels in a language. Each belongs to at least one article or quote; of
 * speakers and authors, the most frequent.
 */
export function facetValues(
  { articles, quotes, people, series }: Library,
  lang: string,
  nameOfLanguage: (lang: string) => string,
): Record<'topic' | 'speaker' | 'about' | 'author' | 'series' | 'year' | 'event' | 'lang', FacetValue[]> {
  const sorted = (values: FacetValue[]) =>
    [...new Map(values.map((value) => [value.id, value])).values()].sort((a, b) =>
      a.label.localeCompare(b.label, lang),
    );
  const named = (found: readonly { id: string }[]) => {
    const counts = new Map<string, number>();
    for (const { id } of found) counts.set(id, (counts.get(id) ?? 0) + 1);
    const frequent = [...counts].sort(([, a], [, b]) => b - a).slice(0, mostPeople);
    const ids = new Set(frequent.map(([id]) => id));
    return sorted(
      people
        .filter(({ id }) => ids.has(id))
        .map((person) => ({ id: person.id, label: nameIn(person, lang) })),
    );
  };
  return {
    topic: sorted(
      articles
        .flatMap(({ topics }) => topics.flatMap(withBroader))
        .map((topic) => ({ id: topic.id, label: titleIn(topic, lang) })),
    ),
    speaker: named(quotes.flatMap(({ speaker }) => speaker ?? [])),
    about: named(articles.flatMap((article) => article.people)),
    author: named(articles.flatMap(({ authors }) => authors)),
    series: sorted(
      series
        .filter((one) => one.articles.length > 0)
        .map((one) => ({ id: one.id, label: one.title[lang] ?? Object.values(one.title)[0] ?? one.id })),
    ),
    year: sorted(articles.map(({ date }) => ({ id: date.slice(0, 4), label: date.slice(0, 4) }))).reverse(),
    event: sorted(articles.flatMap(eventYears).map((year) => ({ id: year, label: year }))).reverse(),
    lang: sorted(articles.map((article) => ({ id: article.lang, label: nameOfLanguage(article.lang) }))),
  };
}
