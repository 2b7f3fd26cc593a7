import assert from 'node:assert/strict';
import { people, quotes as written, sources } from './content.ts';
import { firstLanguage, siteUrl } from './dist.ts';
import type { WrittenSource } from './written-content.ts';

/** Every published quote as editors wrote it, with its article and language. */
export const quotes = written.map(({ quote, article: { id, data } }) => ({
  ...quote,
  article: { slug: id, ...data },
  lang: data.lang ?? firstLanguage,
}));
export type Quote = (typeof quotes)[number];

/** Returns the name of a person for readers of a language, and their kind. */
export function agent(id: string, lang: string) {
  const person = people.find((other) => other.id === id);
  assert.ok(person, id);
  const { name, kind, names, wikidata } = person.data;
  return {
    '@type': kind === 'organisation' ? 'Organization' : 'Person',
    '@id': `${siteUrl}/people/${id}/`,
    name: names?.[lang] ?? name,
    url: `${siteUrl}/people/${id}/`,
    ...(wikidata ? { sameAs: `http://www.wikidata.org/entity/${wikidata}` } : {}),
  };
}
/** Returns the authors of a quote’s article. */
export const authors = ({ article, lang }: Quote) => [article.author].flat().map((id) => agent(id, lang));

/** Returns the source of a quote, from its article or from sources.yaml. */
export function source({ article, source: id = '' }: Quote): WrittenSource {
  const own = article.sources?.find((listed) => typeof listed !== 'string' && listed.id === id);
  const found = typeof own === 'object' ? own : sources.get(id);
  assert.ok(found, id);
  return found;
}
