import { pageStrings, strings } from '../../i18n/strings.ts';
import { type Change, changes } from '../../model/change.ts';
import type { Article, Person, Quote, Series, Topic } from '../../model/joined.ts';
import { isLegacyPerson, isLegacySeries, isLegacyTopic } from '../../model/legacy.ts';
import type { Library } from '../../model/library.ts';
import { lastChange } from '../../model/record.ts';
import {
  correctionsPath,
  type FeedFormat,
  feedFormats,
  feedPath,
  frontPath,
  homePath,
  personPath,
  quotesPath,
  seriesPath,
  topicPath,
  withBase,
  withoutBase,
} from '../../model/routes.ts';
import { seriesPages, seriesStandfirst, seriesTitle } from '../../model/series-parts.ts';
import { site, siteText } from '../../site.ts';
import { tagUri } from './tag-uri.ts';

/** The formats of the feeds of the whole site. */
export const feedFormatNames = Object.keys(feedFormats) as FeedFormat[];

/** Maximum number of items; feeds contain the newest. */
export const longestFeed = 50;
/** The same for the feeds of topics, people and series, of which there can be thousands; in the format that all readers know. */
const longestPartialFeed = 20;
const partialFormats: readonly FeedFormat[] = ['rss'];

/** The subject of a feed. */
export type FeedOf =
  | 'everything'
  | 'quotes'
  | 'corrections'
  | { lang: string }
  | { topic: Topic }
  | { person: Person }
  | { series: Series; lang: string };

/** A feed without its items. */
export interface Feed {
  /** Never changes, even if the topic or person is renamed. */
  id: string;
  /** The folder of its files: `/topics/iran/`. */
  path: string;
  /** The path of the page with the same content. */
  home: string;
  title: string;
  description: string;
  lang: string;
}

const [first] = site.languages;

/** Returns the feed of a subject. */
export function feedOf(what: FeedOf): Feed {
  const t = strings(first);
  const at = (path: string, title: string, description: string, firstPath = path): Feed => ({
    id: tagUri(`feeds${withoutBase(firstPath)}`),
    path,
    home: path,
    title,
    description,
    lang: first,
  });
  if (what === 'everything') return at(homePath, site.name, siteText(site.description, first));
  if (what === 'quotes')
    return at(quotesPath, `${site.name}: ${t.quotes}`, pageStrings(first).quotes.feed(site.name));
  if (what === 'corrections')
    return at(
      correctionsPath,
      `${site.name}: ${t.corrections}`,
      pageStrings(first).corrections.feed(site.name),
    );
  if ('topic' in what) {
    const { id, path, title, summary, formerly } = what.topic;
    return at(path, `${site.name}: ${title}`, summary, topicPath(formerly[0] ?? id));
  }
  if ('person' in what) {
    const { id, path, name, formerly, authored, record } = what.person;
    const description = [
      ...(authored.length > 0 ? [`${t.by} ${name}`] : []),
      ...(record.length > 0 ? [`${t.quotes}: ${name}`] : []),
    ].join('. ');
    return at(path, `${site.name}: ${name}`, description, personPath(formerly[0] ?? id));
  }
  const { lang } = what;
  if ('series' in what) {
    const { series } = what;
    const { id, formerly } = series;
    const [path, firstPath] = [id, formerly[0] ?? id].map((name) => seriesPath(name, lang)) as [
      string,
      string,
    ];
    const title = `${site.name}: ${seriesTitle(series, lang)}`;
    return { ...at(path, title, seriesStandfirst(series, lang), firstPath), lang };
  }
  return {
    ...at(
      withBase(`/${lang}/`),
      `${site.name} (${strings(lang).language})`,
      siteText(site.description, lang),
    ),
    home: frontPath(lang),
    lang,
  };
}

/** Returns the formats of a feed for links in the head; `href` is a path. */
export const feedsOf = (what: FeedOf): { type: string; title: string; href: string }[] => {
  const { path, title } = feedOf(what);
  const isPartial = typeof what !== 'string' && ('topic' in what || 'person' in what || 'series' in what);
  return (isPartial ? partialFormats : feedFormatNames).map((format) => ({
    type: feedFormats[format].type,
    title,
    href: feedPath(path, format),
  }));
};

/** The content of a feed; that of a person has what the person wrote, and the record of what they said. */
export type FeedEntries =
  | { articles: readonly Article[]; record?: readonly Quote[] }
  | { quotes: readonly Quote[] }
  | { changes: readonly Change[] };

/** A feed with its content, newest first, and its formats. */
export interface WholeFeed {
  feed: Feed;
  entries: FeedEntries;
  formats: readonly FeedFormat[];
}

/** Returns all feeds of the site. */
export function allFeeds(library: Library): WholeFeed[] {
  const { articles, quotes } = library;
  const feeds: Omit<WholeFeed, 'formats'>[] = [
    { feed: feedOf('everything'), entries: { articles } },
    ...site.languages.map((lang) => ({
      feed: feedOf({ lang }),
      entries: { articles: articles.filter((article) => article.lang === lang) },
    })),
    { feed: feedOf('quotes'), entries: { quotes } },
    { feed: feedOf('corrections'), entries: { changes: changes(library) } },
  ];
  return [...feeds.map((each) => ({ ...each, formats: feedFormatNames })), ...partialFeeds(library)];
}

/** True if a person has a feed: an author or a speaker. */
export const hasFeed = ({ authored, record }: Person): boolean => authored.length + record.length > 0;

/** Returns the quotes of a person that were published, changed or withdrawn last. */
const newestRecord = ({ record }: Person): Quote[] =>
  record
    .map((quote) => ({ quote, day: lastChange(quote) ?? quote.article.date }))
    .sort((a, b) => b.day.localeCompare(a.day))
    .slice(0, longestPartialFeed)
    .map(({ quote }) => quote);

/** Returns the feeds of topics, series, authors and speakers. Legacy pages keep all formats. */
function partialFeeds({ articles, topics, people, series, legacy }: Library): WholeFeed[] {
  const partial = (what: FeedOf, all: readonly Article[], isLegacy: boolean): WholeFeed => ({
    feed: feedOf(what),
    entries: { articles: all.slice(0, longestPartialFeed) },
    formats: isLegacy ? feedFormatNames : partialFormats,
  });
  return [
    ...topics.map((topic) => partial({ topic }, topic.articles, isLegacyTopic(legacy, topic))),
    ...series.flatMap((one) =>
      seriesPages(one).map(({ lang }) =>
        partial(
          { series: one, lang },
          articles.filter((article) => article.series === one && article.lang === lang),
          isLegacySeries(legacy, one, lang),
        ),
      ),
    ),
    ...people.filter(hasFeed).map((person) => ({
      // Legacy pages of people who wrote nothing had no feed.
      ...partial({ person }, person.authored, person.authored.length > 0 && isLegacyPerson(legacy, person)),
      entries: {
        articles: person.authored.slice(0, longestPartialFeed),
        record: newestRecord(person),
      },
    })),
  ];
}
