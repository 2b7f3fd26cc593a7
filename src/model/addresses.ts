import type { Article } from './article.ts';
import type { Library } from './library.ts';
import { site } from '../site.ts';
import {
  articlePath,
  citePath,
  embedPath,
  frontPath,
  personPath,
  searchPath,
  topicPath,
} from './permalink.ts';

/** A public address, and the day on which what stands there last changed. */
export interface Address {
  path: string;
  /** `forward` hands readers on and `embed` stands in frames of other sites, `cite` tells how to cite an article: none is a place to arrive at. */
  kind: 'page' | 'article' | 'cite' | 'forward' | 'topic' | 'person' | 'quote' | 'withdrawn' | 'embed';
  /** ISO date, for the sitemap; undefined where the page follows everything. */
  changed: string | undefined;
  /** Ids that the page must have: the marked words of an article's quotes. */
  marks?: string[];
  /** For a former address: where it forwards to. */
  to?: string;
}

/** The library as it is published. */
export function withoutDrafts(library: Library): Library {
  const shown = (article: Article) => !article.draft;
  return {
    articles: library.articles.filter(shown),
    quotes: library.quotes.filter((quote) => shown(quote.article)),
    withdrawnQuotes: library.withdrawnQuotes.filter((quote) => shown(quote.article)),
    topics: library.topics.map((topic) => ({ ...topic, articles: topic.articles.filter(shown) })),
    people: library.people.map((person) => ({
      ...person,
      authored: person.authored.filter(shown),
      namedIn: person.namedIn.filter(shown),
      quotes: person.quotes.filter((quote) => shown(quote.article)),
    })),
  };
}

const latest = (articles: readonly Article[]) =>
  articles
    .map((article) => article.changed)
    .sort()
    .at(-1);

/** Every HTML page the site has, each once: what the build must produce and what the sitemap lists. */
export function addresses(library: Library): Address[] {
  const all = latest(library.articles);
  return [
    ...[
      ...site.languages.flatMap((lang) => [frontPath(lang), searchPath(lang)]),
      '/topics/',
      '/quotes/',
      '/about/',
      '/corrections/',
    ].map((path) => ({
      path,
      kind: 'page' as const,
      changed: all,
    })),
    ...library.articles.flatMap((article) => [
      {
        path: article.path,
        kind: 'article' as const,
        changed: article.changed,
        marks: article.quotes.map((quote) => quote.fragment),
      },
      { path: citePath(article.slug), kind: 'cite' as const, changed: article.changed },
      ...article.aliases.map((alias) => forward(articlePath(alias), article.path)),
    ]),
    ...library.topics.flatMap((topic) => [
      { path: topic.path, kind: 'topic' as const, changed: latest(topic.articles) },
      ...topic.formerly.map((id) => forward(topicPath(id), topic.path)),
    ]),
    ...library.people.flatMap((person) => [
      {
        path: person.path,
        kind: 'person' as const,
        changed: latest([
          ...person.authored,
          ...person.namedIn,
          ...person.quotes.map((quote) => quote.article),
        ]),
      },
      ...person.formerly.map((id) => forward(personPath(id), person.path)),
    ]),
    ...library.quotes.map((quote) => ({
      path: quote.path,
      kind: 'quote' as const,
      changed: quote.article.changed,
    })),
    ...library.withdrawnQuotes.map((quote) => ({
      path: quote.path,
      kind: 'withdrawn' as const,
      changed: undefined,
    })),
    // Frames on other sites stay when a quote is withdrawn, and say so.
    ...[...library.quotes, ...library.withdrawnQuotes].map(({ id }) => ({
      path: embedPath(id),
      kind: 'embed' as const,
      changed: undefined,
    })),
  ];
}

const forward = (path: string, to: string): Address => ({ path, kind: 'forward', changed: undefined, to });
