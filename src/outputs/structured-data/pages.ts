import type { BreadcrumbList, CollectionPage, CreativeWorkSeries, ProfilePage, WebSite } from 'schema-dts';
import { strings } from '../../i18n/strings.ts';
import type { Article, Person, Series } from '../../model/joined.ts';
import { moment } from '../../model/moment.ts';
import { absolute, frontPath, searchPath, seriesPath, sourcesPath } from '../../model/routes.ts';
import { partsIn, seriesStandfirst } from '../../model/series-parts.ts';
import { site, siteText } from '../../site.ts';
import { agent, articleReference, fullSource, publisher, publisherInFull, seriesReference } from './nodes.ts';

/** Returns the site in one of its languages, with its search. */
export const webSite = (lang: string): WebSite => ({
  '@type': 'WebSite',
  '@id': absolute(`${frontPath(lang)}#site`),
  name: site.name,
  url: absolute(frontPath(lang)),
  description: siteText(site.description, lang),
  inLanguage: lang,
  license: site.license.url,
  publisher: publisherInFull(),
  potentialAction: {
    '@type': 'SearchAction',
    target: {
      '@type': 'EntryPoint',
      urlTemplate: `${absolute(searchPath(lang))}?q={search_term_string}`,
    },
    // The property name in Google’s documentation; schema.org has a general one for any action.
    ...{ 'query-input': 'required name=search_term_string' },
  },
});

/** How many of its articles a page that lists them describes. The others are in the list, and each describes itself. */
const mostParts = 30;

/** Returns a page that lists articles: a topic, all topics, all quotes. */
export const collection = (
  page: { path: string; title: string; description: string; lang?: string },
  articles: readonly Article[] = [],
): CollectionPage => ({
  '@type': 'CollectionPage',
  '@id': absolute(page.path),
  url: absolute(page.path),
  name: page.title,
  description: page.description,
  inLanguage: page.lang ?? site.languages[0],
  ...(articles.length > 0 ? { hasPart: articles.slice(0, mostParts).map(articleReference) } : {}),
});

/** Returns the page of an article’s sources, with each in full. */
export function sourceList(article: Article): CollectionPage {
  const { lang, slug, title, sources } = article;
  const t = strings(lang);
  return {
    ...collection({
      path: sourcesPath(slug),
      title: `${t.sources}: ${title}`,
      description: t.sourcesOf(sources.length),
      lang,
    }),
    about: articleReference(article),
    hasPart: sources.map(fullSource),
  };
}

/** Returns a series in one of its languages, with its parts. */
export const creativeSeries = (series: Series, lang: string): CreativeWorkSeries => ({
  ...seriesReference(series, lang),
  url: absolute(seriesPath(series.id, lang)),
  description: seriesStandfirst(series, lang),
  inLanguage: lang,
  publisher: publisher(),
  hasPart: partsIn(series, lang).map((article) => ({
    ...articleReference(article),
    ...(article.part === undefined ? {} : { position: article.part }),
  })),
});

/** Returns the page of a person or organization. */
export function profile(person: Person): ProfilePage {
  const [lang] = site.languages;
  const { name, names, role, aliases, authored } = person;
  return {
    '@type': 'ProfilePage',
    url: absolute(person.path),
    inLanguage: lang,
    mainEntity: {
      ...agent(person, lang),
      description: role,
      alternateName: [...Object.values(names), ...aliases].filter((other) => other !== name),
      ...(person.kind === 'person' && person.born !== undefined ? { birthDate: person.born } : {}),
      ...(person.kind === 'person' && person.died !== undefined ? { deathDate: person.died } : {}),
    },
    ...(authored.length > 0
      ? {
          dateModified: moment(
            authored
              .map(({ changed }) => changed)
              .sort()
              .at(-1) ?? '',
          ),
        }
      : {}),
  };
}

/** Returns the breadcrumbs from the front page to a page, which is the last. */
export const breadcrumbs = (
  lang: string,
  ...trail: readonly { name: string; path: string }[]
): BreadcrumbList => ({
  '@type': 'BreadcrumbList',
  itemListElement: [{ name: strings(lang).home, path: frontPath(lang) }, ...trail].map(
    ({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: absolute(path),
    }),
  ),
});
