import type { Contents } from './contents.ts';
import type { Article, Person, Topic } from './joined.ts';
import { joinLibrary, type Library } from './library.ts';
import { topicPages } from './topic.ts';

/**
 * Returns the files that are not published, as paths from the project’s root: drafts, scheduled articles, and topics and people that only they use. Topics
 * and people with a `sealed` URL are always published, because sealed URLs must keep working. With `until`, scheduled articles count as
 * published that appear by then (in milliseconds since 1970).
 */
export function unpublishedFiles(
  library: Library,
  sealed: ReadonlySet<string>,
  until = -Infinity,
): Set<string> {
  const isPublished = ({ state, publishedAt }: Article) =>
    state === 'published' || (state === 'scheduled' && Date.parse(publishedAt) <= until);
  const [published, hidden] = [
    library.articles.filter(isPublished),
    library.articles.filter((one) => !isPublished(one)),
  ];
  const inHidden = usedBy(hidden, library.people);
  const inPublished = usedBy(published, library.people);
  const isHidden = (used: Topic | Person, paths: string[]) =>
    inHidden.has(used) && !inPublished.has(used) && !paths.some((path) => sealed.has(path));
  return new Set([
    ...hidden.map(({ slug }) => `content/articles/${slug}.md`),
    ...library.topics
      .filter((topic) => isHidden(topic, [topic.path, ...topicPages(topic).map(({ path }) => path)]))
      .map(({ id }) => `content/topics/${id}.md`),
    ...library.people
      .filter((person) => isHidden(person, [person.path]))
      .map(({ id }) => `content/people/${id}.md`),
  ]);
}

/** Returns the published library: `contents` joined without the `unpublished` files. */
export function publishedLibrary(contents: Contents, unpublished: ReadonlySet<string>): Library {
  const shown = <T extends { file: string }>(entries: T[]) =>
    entries.filter(({ file }) => !unpublished.has(file));
  return joinLibrary({
    ...contents,
    articles: shown(contents.articles),
    topics: shown(contents.topics),
    people: shown(contents.people),
  }).library;
}

/** Returns the topics of some articles, their broader topics, and all people whom the articles credit, quote or mention. */
function usedBy(articles: readonly Article[], people: readonly Person[]): Set<Topic | Person> {
  const used = new Set<Topic | Person>();
  for (const article of articles) {
    for (const topic of article.topics)
      for (let at: Topic | undefined = topic; at !== undefined && !used.has(at); at = at.broader)
        used.add(at);
    for (const person of [
      ...article.authors,
      ...article.editors,
      ...article.translators,
      ...article.people,
      ...[...article.quotes, ...article.withdrawnQuotes].flatMap(({ speaker }) => speaker ?? []),
    ])
      used.add(person);
  }
  const written = new Set(articles);
  for (const person of people) if (person.namedIn.some((article) => written.has(article))) used.add(person);
  return used;
}
