import { site } from '../site.ts';
import type { ArticleEntry, Contents, Entry } from './contents.ts';
import { freeId } from './free-id.ts';
import { joinArticle } from './join-article.ts';
import type { JoinContext } from './join-context.ts';
import { joinLeadPictures } from './join-lead-pictures.ts';
import { joinSeries } from './join-series.ts';
import { joinTranslations } from './join-translations.ts';
import type { Article, Person, Quote, Series, Topic } from './joined.ts';
import type { LedgerHead } from './ledger-entry.ts';
import { type Legacy, noLegacy } from './legacy.ts';
import { Names } from './names-in-texts.ts';
import type { SitePage } from './page.ts';
import { type Problem, show } from './problem.ts';
import { byDaySaid } from './record.ts';
import { References, UniqueKeys } from './references.ts';
import { joinRelated } from './related.ts';
import { personPath, topicPath } from './routes.ts';
import { seriesTitle } from './series-parts.ts';
import { joinSharedSources } from './shared-sources.ts';
import type { Source } from './source.ts';

/** The publication with all references resolved to objects and all lists sorted. */
export interface Library {
  /** Newest first; articles of one time by `part`, then by slug. */
  articles: Article[];
  /** By title. */
  topics: Topic[];
  /** By name. */
  people: Person[];
  /** By title; those without articles too, which have no page. */
  series: Series[];
  /** In the order of `articles`, and within each in frontmatter order. */
  quotes: Quote[];
  withdrawnQuotes: Quote[];
  /** Pages about the publication, by path. */
  pages: SitePage[];
  legacy: Legacy;
  /** The newest sealing of the public ledger; undefined if there is none. */
  ledger: LedgerHead | undefined;
}

/** Sorts text for readers of the site’s first language. */
const collator = new Intl.Collator(site.languages[0]);
const byText = (a: string, b: string) => collator.compare(a, b);
export const newestFirst = (a: Article, b: Article): number =>
  Date.parse(b.publishedAt) - Date.parse(a.publishedAt) ||
  (a.part ?? Infinity) - (b.part ?? Infinity) ||
  (a.slug < b.slug ? -1 : 1);

/**
 * Returns the library of the content, and the problems of joining it: unknown references, repeated ids, sources that are not listed. The
 * library leaves those out.
 */
export function joinLibrary(contents: Contents): { library: Library; problems: Problem[] } {
  const problems: Problem[] = [];
  const sources = new Map<string, Source>(contents.sources.map(({ id, data }) => [id, { id, ...data }]));
  const { unreadable } = contents;
  const registered = new References(sources, 'source', 'content/sources.yaml', problems, unreadable);
  const sourcesOf = ({ data, file }: Entry<{ sources: string[] }>) =>
    registered.all(data.sources, file, 'sources');

  const topics = joinTopics(contents.topics, sourcesOf, problems, unreadable);
  const people = joinPeople(contents.people, sourcesOf);
  const context: JoinContext = {
    sources,
    topics: new References(topics, 'topic', 'content/topics/<id>.md', problems, unreadable),
    people: new References(people, 'person', 'content/people/<id>.md', problems, unreadable),
    quoteIds: uniqueQuoteIds(contents.articles, problems),
    maps: contents.maps,
    problems,
    unreadable,
    now: contents.now,
    today: contents.today,
  };
  const articles = new Map(contents.articles.map((entry) => [entry.id, joinArticle(entry, context)]));
  claimFormer(contents.articles, 'aliases', ({ aliases }) => aliases, problems);
  claimFormer(contents.topics, 'formerly', ({ formerly }) => formerly, problems);
  claimFormer(contents.people, 'formerly', ({ formerly }) => formerly, problems);
  claimFormer(contents.series ?? [], 'formerly', ({ formerly }) => formerly, problems);
  joinTranslations(contents, articles, problems);
  joinLeadPictures(contents, articles);
  const series = joinSeries(contents, articles, problems);

  const sorted = [...articles.values()].sort(newestFirst);
  linkBack(sorted, [...people.values()], contents);
  joinRelated(sorted);
  joinSharedSources(sorted);
  return {
    problems,
    library: {
      articles: sorted,
      topics: [...topics.values()].sort((a, b) => byText(a.title, b.title)),
      people: [...people.values()].sort((a, b) => byText(a.name, b.name)),
      series: series.sort((a, b) =>
        byText(seriesTitle(a, site.languages[0]), seriesTitle(b, site.languages[0])),
      ),
      quotes: sorted.flatMap((article) => article.quotes),
      withdrawnQuotes: sorted.flatMap((article) => article.withdrawnQuotes),
      pages: (contents.pages ?? []).map(({ page }) => page),
      legacy: contents.legacy ?? noLegacy,
      ledger: undefined,
    },
  };
}

/** Returns the people with empty lists of articles and quotes, which `linkBack` fills. */
function joinPeople(
  entries: Contents['people'],
  sourcesOf: (entry: Entry<{ sources: string[] }>) => Source[],
): Map<string, Person> {
  return new Map<string, Person>(
    entries.map((entry) => [
      entry.id,
      {
        ...entry.data,
        id: entry.id,
        path: personPath(entry.id),
        authored: [],
        quotes: [],
        record: [],
        namedIn: [],
        sources: sourcesOf(entry),
      },
    ]),
  );
}

