import { dateInWords, languageName, pageStrings, strings } from '../i18n/strings.ts';
import { site } from '../site.ts';
import { type Change, changes } from './change.ts';
import type { Article, Person, Quote, Series, Topic } from './joined.ts';
import type { Library } from './library.ts';
import { type PageSizes, pageSizes } from './page-sizes.ts';
import {
  archivePath,
  archiveYearPath,
  correctionsPath,
  ownWordsPath,
  personListPath,
  quotesInPath,
  quotesPath,
  seriesPath,
  topicPath,
  topicQuotesPath,
  topicsPath,
} from './routes.ts';
import { partsIn, seriesPages, seriesTitle } from './series-parts.ts';
import { titleIn, topicPages, topicPathIn } from './topic.ts';

/** Entries of a list, all of one kind: newest first, or parts of a series in reading order. A record has the quotes of a person by the day said, withdrawn ones too. */
export type Entries =
  | { kind: 'articles' | 'archive' | 'parts'; entries: readonly Article[] }
  | { kind: 'quotes' | 'record'; entries: readonly Quote[] }
  | { kind: 'changes'; entries: readonly Change[] };

/** What all pages of a list have in common. */
export interface ListHead {
  /** The first page. */
  path: string;
  title: string;
  lang: string;
  /** Former URLs of the first page. */
  former: readonly string[];
  /** The pages above it, without the front page. */
  trail: readonly { name: string; path: string }[];
  /** True if the first page is more than a list: that of a topic or a series, all quotes, all corrections. */
  isOnOwnPage: boolean;
}

/** A list that has several pages when it is long. */
export type List = ListHead & Entries;

const [first] = site.languages;

/** Returns the articles of a topic in the language of one of its pages. */
export const topicList = (topic: Topic, lang: string): List => ({
  kind: 'articles',
  entries: topic.articles.filter((article) => article.lang === lang),
  path: topicPathIn(topic, lang),
  title: titleIn(topic, lang),
  lang,
  former: topic.formerly.map((id) => topicPath(id, lang)),
  trail: [{ name: strings(lang).topics, path: topicsPath(lang) }],
  isOnOwnPage: true,
});

/** Returns the parts of a series in a language. */
export const seriesList = (series: Series, lang: string): List => ({
  kind: 'parts',
  entries: partsIn(series, lang),
  path: seriesPath(series.id, lang),
  title: seriesTitle(series, lang),
  lang,
  former: series.formerly.map((id) => seriesPath(id, lang)),
  trail: [],
  isOnOwnPage: true,
});

/** Returns all quotes. */
export const quoteList = ({ quotes }: Library): List => ({
  kind: 'quotes',
  entries: quotes,
  path: quotesPath,
  title: strings(first).quotes,
  lang: first,
  former: [],
  trail: [],
  isOnOwnPage: true,
});

/** Returns all changes after publication. */
export const changeList = (library: Library): List => ({
  kind: 'changes',
  entries: changes(library),
  path: correctionsPath,
  title: strings(first).corrections,
  lang: first,
  former: [],
  trail: [],
  isOnOwnPage: true,
});

/** A list of a person’s page. */
export interface PersonList {
  /** Id of its heading. */
  id: 'quotes' | 'authored' | 'named';
  title: string;
  /** All entries, as a list with pages of its own. */
  list: List;
}

/** Returns the lists of a person’s page that have entries. */
export function personLists(person: Person): PersonList[] {
  const t = strings(first);
  const { namedIn } = pageStrings(first).person;
  const ofPerson = (name: Parameters<typeof personListPath>[1], title: string) => ({
    path: personListPath(person.id, name),
    title: `${person.name}: ${title}`,
    lang: first,
    former: person.formerly.map((id) => personListPath(id, name)),
    trail: [{ name: person.name, path: person.path }],
    isOnOwnPage: false,
  });
  const articles = (name: 'articles' | 'named-in', title: string, entries: readonly Article[]): List => ({
    ...ofPerson(name, title),
    kind: 'articles',
    entries,
  });
  const quotes: List = { ...ofPerson('quotes', t.quotes), kind: 'record', entries: person.record };
  const lists: PersonList[] = [
    { id: 'quotes', title: t.quotes, list: quotes },
    { id: 'authored', title: t.articles, list: articles('articles', t.articles, person.authored) },
    { id: 'named', title: namedIn, list: articles('named-in', namedIn, person.namedIn) },
  ];
  return lists.filter(({ list }) => list.entries.length > 0);
}

