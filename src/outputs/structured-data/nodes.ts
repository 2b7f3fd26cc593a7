import { nameIn } from '../../model/person-name.ts';
import type {
  CreativeWork,
  DefinedTerm,
  NewsArticle,
  NewsMediaOrganization,
  Organization,
  Person as PersonNode,
  Thing,
} from 'schema-dts';
import type { Article } from '../../model/article.ts';
import { absolute, homePath, logoPath, principlesPath } from '../../model/routes.ts';
import type { Person } from '../../model/person.ts';
import type { Source } from '../../model/source.ts';
import { titleIn, topicPathIn, type Topic } from '../../model/topic.ts';
import { site, siteText } from '../../site.ts';
import { moment } from '../moment.ts';

/** A person or a body, named in the language of what they are named in. */
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

/** The same thing elsewhere. */
const sameAs = ({ wikidata }: { wikidata?: string | undefined }) =>
  wikidata === undefined ? {} : { sameAs: `http://www.wikidata.org/entity/${wikidata}` };

/** Who publishes this site, in as many words as a page that is about something else needs. */
export const publisher = (): Exclude<NewsMediaOrganization, string> => ({
  '@type': 'NewsMediaOrganization',
  '@id': absolute(`${homePath}#publisher`),
  name: site.name,
  url: absolute(homePath),
  logo: absolute(logoPath),
});

/** The same with all that it binds itself to (schema.org/NewsMediaOrganization; after the Trust Project’s indicators). */
export const publisherInFull = (): NewsMediaOrganization => {
  const section = (id: string) => absolute(`${principlesPath}#${id}`);
  return {
    ...publisher(),
    description: siteText(site.description, site.languages[0]),
    email: site.email,
    publishingPrinciples: absolute(principlesPath),
    correctionsPolicy: section('corrections'),
    verificationFactCheckingPolicy: section('sources'),
    unnamedSourcesPolicy: section('sources'),
    ethicsPolicy: section('people'),
    actionableFeedbackPolicy: section('contact'),
    ownershipFundingInfo: section('money'),
  };
};

/** What a piece is about: the topics, and the subjects under which the IPTC would file them. */
export const subjects = (topics: readonly Topic[], lang: string): Thing[] => [
  ...topics.map((topic): Thing => ({
    '@type': 'Thing',
    '@id': absolute(topic.path),
    name: titleIn(topic, lang),
    url: absolute(topicPathIn(topic, lang)),
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

/** A source in a few bytes, for a page that cites fifty: what it is called, or what it is in our words, and where it can be read. */
export const citedBriefly = (source: Source): Exclude<CreativeWork, string> => ({
  '@type': workTypes[source.kind],
  name: source.title ?? source.about ?? source.publisher,
  url: source.url,
});

/** A source with all that is known of it. */
export const cited = (source: Source): CreativeWork => ({
  ...citedBriefly(source),
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

/** An article as others point to it. */
export const pointed = (article: Article): NewsArticle => ({
  '@type': 'NewsArticle',
  '@id': absolute(article.path),
  url: absolute(article.path),
  headline: article.title,
  inLanguage: article.lang,
  datePublished: moment(article.date),
  dateModified: moment(article.changed),
  author: article.authors.map((author) => agent(author, article.lang)),
});
