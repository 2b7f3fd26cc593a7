import type {
  CreativeWork,
  CreativeWorkSeries,
  DefinedTerm,
  NewsArticle,
  NewsMediaOrganization,
  Organization,
  Person as PersonNode,
  Thing,
} from 'schema-dts';
import type { Article, Person, Series, Topic } from '../../model/joined.ts';
import { nameIn } from '../../model/person-name.ts';
import { absolute, homePath, logoPath, withBase } from '../../model/routes.ts';
import { seriesPathIn, seriesTitle } from '../../model/series-parts.ts';
import type { Source } from '../../model/source.ts';
import { titleIn, topicPathIn } from '../../model/topic.ts';
import { site, siteText } from '../../site.ts';
import { publisherIdentity } from './identity.ts';

/** Returns a person or organization, named in the language of the page that names them. */
export function agent(person: Person, lang: string): Exclude<PersonNode | Organization, string> {
  const about = {
    '@id': absolute(person.path),
    name: nameIn(person, lang),
    url: absolute(person.path),
    ...sameAs(person),
  };
  return person.kind === 'organisation'
    ? { '@type': 'Organization', ...about }
    : { '@type': 'Person', ...about };
}

/** URLs of the same thing elsewhere. */
const sameAs = ({ wikidata }: { wikidata?: string | undefined }) =>
  wikidata === undefined ? {} : { sameAs: `http://www.wikidata.org/entity/${wikidata}` };

/** Returns the publisher of this site, briefly, for pages about something else. */
export const publisher = (): Exclude<NewsMediaOrganization, string> => ({
  '@type': 'NewsMediaOrganization',
  '@id': absolute(`${homePath}#publisher`),
  name: site.name,
  url: absolute(homePath),
  logo: absolute(site.wordmark ? withBase(site.wordmark.file) : logoPath),
});

/** Returns the publisher with everything that search engines may show of it. */
export const publisherInFull = (): NewsMediaOrganization => ({
  ...publisher(),
  description: siteText(site.description, site.languages[0]),
  email: site.email,
  ...publisherIdentity(),
});

/** Returns what an article is about: its topics, and their IPTC subjects. */
export const subjects = (topics: readonly Topic[], lang: string): Thing[] => [
  ...topics.map((topic): Thing => ({
    '@type': 'Thing',
    '@id': absolute(topic.path),
    name: titleIn(topic, lang),
    // In the first language the id is the URL of the page.
    ...(topicPathIn(topic, lang) === topic.path ? {} : { url: absolute(topicPathIn(topic, lang)) }),
    ...sameAs(topic),
  })),
  ...[...new Set(topics.flatMap(({ mediaTopic }) => mediaTopic ?? []))].map((code): DefinedTerm => ({
    '@type': 'DefinedTerm',
    name:
      topics.filter(({ mediaTopic }) => mediaTopic === code).map((topic) => titleIn(topic, lang))[0] ?? code,
    '@id': `http://cv.iptc.org/newscodes/mediatopic/${code}`,
    termCode: `medtop:${code}`,
    inDefinedTermSet: 'http://cv.iptc.org/newscodes/mediatopic/',
  })),
];

/** Returns a source in few bytes, for pages with many sources: its title or description, and its URL. */
export const briefSource = (source: Source): Exclude<CreativeWork, string> => ({
  '@type': workTypes[source.kind],
  name: source.title ?? source.about ?? source.publisher,
  url: source.url,
});

/** Returns a source with everything known about it. */
export const fullSource = (source: Source): CreativeWork => ({
  ...briefSource(source),
  inLanguage: source.lang,
  publisher: { '@type': 'Organization', name: source.publisher },
  ...(source.date === 'undated' ? {} : { datePublished: source.date }),
  ...(source.archived === undefined ? {} : { archivedAt: source.archived }),
});

const workTypes = {
  document: 'CreativeWork',
  report: 'Report',
  press: 'NewsArticle',
  interview: 'CreativeWork',
  reference: 'CreativeWork',
} as const;

/** Returns a series as a reference from other pages in a language. */
export const seriesReference = (series: Series, lang: string): Exclude<CreativeWorkSeries, string> => ({
  '@type': 'CreativeWorkSeries',
  '@id': absolute(seriesPathIn(series, lang)),
  name: seriesTitle(series, lang),
});

/** Returns an article as a reference from other pages. */
export const articleReference = (article: Article): NewsArticle => ({
  '@type': 'NewsArticle',
  '@id': absolute(article.path),
  url: absolute(article.path),
  headline: article.title,
  inLanguage: article.lang,
  datePublished: article.publishedAt,
  dateModified: article.changedAt,
  author: article.authors.map((author) => agent(author, article.lang)),
});
