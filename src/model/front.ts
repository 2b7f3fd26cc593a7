import { site } from '../site.ts';
import type { Article, Quote, Series, Topic } from './joined.ts';
import type { Library } from './library.ts';
import { partsIn } from './series-parts.ts';
import type { FrontPart } from './site-front.ts';

/** A part of a language’s front page with what it shows, never empty. */
export type FrontSection =
  | { kind: 'lead'; article: Article }
  /** `lead` is the part that leads the page: it keeps its place in the order, by title only. `between` is a quote for the space between rows. */
  | {
      kind: 'series';
      series: Series;
      parts: Article[];
      lead: Article | undefined;
      between: Quote | undefined;
    }
  | { kind: 'newest'; articles: Article[]; hasMore: boolean; between: Quote | undefined }
  | { kind: 'topics'; topics: { topic: Topic; count: number }[] }
  | { kind: 'quotes'; quotes: Quote[] };

/** How many items a part shows that has no count. */
const usual = { series: 12, newest: 24, quotes: 6, topics: 100 };
/** The fewest articles that have a quote between their rows. */
const leastAround = 4;
/** How many series a part shows that does not name one: those of the newest articles. */
const mostSeries = 6;

/**
 * Returns the front page of a language in the order of `front`. An article appears once, where it comes first, except that a series names
 * the part that leads, and that `newest` leaves out the articles of series that have a part of their own. Parts without content are left
 * out. The first part with several rows has a quote between them.
 */
export function frontSections(
  library: Pick<Library, 'articles' | 'topics' | 'series'>,
  front: readonly FrontPart[],
  lang: string,
): FrontSection[] {
  const articles = library.articles.filter((article) => article.lang === lang);
  const inSeries = new Set(
    front.flatMap((part) => seriesOf(part, library, lang)).flatMap((one) => partsIn(one, lang)),
  );
  const leading = front.find(({ kind }) => kind === 'lead');
  const lead = leading && leadOf(leading.id, articles);
  const shown = new Set<Article>();
  const show = (list: readonly Article[]) => {
    const rest = list.filter((article) => !shown.has(article));
    for (const article of rest) shown.add(article);
    return rest;
  };
  let between: Quote | undefined;
  const quoteAmong = (list: readonly Article[]): Quote | undefined => {
    if (between || list.length < leastAround) return undefined;
    between = list.map(saidFirst).find((quote) => quote?.speaker) ?? list.flatMap(({ quotes }) => quotes)[0];
    return between;
  };
  return front.flatMap((part): FrontSection[] => {
    const { kind, count } = part;
    switch (kind) {
      case 'lead': {
        const [article] = show([leadOf(part.id, articles)].flatMap((lead) => lead ?? []));
        return article ? [{ kind, article }] : [];
      }
      case 'series':
        return seriesOf(part, library, lang).flatMap((series) => {
          const parts = partsIn(series, lang).slice(-(count ?? usual.series));
          const own = show(parts);
          if (own.length === 0) return [];
          const ledBy = parts.find((one) => !own.includes(one));
          return [{ kind, series, parts, lead: ledBy, between: quoteAmong(own) }];
        });
      case 'newest': {
        const others = articles.filter((article) => !shown.has(article) && !inSeries.has(article));
        const newest = show(others.slice(0, count ?? usual.newest));
        const hasMore = others.length > newest.length;
        return newest.length > 0 ? [{ kind, articles: newest, hasMore, between: quoteAmong(newest) }] : [];
      }
      case 'topics': {
        const topics = topicsOf(library.topics, lang, count ?? usual.topics);
        return topics.length > 0 ? [{ kind, topics }] : [];
      }
      case 'quotes': {
        const quotes = quotesOf(articles, lead, between).slice(0, count ?? usual.quotes);
        return quotes.length > 0 ? [{ kind, quotes }] : [];
      }
    }
  });
}

/** Returns the article that leads: the one with this slug or its translation, or else the newest. */
function leadOf(slug: string | undefined, articles: readonly Article[]): Article | undefined {
  const chosen = articles.find((article) =>
    [article, ...article.translations].some((version) => version.slug === slug),
  );
  return chosen ?? articles[0];
}

/** Returns the series of a part: the one it names, or all with several parts in the language, that of the newest article first. */
function seriesOf(
  { kind, id }: FrontPart,
  { articles, series }: Pick<Library, 'articles' | 'series'>,
  lang: string,
): Series[] {
  if (kind !== 'series') return [];
  if (id !== undefined) return series.filter((one) => one.id === id);
  const newest = new Set(
    articles.flatMap((article) => (article.lang === lang ? (article.series ?? []) : [])),
  );
  return [...newest].filter((one) => partsIn(one, lang).length > 1).slice(0, mostSeries);
}

/** Returns the topics with articles and a name in the language, in the order of the library; if there are more than `most`, the largest. */
function topicsOf(topics: readonly Topic[], lang: string, most: number): { topic: Topic; count: number }[] {
  const named = topics
    .map((topic) => ({ topic, count: topic.articles.filter((article) => article.lang === lang).length }))
    .filter(
      ({ topic, count }) => count > 0 && (lang === site.languages[0] || topic.labels[lang] !== undefined),
    );
  const largest = new Set(named.toSorted((a, b) => b.count - a.count).slice(0, most));
  return named.filter((one) => largest.has(one));
}

/** Returns a quote of each article in a language, the newest first: one that somebody said, or else the article’s own words. */
export const latestQuotes = (articles: readonly Article[], lang: string): Quote[] =>
  articles.filter((article) => article.lang === lang).flatMap((article) => saidFirst(article) ?? []);

/** Returns the first quote of an article that somebody said, or else its first one. */
const saidFirst = ({ quotes }: Pick<Article, 'quotes'>): Quote | undefined =>
  quotes.find(({ speaker }) => speaker) ?? quotes[0];

/**
 * Returns one quote per article, to show the breadth of the site: of its speakers before its own words. Without those of the lead, and the
 * one that is shown between rows; with a single article, its other quotes.
 */
function quotesOf(
  articles: readonly Article[],
  lead: Article | undefined,
  between: Quote | undefined,
): Quote[] {
  const breadth = articles
    .filter((article) => article !== lead)
    .flatMap((article) => saidFirst({ quotes: article.quotes.filter((quote) => quote !== between) }) ?? []);
  return breadth.length > 0 ? breadth : (lead?.quotes.slice(1) ?? []);
}
