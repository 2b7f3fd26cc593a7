import type { Article, Topic } from './joined.ts';

/** What happened in each year of a topic, on the same years for all topics of a list, so that they can be compared. */
export interface TopicYears {
  /** Articles by the year of publication or, on a site whose articles are all of one year, their sources. */
  of: 'articles' | 'sources';
  from: number;
  to: number;
  /** Numbers from `from` to `to`. */
  counts: ReadonlyMap<Topic, number[]>;
}

/** The longest span: older years would leave no width for bars. */
const mostYears = 40;

const yearOf = (date: string): number[] => (/^\d{4}/.test(date) ? [Number(date.slice(0, 4))] : []);
const published = ({ date }: Article) => yearOf(date);
const cited = ({ sources }: Article) => sources.flatMap(({ date }) => yearOf(date));

/** Returns the years of topics in a language; undefined if all are in one year. */
export function topicYears(topics: readonly Topic[], lang: string): TopicYears | undefined {
  const yearsOf = (topic: Topic, years: (article: Article) => number[]) =>
    topic.articles.filter((article) => article.lang === lang).flatMap(years);
  for (const [of, years] of [
    ['articles', published],
    ['sources', cited],
  ] as const) {
    const all = topics.flatMap((topic) => yearsOf(topic, years));
    const to = all.reduce((a, b) => Math.max(a, b), -Infinity);
    const from = Math.max(
      all.reduce((a, b) => Math.min(a, b), Infinity),
      to - mostYears + 1,
    );
    if (from >= to || all.length === 0) continue;
    const counts = new Map(
      topics.map((topic) => {
        const own = Array.from({ length: to - from + 1 }, () => 0);
        for (const year of yearsOf(topic, years))
          if (year >= from) own[year - from] = (own[year - from] ?? 0) + 1;
        return [topic, own] as const;
      }),
    );
    return { of, from, to, counts };
  }
  return undefined;
}

/** A topic with those below it. */
export interface TopicBranch {
  topic: Topic;
  narrower: TopicBranch[];
}

/** Returns topics as a tree, in their order; those whose broader topic is not among them are at the top. */
export function topicTree(topics: readonly Topic[]): TopicBranch[] {
  const known = new Set(topics);
  const below = (broader: Topic | undefined): TopicBranch[] =>
    topics
      .filter((topic) => (topic.broader && known.has(topic.broader) ? topic.broader : undefined) === broader)
      .map((topic) => ({ topic, narrower: below(topic) }));
  return below(undefined);
}
