import type { Annotations, Article, ArticleData } from './article.ts';
import { articlePath, personPath, quoteFragment, quotePath, topicPath } from './permalink.ts';
import type { Person, PersonData } from './person.ts';
import { nearest, show, type Problem } from './problem.ts';
import type { PullQuoteData, Quote } from './quote.ts';
import type { Source, SourceData } from './source.ts';
import type { Topic, TopicData } from './topic.ts';

/** One content file (or one entry of sources.yaml), as read and found to have the right form. */
export interface Entry<T> {
  id: string;
  /** Path from the project's root. */
  file: string;
  data: T;
}

/** Everything an editor wrote, before it is joined. */
export interface Contents {
  articles: (Entry<ArticleData> & { annotations: Annotations })[];
  topics: Entry<TopicData>[];
  people: Entry<PersonData>[];
  sources: Entry<SourceData>[];
}

/** The whole publication, joined: every list sorted, every reference an object. */
export interface Library {
  /** Newest first; on one day, in the order of the dossier, then by title. */
  articles: Article[];
  /** By title. */
  topics: Topic[];
  /** By name. */
  people: Person[];
  /** In the order of `articles`, and as they stand in each. */
  quotes: Quote[];
}

const byText = (a: string, b: string) => a.localeCompare(b, 'en');
export const newestFirst = (a: Article, b: Article): number =>
  b.date.localeCompare(a.date) || (a.part ?? Infinity) - (b.part ?? Infinity) || byText(a.slug, b.slug);

/** The id of a source listed in an article, whether it is written there or only named. */
export const sourceId = (listed: ArticleData['sources'][number]): string =>
  typeof listed === 'string' ? listed : listed.id;

/**
 * Joins what was read into a library.
 * Dangling references, ids used twice and sources that are not listed come back as problems; the library then leaves them out.
 */
