import { pageStrings, strings } from '../../i18n/strings.ts';
import { type Change, changes } from '../../model/change.ts';
import type { Article, Person, Quote, Topic } from '../../model/joined.ts';
import type { Library } from '../../model/library.ts';
import {
  correctionsPath,
  feedFormats,
  frontPath,
  homePath,
  personPath,
  quotesPath,
  topicPath,
} from '../../model/routes.ts';
import { site, siteText } from '../../site.ts';
import { tagUri } from './tag-uri.ts';

/** The formats of every feed: each one’s file and media type. */
export const feedForms = Object.values(feedFormats);

/** How many items a feed has at most: the newest. */
export const longestFeed = 50;

/** What a feed follows. */
export type FeedOf =
  'everything' | 'quotes' | 'corrections' | { lang: string } | { topic: Topic } | { person: Person };

/** A feed as a whole: everything but its items. */
export interface Feed {
  /** Never changes, whatever the topic or person is called later. */
  id: string;
  /** The folder of its three files, from the site’s root: `/topics/iran/`. */
  path: string;
  /** The page that shows the same, from the site’s root. */
  home: string;
  title: string;
  description: string;
  lang: string;
}

const [first] = site.languages;

/** Where a feed is, and what it is called. */
export function feedOf(what: FeedOf): Feed {
  const t = strings(first);
  const at = (path: string, title: string, description: string, oldest = path): Feed => ({
    id: tagUri(`feeds${oldest}`),
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
    const { id, path, name, formerly } = what.person;
    return at(path, `${site.name}: ${name}`, `${t.by} ${name}`, personPath(formerly[0] ?? id));
  }
  const { lang } = what;
  return {
    ...at(`/${lang}/`, `${site.name} (${strings(lang).language})`, siteText(site.description, lang)),
    home: frontPath(lang),
    lang,
  };
}

/** A feed’s forms as a head links them: media type, title, address from the site’s root. */
export const feedsOf = (what: FeedOf): { type: string; title: string; href: string }[] => {
  const { path, title } = feedOf(what);
  return feedForms.map(({ file, type }) => ({ type, title, href: `${path}${file}` }));
};

/** What a feed’s items are made of. */
export type FeedEntries =
  { articles: readonly Article[] } | { quotes: readonly Quote[] } | { changes: readonly Change[] };

/** Every feed of the site with what is in it, newest first. */
export function allFeeds(library: Library): { feed: Feed; entries: FeedEntries }[] {
  const { articles, quotes, topics, people } = library;
  const authors = people.filter(({ authored }) => authored.length > 0);
  return [
    { feed: feedOf('everything'), entries: { articles } },
    ...site.languages.map((lang) => ({
      feed: feedOf({ lang }),
      entries: { articles: articles.filter((article) => article.lang === lang) },
    })),
    ...topics.map((topic) => ({
      feed: feedOf({ topic }),
      entries: { articles: topic.articles },
    })),
    ...authors.map((person) => ({
      feed: feedOf({ person }),
      entries: { articles: person.authored },
    })),
    { feed: feedOf('quotes'), entries: { quotes } },
    { feed: feedOf('corrections'), entries: { changes: changes(library) } },
  ];
}