/** True if the list of all quotes has several pages: then its filters are lists of their own. */
export const isFilteredByPages = ({ quotes }: Library, sizes: PageSizes = pageSizes): boolean =>
  quotes.length >= 2 * sizes.quotes;

/** Returns the lists that the filters of a long list of quotes link to, except those of speakers: topics, the articles’ own words, languages. */
function filteredQuotes({ quotes, topics }: Library): List[] {
  const t = strings(first);
  const list = (path: string, title: string, entries: readonly Quote[], of?: Topic): List[] =>
    entries.length > 0
      ? [
          {
            ...{ kind: 'quotes', path, title, entries, lang: first, isOnOwnPage: false },
            former: (of?.formerly ?? []).map((id) => topicQuotesPath(id)),
            trail: [of ? { name: of.title, path: of.path } : { name: t.quotes, path: quotesPath }],
          },
        ]
      : [];
  const byLanguage = Map.groupBy(quotes, ({ article }) => article.lang);
  return [
    ...topics.flatMap((topic) =>
      list(
        topicQuotesPath(topic.id),
        `${topic.title}: ${t.quotes}`,
        topic.articles.flatMap((article) => article.quotes),
        topic,
      ),
    ),
    ...list(
      ownWordsPath,
      `${t.quotes}: ${t.fromArticle}`,
      quotes.filter(({ speaker }) => !speaker),
    ),
    ...(byLanguage.size > 1 ? [...byLanguage] : []).flatMap(([lang, entries]) =>
      list(quotesInPath(lang), `${t.quotes}: ${languageName(lang, first)}`, entries),
    ),
  ];
}

/** Returns the articles that the archive of a language has; that of the first language has those in languages without an archive, too. */
const archived = ({ articles }: Library, lang: string): Article[] =>
  articles.filter(
    (article) =>
      article.lang === lang || (lang === first && !site.languages.some((own) => own === article.lang)),
  );

/** Returns the years of the archive of a language, newest first; none if it has no article. */
export function archiveYears(library: Library, lang: string): { year: string; list: List }[] {
  const { title } = pageStrings(lang).archive;
  const years = Map.groupBy(archived(library, lang), ({ date }) => date.slice(0, 4));
  return [...years]
    .sort(([a], [b]) => b.localeCompare(a))
    .map(([year, entries]) => ({
      year,
      list: {
        kind: 'archive',
        entries,
        path: archiveYearPath(year, lang),
        title: `${title}: ${dateInWords(year, lang)}`,
        lang,
        former: [],
        trail: [{ name: title, path: archivePath(lang) }],
        isOnOwnPage: false,
      },
    }));
}

/** Returns the archive of each language that has articles: its years, of which {@link archiveYears} has the articles. */
export const archivePages = (library: Library): { lang: string; path: string }[] =>
  site.languages
    .filter((lang) => archived(library, lang).length > 0)
    .map((lang) => ({ lang, path: archivePath(lang) }));

/** Returns every list of a library that has pages other than those in `isOnOwnPage`, or may have them. */
export const listsOf = (library: Library, sizes: PageSizes = pageSizes): List[] => [
  ...library.topics.flatMap((topic) => topicPages(topic).map(({ lang }) => topicList(topic, lang))),
  ...library.series.flatMap((series) => seriesPages(series).map(({ lang }) => seriesList(series, lang))),
  ...library.people.flatMap((person) =>
    personLists(person)
      .map(({ list }) => list)
      .filter(({ entries }) => entries.length > sizes.onPerson),
  ),
  quoteList(library),
  ...(isFilteredByPages(library, sizes) ? filteredQuotes(library) : []),
  changeList(library),
  ...site.languages.flatMap((lang) => archiveYears(library, lang).map(({ list }) => list)),
];