export function joinLibrary(contents: Contents): { library: Library; problems: Problem[] } {
  const problems: Problem[] = [];
  const sources = new Map<string, Source>(
    contents.sources.map(({ id, data }) => [id, { id, ...data }] as const),
  );

  /** Looks an id up, or notes a problem that names the nearest one there is. */
  const resolver =
    <T>(known: ReadonlyMap<string, T>, noun: string, where: string) =>
    (id: string, file: string, field: string): T | undefined => {
      const value = known.get(id);
      if (value === undefined) {
        const guess = nearest(id, known.keys());
        problems.push({
          file,
          field,
          found: `${noun} ${show(id)}, which does not exist`,
          expected: `an id from ${where}`,
          fix: guess
            ? `write ${guess}, or add ${where.replace('<id>', id)}`
            : `add ${where.replace('<id>', id)}`,
        });
      }
      return value;
    };
  const present = <T>(values: (T | undefined)[]): T[] => values.filter((value) => value !== undefined);

  const registered = resolver(sources, 'source', 'content/sources.yaml');

  const topics = new Map<string, Topic>(
    contents.topics.map(({ id, file, data }) => [
      id,
      {
        ...data,
        id,
        path: topicPath(id),
        broader: undefined,
        narrower: [],
        articles: [],
        sources: present(data.sources.map((source, index) => registered(source, file, `sources.${index}`))),
      },
    ]),
  );
  const findTopic = resolver(topics, 'topic', 'content/topics/<id>.md');
  for (const { id, file, data } of contents.topics) {
    const topic = topics.get(id);
    const broader = data.broader === undefined ? undefined : findTopic(data.broader, file, 'broader');
    if (!topic || !broader) continue;
    const chain = new Set([id]);
    for (let at: string | undefined = data.broader; at !== undefined && !chain.has(at);) {
      chain.add(at);
      at = contents.topics.find((entry) => entry.id === at)?.data.broader;
      if (at === id) {
        problems.push({
          file,
          field: 'broader',
          found: `a circle: ${[...chain, id].join(' → ')}`,
          expected: 'a topic that is wider than this one',
        });
      }
    }
    topic.broader = broader;
    broader.narrower.push(topic);
  }

  const people = new Map<string, Person>(
    contents.people.map(({ id, file, data }) => [
      id,
      {
        ...data,
        id,
        path: personPath(id),
        authored: [],
        quotes: [],
        namedIn: [],
        sources: present(data.sources.map((source, index) => registered(source, file, `sources.${index}`))),
      },
    ]),
  );
  const findPerson = resolver(people, 'person', 'content/people/<id>.md');

  const quoteOwners = new Map<string, string>();
  const partOwners = new Map<number, string>();
  const articles = new Map<string, Article>();

  for (const { id: slug, file, data, annotations } of contents.articles) {
    const local = new Map(sources);
    for (const [index, listed] of data.sources.entries()) {
      if (typeof listed === 'string') continue;
      if (sources.has(listed.id)) {
        problems.push({
          file,
          field: `sources.${index}.id`,
          found: `${show(listed.id)}, an id that content/sources.yaml has too`,
          expected: 'an id used once',
          fix: 'name the source of the register by its id alone, or choose another id',
        });
      }
      local.set(listed.id, listed);
    }
    const findSource = resolver(local, 'source', 'content/sources.yaml');
    const listed = new Set(data.sources.map(sourceId));
    const used = new Set<string>();
    const use = (id: string, field: string) => {
      const source = findSource(id, file, field);
      if (source && !listed.has(id)) {
        problems.push({
          file,
          field,
          found: `source ${show(id)}, which the article does not list`,
          expected: 'a source listed in the frontmatter’s sources',
          fix: `add ${id} to sources`,
        });
      }
      used.add(id);
      return source;
    };
    const useAll = (ids: readonly string[], field: string) =>
      present(ids.map((id, index) => use(id, `${field}.${index}`)));

    const once = <K>(owners: Map<K, string>, key: K, field: string, noun: string) => {
      const owner = owners.get(key);
      if (owner !== undefined) {
        problems.push({
          file,
          field,
          found: `${noun} ${show(String(key))}, which ${owner === file ? 'this article' : owner} has already`,
          expected: `${noun} that no other has`,
        });
      }
      owners.set(key, file);
    };

    const toQuote = (quote: PullQuoteData, index: number): Omit<Quote, 'article'> => {
      const field = `pullQuotes.${index}`;
      once(quoteOwners, quote.id, `${field}.id`, 'a quote id');
      if (quote.speaker !== undefined && (quote.source === undefined || quote.said === undefined)) {
        problems.push({
          file,
          field: `${field}.${quote.source === undefined ? 'source' : 'said'}`,
          found: `words of ${show(quote.speaker)} without ${quote.source === undefined ? 'a source' : 'the day they were said'}`,
          expected: 'said and source beside speaker',
          fix: 'add where the words can be read (source) and the day they were said (said)',
        });
      }
      return {
        ...quote,
        path: quotePath(quote.id),
        fragment: quoteFragment(quote.id),
        speaker:
          quote.speaker === undefined ? undefined : findPerson(quote.speaker, file, `${field}.speaker`),
        source: quote.source === undefined ? undefined : use(quote.source, `${field}.source`),
        passage: annotations.passages[quote.id] ?? { before: '', words: quote.text, after: '' },
      };
    };

    if (data.part !== undefined) once(partOwners, data.part, 'part', 'a place in the dossier');
    for (const id of annotations.cited) use(id, 'sources');

    const corrected = data.corrections.map(({ date }) => date);
    const article: Article = {
      slug,
      path: articlePath(slug),
      title: data.title,
      standfirst: data.standfirst,
      kind: data.kind,
      date: data.date,
      updated: data.updated,
      changed: [data.date, data.updated ?? data.date, ...corrected].sort().at(-1) ?? data.date,
      lang: data.lang,
      part: data.part,
      draft: data.draft,
      aliases: data.aliases,
      corrections: data.corrections,
      authors: present(data.author.map((id, index) => findPerson(id, file, `author.${index}`))),
      topics: present(data.topics.map((id, index) => findTopic(id, file, `topics.${index}`))),
      people: present(data.people.map((id, index) => findPerson(id, file, `people.${index}`))),
      sources: present(
        data.sources.map((source, index) => findSource(sourceId(source), file, `sources.${index}`)),
      ),
      cited: annotations.cited,
      quotes: [],
      examines: data.examines === undefined ? undefined : use(data.examines, 'examines'),
      claims: data.claims.map((claim, index) => ({
        ...claim,
        sources: useAll(claim.sources, `claims.${index}.sources`),
      })),
      charts: data.charts.map((chart, index) => ({
        ...chart,
        sources: useAll(chart.sources, `charts.${index}.sources`),
      })),
      timeline: data.timeline && {
        threads: data.timeline.threads,
        entries: data.timeline.entries.map((entry, index) => ({
          ...entry,
          sources: useAll(entry.sources, `timeline.entries.${index}.sources`),
        })),
      },
      translationOf: undefined,
      translations: [],
      headings: annotations.headings,
      words: annotations.words,
      text: annotations.text,
    };
    article.quotes = data.pullQuotes.map((quote, index) => ({ ...toQuote(quote, index), article }));
    articles.set(slug, article);

    for (const [index, correction] of data.corrections.entries()) {
      if (correction.date < data.date) {
        problems.push({
          file,
          field: `corrections.${index}.date`,
          found: `${show(correction.date)}, before the article was published`,
          expected: `a day on or after ${data.date}`,
        });
      }
      for (const id of correction.quotes) {
        if (data.pullQuotes.some((quote) => quote.id === id)) continue;
        problems.push({
          file,
          field: `corrections.${index}.quotes`,
          found: `quote ${show(id)}, which this article does not have`,
          expected: `one of ${data.pullQuotes.map((quote) => quote.id).join(', ') || 'its pull-quotes'}`,
        });
      }
    }
    for (const id of listed) {
      if (used.has(id)) continue;
      problems.push({
        file,
        field: 'sources',
        found: `source ${show(id)}, which nothing in the article cites`,
        expected: 'only sources that are cited',
        fix: `cite it in a note with [@${id}], or take it off the list`,
      });
    }
  }

  const slugOwners = new Map([...articles.keys()].map((slug) => [slug, slug]));
  const findArticle = resolver(articles, 'article', 'content/articles/<id>.md');
  for (const { id: slug, file, data } of contents.articles) {
    const article = articles.get(slug);
    if (!article) continue;
    for (const [index, alias] of data.aliases.entries()) {
      const owner = slugOwners.get(alias);
      if (owner !== undefined) {
        problems.push({
          file,
          field: `aliases.${index}`,
          found: `${show(alias)}, an address that article ${owner} has`,
          expected: 'a former slug that no other article uses',
        });
      }
      slugOwners.set(alias, slug);
    }
    if (data.translationOf === undefined) continue;
    const original = findArticle(data.translationOf, file, 'translationOf');
    if (!original) continue;
    if (original.lang === article.lang) {
      problems.push({
        file,
        field: 'translationOf',
        found: `${show(data.translationOf)}, an article in the same language`,
        expected: 'the slug of the article in its first language',
      });
    }
    article.translationOf = original;
  }
  for (const article of articles.values()) {
    const family = article.translationOf ?? article;
    article.translations = [...articles.values()].filter(
      (other) => other !== article && (other === family || other.translationOf === family),
    );
  }

  const shown = [...articles.values()].sort(newestFirst);
  for (const article of shown) {
    for (const topic of article.topics) topic.articles.push(article);
    for (const person of article.authors) person.authored.push(article);
    for (const quote of article.quotes) quote.speaker?.quotes.push(quote);
    for (const person of people.values()) {
      if (article.people.includes(person) || namesPerson(article, person)) person.namedIn.push(article);
    }
  }
  for (const topic of topics.values()) topic.narrower.sort((a, b) => byText(a.title, b.title));

  return {
    problems,
    library: {
      articles: shown,
      topics: [...topics.values()].sort((a, b) => byText(a.title, b.title)),
      people: [...people.values()].sort((a, b) => byText(a.name, b.name)),
      quotes: shown.flatMap((article) => article.quotes),
    },
  };
}

