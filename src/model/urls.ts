import { site } from '../site.ts';
import { changes } from './change.ts';
import type { Article, Person, Series, Topic } from './joined.ts';
import { isLegacyArticle } from './legacy.ts';
import type { Library } from './library.ts';
import { type ListPage, listPages, monthsOf } from './list-pages.ts';
import { archivePages, type Entries } from './lists.ts';
import { moment } from './moment.ts';
import { hasSpeakersPage } from './quote-index.ts';
import {
  articlePath,
  citePath,
  correctionsPath,
  embedPath,
  frontPath,
  inEachLanguage,
  legacyCitePath,
  personPath,
  quotesPath,
  searchPath,
  seriesPath,
  sourcesPath,
  speakersPath,
  topicPath,
  topicsPath,
  verifyPath,
} from './routes.ts';
import { partsIn, seriesPages, seriesTitle } from './series-parts.ts';
import { titleIn, topicPages } from './topic.ts';

/** The URL of a page, and what the build and the sitemap need to know about it. */
export interface PageUrl {
  path: string;
  /**
   * `list` is a page of a long list, or a list of its own that is not sealed; `redirect` (of a former URL), `embed` (for frames on other
   * sites) and `cite` (how to cite an article without sources) are not landing pages.
   */
  kind:
    | 'page'
    | 'list'
    | 'article'
    | 'cite'
    | 'redirect'
    | 'topic'
    | 'series'
    | 'person'
    | 'quote'
    | 'withdrawn'
    | 'embed';
  /** The last change, for the sitemap, as an instant with its offset (RFC 3339); undefined if unknown. */
  changed: string | undefined;
  /** The page in all its languages, if there is more than one. */
  alternates?: { lang: string; path: string }[];
  /** Ids that the page must have: those of the marked quotes of an article. */
  marks?: string[];
  /** Ids of its headings that links may point to, if they are those of its entries: the months of an archive. */
  ids?: string[];
  /** For a former URL: the page that replaced it. */
  to?: { path: string; title: string; lang: string };
}

function latest(articles: readonly Article[]): string | undefined {
  let newest: string | undefined;
  let time = -Infinity;
  for (const { changedAt } of articles) {
    const at = Date.parse(changedAt);
    if (at < time) continue;
    [newest, time] = [changedAt, at];
  }
  return newest;
}

/** The URLs of each library: the checks, the ledger and the sitemap ask for them. Pages do not, so nothing of what a page reads is missed. */
const known = new WeakMap<Library, readonly PageUrl[]>();

/** Returns the URL of every HTML page, each once: the build must produce them, and the sitemap lists them. */
export function pageUrls(library: Library): readonly PageUrl[] {
  const urls = known.get(library) ?? allUrls(library);
  known.set(library, urls);
  return urls;
}

function allUrls(library: Library): PageUrl[] {
  return [
    ...singlePages(library),
    ...library.articles.flatMap((article) => ofArticle(article, isLegacyArticle(library.legacy, article))),
    ...library.topics.flatMap(ofTopic),
    ...library.series.flatMap(ofSeries),
    ...library.people.flatMap(ofPerson),
    ...ofQuotes(library),
    ...archivePages(library).map(({ path }, _, all) => ({ ...page(path), alternates: severalOf(all) })),
    ...listPages(library).flatMap(ofList),
    ...(hasSpeakersPage(library) ? [{ path: speakersPath, kind: 'list' as const, changed: undefined }] : []),
  ];
}

/**
 * Returns the former URLs of {@link pageUrls}, in the same order, with the pages that replaced them. Few pages have one: the rest of the library is not looked at, which takes long
 * where each property that is read is recorded.
 */
export function formerUrls(library: Library): PageUrl[] {
  const isRenamed = ({ formerly }: Topic | Series | Person) => formerly.length > 0;
  const renamed = {
    ...library,
    topics: library.topics.filter(isRenamed),
    series: library.series.filter(isRenamed),
    people: library.people.filter(isRenamed),
  };
  const { articles, topics, series, people, legacy } = renamed;
  const haveLists = topics.length + series.length + people.length > 0;
  return [
    ...articles.flatMap((article) => formerOfArticle(article, isLegacyArticle(legacy, article))),
    ...topics.flatMap(ofTopic),
    ...series.flatMap(ofSeries),
    ...people.flatMap(ofPerson),
    ...(haveLists ? listPages(renamed).flatMap(ofList) : []),
  ].filter(({ kind }) => kind === 'redirect');
}

const page = (path: string, changed?: string): PageUrl => ({ path, kind: 'page', changed });

