import type {
  CreativeWork,
  NewsArticle,
  Organization,
  Person as PersonNode,
  Quotation,
  WithContext,
} from 'schema-dts';
import type { Article } from '../model/article.ts';
import { absolute } from '../model/permalink.ts';
import type { Person } from '../model/person.ts';
import type { Quote } from '../model/quote.ts';
import type { Source } from '../model/source.ts';

/** A quote as schema.org has it: the words, whose they are, where they were said and the article they stand in. */
export function quotation(quote: Quote): WithContext<Quotation> {
  const { article, speaker, said, source } = quote;
  return {
    '@context': 'https://schema.org',
    '@type': 'Quotation',
    '@id': absolute(quote.path),
    url: absolute(quote.path),
    text: quote.text,
    inLanguage: article.lang,
    // Words of the article itself are its authors'.
    ...(speaker
      ? { spokenByCharacter: agent(speaker, article.lang) }
      : { creator: article.authors.map((author) => agent(author, article.lang)) }),
    ...(said === undefined ? {} : { dateCreated: said }),
    datePublished: moment(article.date),
    isPartOf: partOf(article),
    ...(source ? { citation: cited(source) } : {}),
  };
}

/** JSON for a script element: a `<` in it could end the element or open a comment. */
export const inScript = (data: object): string => JSON.stringify(data).replaceAll('<', '\\u003c');

/** Days in frontmatter are days in UTC; readers of structured data want the time zone said. */
const moment = (day: string) => `${day}T00:00:00Z`;

function agent(person: Person, lang: string): PersonNode | Organization {
  const about = { name: person.names[lang] ?? person.name, url: absolute(person.path) };
  return person.kind === 'organisation'
    ? { '@type': 'Organization', ...about }
    : { '@type': 'Person', ...about };
}

const partOf = (article: Article): NewsArticle => ({
  '@type': 'NewsArticle',
  '@id': absolute(article.path),
  url: absolute(article.path),
  headline: article.title,
  inLanguage: article.lang,
  datePublished: moment(article.date),
  dateModified: moment(article.changed),
  author: article.authors.map((author) => agent(author, article.lang)),
});

const cited = (source: Source): CreativeWork => ({
  '@type': 'CreativeWork',
  name: source.title ?? source.about ?? source.publisher,
  url: source.url,
  inLanguage: source.lang,
  publisher: { '@type': 'Organization', name: source.publisher },
  ...(source.date === 'undated' ? {} : { datePublished: source.date }),
});
