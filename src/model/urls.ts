import { site } from '../site.ts';
import { changes } from './change.ts';
import type { Article, Person, Topic } from './joined.ts';
import type { Library } from './library.ts';
import {
  articlePath,
  citePath,
  correctionsPath,
  embedPath,
  frontPath,
  inEachLanguage,
  personPath,
  quotesPath,
  searchPath,
  sourcesPath,
  topicPath,
  topicsPath,
} from './routes.ts';
import { titleIn, topicPages } from './topic.ts';

/** The URL of a page, and what the build and the sitemap need to know about it. */
export interface Address {
  path: string;
  /** `forward` (a redirect), `embed` (for frames on other sites) and `cite` (how to cite an article) are not landing pages. */
  kind: 'page' | 'article' | 'cite' | 'forward' | 'topic' | 'person' | 'quote' | 'withdrawn' | 'embed';
  /** ISO date of the last change, for the sitemap; undefined if unknown. */
  changed: string | undefined;
  /** The page in all its languages, if there is more than one. */
  alternates?: { lang: string; path: string }[];
  /** Ids that the page must have: those of the marked quotes of an article. */
  marks?: string[];
  /** For a former URL: the page that replaced it. */
  to?: { path: string; title: string; lang: string };
}

const latest = (articles: readonly Article[]) =>
  articles
    .map((article) => article.changed)
    .sort()
    .at(-1);

/** Returns the URL of every HTML page, each once: the build must produce them, and the sitemap lists them. */
export function addresses(library: Library): Address[] {
  return [
    ...listPages(library),
    ...library.articles.flatMap(ofArticle),
    ...library.topics.flatMap(ofTopic),
    ...library.people.flatMap(ofPerson),
    ...ofQuotes(library),
  ];
}

const page = (path: string, changed?: string): Address => ({ path, kind: 'page', changed });

/** Returns the pages that exist once, or once per language. */
function listPages(library: Library): Address[] {
  const fronts = inEachLanguage(frontPath);
  const topicLists = inEachLanguage(topicsPath);
  const searches = inEachLanguage(searchPath);
  return [
    ...fronts.map(({ lang, path }) => ({
      ...page(path, latest(library.articles.filter((article) => article.lang === lang))),
      alternates: severalOf(fronts),
    })),
    ...searches.map(({ path }) => ({ ...page(path), alternates: severalOf(searches) })),
    ...topicLists.map(({ path }) => ({
      ...page(path, latest(library.articles)),
      alternates: severalOf(topicLists),
    })),
    page(quotesPath, latest(library.quotes.map(({ article }) => article))),
    ...library.pages.map(({ path, alternates }) => ({ ...page(path), alternates })),
    page(correctionsPath, changes(library)[0]?.date),
  ];
}

const ofArticle = (article: Article): Address[] => [
  {
    path: article.path,
    kind: 'article' as const,
    changed: article.changed,
    alternates: severalOf([article, ...article.translations]),
    marks: article.quotes.map((quote) => quote.fragment),
  },
  ...(article.sources.length > 0 ? [page(sourcesPath(article.slug), article.changed)] : []),
  { path: citePath(article.slug), kind: 'cite' as const, changed: article.changed },
  ...article.aliases.flatMap((alias) => [
    forward(articlePath(alias), article),
    forward(citePath(alias), { ...article, path: citePath(article.slug) }),
    ...(article.sources.length > 0
      ? [forward(sourcesPath(alias), { ...article, path: sourcesPath(article.slug) })]
      : []),
  ]),
];

const ofTopic = (topic: Topic): Address[] =>
  topicPages(topic).flatMap(({ lang, path }, _, pages) => [
    { path, kind: 'topic' as const, changed: latest(topic.articles), alternates: severalOf(pages) },
    ...topic.formerly.map((id) => forward(topicPath(id, lang), { path, lang, title: titleIn(topic, lang) })),
  ]);

const ofPerson = (person: Person): Address[] => [
  {
    path: person.path,
    kind: 'person' as const,
    changed: latest([...person.authored, ...person.namedIn, ...person.quotes.map((quote) => quote.article)]),
  },
  ...person.formerly.map((id) =>
    forward(personPath(id), { path: person.path, title: person.name, lang: site.languages[0] }),
  ),
];

const ofQuotes = (library: Library): Address[] => [
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
  // Embeds of withdrawn quotes remain, and state the withdrawal.
  ...[...library.quotes, ...library.withdrawnQuotes].map(({ id }) => ({
    path: embedPath(id),
    kind: 'embed' as const,
    changed: undefined,
  })),
];

const severalOf = (all: { lang: string; path: string }[]) =>
  all.length > 1 ? all.map(({ lang, path }) => ({ lang, path })) : [];

const forward = (
  from: string,
  { path, title, lang }: { path: string; title: string; lang: string },
): Address => ({ path: from, kind: 'forward', changed: undefined, to: { path, title, lang } });