/** Returns the register of quote ids, which only one article can have. */
function uniqueQuoteIds(articles: readonly ArticleEntry[], problems: Problem[]): UniqueKeys<string> {
  const quoteIds = new Set(articles.flatMap(({ data }) => data.pullQuotes.map(({ id }) => id)));
  return new UniqueKeys<string>(
    'quote id',
    'quote-id-taken',
    problems,
    (id) => `in the article that is not published yet, write\nid: ${freeId(id, quoteIds)}`,
  );
}

/** Adds each article and its quotes to their topics and people, in the order of `articles`. */
function linkBack(
  articles: readonly Article[],
  people: readonly Person[],
  { articles: entries, findNames = namesIn }: Contents,
): void {
  const entryOf = new Map(entries.map((entry) => [entry.id, entry]));
  const byLang = new Map<string, { names: Names; owners: ReadonlyMap<string, Person[]> }>();
  const namedPeople = (article: Article): Person[] => {
    const known = byLang.get(article.lang) ?? namesInLanguage(people, article.lang);
    byLang.set(article.lang, known);
    const entry = entryOf.get(article.slug);
    return entry ? findNames(entry, known.names).flatMap((name) => known.owners.get(name) ?? []) : [];
  };
  for (const article of articles) {
    for (const topic of article.topics) topic.articles.push(article);
    for (const person of article.authors) person.authored.push(article);
    for (const quote of article.quotes) quote.speaker?.quotes.push(quote);
    for (const quote of [...article.quotes, ...article.withdrawnQuotes]) quote.speaker?.record.push(quote);
    for (const person of new Set([...article.people, ...namedPeople(article)])) person.namedIn.push(article);
  }
  for (const person of people) person.record = byDaySaid(person.record);
}

/** Returns the names of people in a language, and who has each of them. */
function namesInLanguage(people: readonly Person[], lang: string) {
  const named = people.flatMap((person) => {
    const name = nameFor(person, lang);
    return name === undefined ? [] : [{ name, person }];
  });
  const byName = Map.groupBy(named, ({ name }) => name);
  return {
    names: new Names([...byName.keys()]),
    owners: new Map([...byName].map(([name, all]) => [name, all.map(({ person }) => person)])),
  };
}

const namesIn = ({ annotations }: ArticleEntry, names: Names) => names.in(annotations.text);

function joinTopics(
  entries: Contents['topics'],
  sourcesOf: (entry: Entry<{ sources: string[] }>) => Source[],
  problems: Problem[],
  unreadable: Contents['unreadable'],
): Map<string, Topic> {
  const topics = new Map<string, Topic>(
    entries.map((entry) => [
      entry.id,
      {
        ...entry.data,
        id: entry.id,
        path: topicPath(entry.id),
        broader: undefined,
        narrower: [],
        articles: [],
        sources: sourcesOf(entry),
      },
    ]),
  );
  const others: readonly string[] = site.languages.slice(1);
  for (const { file, data } of entries)
    for (const lang of Object.keys(data.summaries))
      if (!others.includes(lang) || data.labels[lang] === undefined)
        problems.push({
          name: 'summary-without-page',
          file,
          field: `summaries.${lang}`,
          found: `a summary in ${show(lang)}, ${others.includes(lang) ? 'in which the topic has no label' : 'in which topics have no pages'}`,
          expected: `a summary in ${others.join(' or ')}, with a label in the same language; the summary in ${site.languages[0]} is the field summary`,
          fix: others.includes(lang) ? `add to labels\n  ${lang}: The title in ${lang}` : `delete ${lang}`,
        });
  const references = new References(topics, 'topic', 'content/topics/<id>.md', problems, unreadable);
  const broaderId = new Map(entries.map(({ id, data }) => [id, data.broader]));
  for (const { id, file, data } of entries) {
    const topic = topics.get(id);
    const broader = data.broader === undefined ? undefined : references.one(data.broader, file, 'broader');
    if (!topic || !broader) continue;
    const chain = new Set<string>();
    for (let at = data.broader; at !== undefined && !chain.has(at); at = broaderId.get(at)) chain.add(at);
    if (chain.has(id)) {
      problems.push({
        name: 'topic-cycle',
        file,
        field: 'broader',
        found: `a cycle: ${[id, ...chain].join(' → ')}`,
        expected: 'a topic that is broader than this one',
        fix: 'delete broader from one of these topics',
      });
      continue;
    }
    topic.broader = broader;
    broader.narrower.push(topic);
  }
  for (const topic of topics.values()) topic.narrower.sort((a, b) => byText(a.title, b.title));
  return topics;
}

/** Reports former ids that another page has, as its id or as a former one. */
function claimFormer<T>(
  entries: Entry<T>[],
  field: string,
  former: (data: T) => string[],
  problems: Problem[],
): void {
  const owners = new Map(entries.map(({ id }) => [id, id]));
  for (const { id, file, data } of entries) {
    for (const [index, alias] of former(data).entries()) {
      const owner = owners.get(alias);
      if (owner !== undefined) {
        problems.push({
          name: 'url-taken',
          file,
          field: `${field}.${index}`,
          found: `${show(alias)}, a URL that ${owner} already has`,
          expected: 'a former id that no other page has',
          fix: `delete ${alias} from ${field}`,
        });
      }
      owners.set(alias, id);
    }
  }
}

/** Returns a person’s name in the language of an article; undefined if there is none. */
const nameFor = ({ name, names }: Person, lang: string): string | undefined =>
  lang === site.languages[0] ? name : names[lang];
