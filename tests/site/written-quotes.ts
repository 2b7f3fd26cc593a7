import assert from 'node:assert/strict';
import { people, quotes as written, sources } from './content.ts';
import { origin } from './dist.ts';
import type { WrittenSource } from './written-content.ts';

/** Every published quote, with its article and its language, as editors wrote them. */
export const quotes = written.map(({ quote, article: { id, data } }) => ({
  ...quote,
  article: { slug: id, ...data },
  lang: data.lang ?? 'en',
}));
export type Quote = (typeof quotes)[number];

/** The name a reader of this language sees, and what sort of thing has it. */
export function agent(id: string, lang: string) {
  const person = people.find((other) => other.id === id);
  assert.ok(person, id);
  const { name, kind, names, wikidata } = person.data;
  return {
    '@type': kind === 'organisation' ? 'Organization' : 'Person',
    '@id': `${origin}/people/${id}/`,
    name: names?.[lang] ?? name,
    url: `${origin}/people/${id}/`,
    ...(wikidata ? { sameAs: `http://www.wikidata.org/entity/${wikidata}` } : {}),
  };
}
/** The authors of a quote's article, as agents. */
export const authors = ({ article, lang }: Quote) => [article.author].flat().map((id) => agent(id, lang));

/** The source a quote names, from its article or the register. */
export function source({ article, source: id = '' }: Quote): WrittenSource {
  const own = article.sources?.find((listed) => typeof listed !== 'string' && listed.id === id);
  const found = typeof own === 'object' ? own : sources.get(id);
  assert.ok(found, id);
  return found;
}