/** True where the running text has the person's name, in the spelling of the article's language. */
function namesPerson(article: Article, person: Person): boolean {
  const name = article.lang === 'en' ? person.name : person.names[article.lang];
  return name !== undefined && article.text.includes(name);
}

/** A public address, and the day on which what stands there last changed. */
export interface Address {
  path: string;
  kind: 'page' | 'article' | 'alias' | 'topic' | 'person' | 'quote';
  /** ISO date, for the sitemap; undefined where the page follows everything. */
  changed: string | undefined;
  /** Ids that the page must have: the marked words of an article's quotes. */
  marks?: string[];
}

/** The library as it is published. */
export function withoutDrafts(library: Library): Library {
  const shown = (article: Article) => !article.draft;
  return {
    articles: library.articles.filter(shown),
    quotes: library.quotes.filter((quote) => shown(quote.article)),
    topics: library.topics.map((topic) => ({ ...topic, articles: topic.articles.filter(shown) })),
    people: library.people.map((person) => ({
      ...person,
      authored: person.authored.filter(shown),
      namedIn: person.namedIn.filter(shown),
      quotes: person.quotes.filter((quote) => shown(quote.article)),
    })),
  };
}

const latest = (articles: readonly Article[]) =>
  articles
    .map((article) => article.changed)
    .sort()
    .at(-1);

/** Every HTML page the site has, each once: what the build must produce and what the sitemap lists. */
export function addresses(library: Library): Address[] {
  const all = latest(library.articles);
  return [
    ...['/', '/topics/', '/quotes/', '/search/', '/about/'].map((path) => ({
      path,
      kind: 'page' as const,
      changed: all,
    })),
    ...library.articles.flatMap((article) => [
      {
        path: article.path,
        kind: 'article' as const,
        changed: article.changed,
        marks: article.quotes.map((quote) => quote.fragment),
      },
      ...article.aliases.map((alias) => ({
        path: articlePath(alias),
        kind: 'alias' as const,
        changed: undefined,
      })),
    ]),
    ...library.topics.map((topic) => ({
      path: topic.path,
      kind: 'topic' as const,
      changed: latest(topic.articles),
    })),
    ...library.people.map((person) => ({
      path: person.path,
      kind: 'person' as const,
      changed: latest([
        ...person.authored,
        ...person.namedIn,
        ...person.quotes.map((quote) => quote.article),
      ]),
    })),
    ...library.quotes.map((quote) => ({
      path: quote.path,
      kind: 'quote' as const,
      changed: quote.article.changed,
    })),
  ];
}
