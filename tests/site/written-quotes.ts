import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { origin, root } from './dist.ts';

/** What editors wrote about quotes, read with a YAML parser and nothing of the site's own. */
export { origin };

interface WrittenPerson {
  name: string;
  kind?: string;
  names?: Record<string, string>;
  wikidata?: string;
}
interface WrittenSource {
  lang?: string;
  id?: string;
  publisher: string;
  title?: string;
  about?: string;
  date: string;
  url: string;
}
interface WrittenArticle {
  title: string;
  date: string;
  lang?: string;
  draft?: boolean;
  author: string | string[];
  sources: (string | (WrittenSource & { id: string }))[];
  pullQuotes?: {
    id: string;
    text: string;
    speaker?: string;
    said?: string;
    source?: string;
    revisions?: { date: string }[];
    withdrawn?: object;
  }[];
}

const frontmatter = (path: string): unknown =>
  parse(/^---\n(.*?)\n---\n/s.exec(readFileSync(path, 'utf8'))?.[1] ?? '');
const register = parse(readFileSync(`${root}/content/sources.yaml`, 'utf8')) as Record<string, WrittenSource>;
const person = (id: string) => frontmatter(`${root}/content/people/${id}.md`) as WrittenPerson;

const articles = readdirSync(`${root}/content/articles`)
  .map((file) => ({
    slug: file.slice(0, -'.md'.length),
    ...(frontmatter(`${root}/content/articles/${file}`) as WrittenArticle),
  }))
  .filter(({ draft }) => !draft);
/** Every quote that stands, with its article. */
export const quotes = articles.flatMap((article) =>
  (article.pullQuotes ?? [])
    .filter(({ withdrawn }) => !withdrawn)
    .map((quote) => ({ ...quote, article, lang: article.lang ?? 'en' })),
);
export type Quote = (typeof quotes)[number];

/** The name a reader of this language sees, and what sort of thing has it. */
export function agent(id: string, lang: string) {
  const { name, kind, names, wikidata } = person(id);
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
  const own = article.sources.find((listed) => typeof listed !== 'string' && listed.id === id);
  const found = typeof own === 'object' ? own : register[id];
  assert.ok(found, id);
  return found;
}