/** Returns the pages that exist once, or once per language. */
function singlePages(library: Library): PageUrl[] {
  const fronts = inEachLanguage(frontPath);
  const topicLists = inEachLanguage(topicsPath);
  const searches = inEachLanguage(searchPath);
  const verifications = inEachLanguage(verifyPath);
  const [newestChange] = changes(library);
  return [
    ...fronts.map(({ lang, path }) => ({
      ...page(path, latest(library.articles.filter((article) => article.lang === lang))),
      alternates: severalOf(fronts),
    })),
    ...searches.map(({ path }) => ({ ...page(path), alternates: severalOf(searches) })),
    ...verifications.map(({ path }) => ({ ...page(path), alternates: severalOf(verifications) })),
    ...topicLists.map(({ path }) => ({
      ...page(path, latest(library.articles)),
      alternates: severalOf(topicLists),
    })),
    page(quotesPath, latest(library.quotes.map(({ article }) => article))),
    ...library.pages.map(({ path, alternates }) => ({ ...page(path), alternates })),
    page(correctionsPath, newestChange && moment(newestChange.date)),
  ];
}

const ofArticle = (article: Article, isLegacy: boolean): PageUrl[] => [
  {
    path: article.path,
    kind: 'article' as const,
    changed: article.changedAt,
    alternates: severalOf([article, ...article.translations]),
    marks: article.quotes.map((quote) => quote.fragment),
  },
  {
    path: sourcesPath(article.slug),
    kind: article.sources.length > 0 ? ('page' as const) : ('cite' as const),
    changed: article.changedAt,
  },
  ...formerOfArticle(article, isLegacy),
];

const formerOfArticle = (article: Article, isLegacy: boolean): PageUrl[] => [
  ...article.aliases.flatMap((alias) => [
    redirect(articlePath(alias), article),
    redirect(sourcesPath(alias), { ...article, path: sourcesPath(article.slug) }),
  ]),
  ...(isLegacy ? [article.slug, ...article.aliases] : []).map((name) =>
    redirect(legacyCitePath(name), { ...article, path: citePath(article.slug) }),
  ),
];

const ofTopic = (topic: Topic): PageUrl[] =>
  topicPages(topic).flatMap(({ lang, path }, _, pages) => [
    { path, kind: 'topic' as const, changed: latest(topic.articles), alternates: severalOf(pages) },
    ...topic.formerly.map((id) => redirect(topicPath(id, lang), { path, lang, title: titleIn(topic, lang) })),
  ]);

const ofSeries = (series: Series): PageUrl[] =>
  seriesPages(series).flatMap(({ lang, path }, _, pages) => [
    { path, kind: 'series' as const, changed: latest(partsIn(series, lang)), alternates: severalOf(pages) },
    ...series.formerly.map((id) =>
      redirect(seriesPath(id, lang), { path, lang, title: seriesTitle(series, lang) }),
    ),
  ]);

const ofPerson = (person: Person): PageUrl[] => [
  {
    path: person.path,
    kind: 'person' as const,
    changed: latest([...person.authored, ...person.namedIn, ...person.record.map((quote) => quote.article)]),
  },
  ...person.formerly.map((id) =>
    redirect(personPath(id), { path: person.path, title: person.name, lang: site.languages[0] }),
  ),
];

/** Returns a page of a list, and its former URLs. */
const ofList = ({ list, path, shown }: ListPage): PageUrl[] => [
  { path, kind: 'list' as const, changed: changeOf(shown), ids: monthsOf(shown).map(({ id }) => id) },
  ...list.former.map((old) =>
    redirect(old + path.slice(list.path.length), { path, lang: list.lang, title: list.title }),
  ),
];

/** Returns the last change of what a page of a list shows. */
function changeOf({ kind, entries }: Entries): string | undefined {
  switch (kind) {
    case 'quotes':
    case 'record':
      return latest(entries.map(({ article }) => article));
    case 'changes':
      return entries[0] && moment(entries[0].date);
    default:
      return latest(entries);
  }
}

const ofQuotes = (library: Library): PageUrl[] => [
  ...library.quotes.map((quote) => ({
    path: quote.path,
    kind: 'quote' as const,
    changed: quote.article.changedAt,
  })),
  ...library.withdrawnQuotes.map((quote) => ({
    path: quote.path,
    kind: 'withdrawn' as const,
    changed: undefined,
  })),
  // Embeds of withdrawn quotes remain, and state the withdrawal.
  ...[...library.quotes, ...library.withdrawnQuotes].map(({ id }) => ({
    path: embedPath(id),
    kind: 'embed' as const,
    changed: undefined,
  })),
];

const severalOf = (all: { lang: string; path: string }[]) =>
  all.length > 1 ? all.map(({ lang, path }) => ({ lang, path })) : [];

const redirect = (
  from: string,
  { path, title, lang }: { path: string; title: string; lang: string },
): PageUrl => ({ path: from, kind: 'redirect', changed: undefined, to: { path, title, lang } });
