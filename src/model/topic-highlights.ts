import type { Article, Person, Quote } from './joined.ts';

/** How much the page of a topic shows before its lists. */
const most = { quotes: 2, people: 8 };

/** What the page of a topic begins with. */
export interface TopicHighlights {
  lead: Article | undefined;
  quotes: Quote[];
  people: Person[];
}

/**
 * Returns the newest article of a topic’s articles, two quotes of different people, or else of the articles’ own words, and the people whom
 * most of the articles are about or quote.
 */
export function topicHighlights(articles: readonly Article[]): TopicHighlights {
  const all = articles.flatMap(({ quotes }) => quotes);
  const said = new Map(
    all.flatMap((quote) => (quote.speaker ? [[quote.speaker, quote] as const] : [])).reverse(),
  );
  const bySpeaker = all.filter((quote) => quote.speaker && said.get(quote.speaker) === quote);
  const counts = new Map<Person, number>();
  for (const { people, quotes } of articles)
    for (const person of new Set([...people, ...quotes.flatMap(({ speaker }) => speaker ?? [])]))
      counts.set(person, (counts.get(person) ?? 0) + 1);
  return {
    lead: articles[0],
    quotes: [...bySpeaker, ...all.filter(({ speaker }) => !speaker)].slice(0, most.quotes),
    people: [...counts]
      .sort(([, one], [, other]) => other - one)
      .slice(0, most.people)
      .map(([person]) => person),
  };
}
