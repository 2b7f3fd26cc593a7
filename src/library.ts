import { getCollection, type DataEntryMap } from 'astro:content';
import { emptyCollections, unpublished } from 'virtual:unpublished';
import { joinLibrary, type Library } from './model/library.ts';
import type { Annotations } from './model/article.ts';
import { isError } from './model/problem-kinds.ts';
import { formatProblems } from './model/report.ts';

/** The only reader of `astro:content`: every page asks here. */
export async function library(): Promise<Library> {
  const memo = import.meta.env.DEV ? undefined : built;
  return memo ?? (built = join());
}
let built: Promise<Library> | undefined;

async function join(): Promise<Library> {
  const left = new Set(unpublished);
  // Astro takes a collection without entries for a mistake, and says so; a new publication has none yet.
  const all = async <C extends keyof DataEntryMap>(name: C) =>
    emptyCollections.includes(name) ? [] : getCollection(name);
  const fileOf = (folder: string, id: string) => `content/${folder}/${id}.md`;
  const entries = <T extends { id: string }>(folder: string, all: T[]) =>
    all.map((entry) => ({ ...entry, file: fileOf(folder, entry.id) })).filter(({ file }) => !left.has(file));
  const { library, problems } = joinLibrary({
    articles: entries('articles', await all('articles')).map(({ id, file, data, rendered }) => {
      const annotations = (rendered?.metadata?.frontmatter as { annotations?: Annotations } | undefined)
        ?.annotations;
      // Astro publishes an empty body when a Markdown plugin throws; we publish nothing.
      if (!rendered?.html.trim() || !annotations)
        throw new Error(`${file} was not rendered: see the error above`);
      return { id, file, data, annotations };
    }),
    topics: entries('topics', await all('topics')),
    people: entries('people', await all('people')),
    sources: (await all('sources')).map(({ id, data }) => ({
      id,
      file: 'content/sources.yaml',
      data,
    })),
  });
  if (problems.some(isError) && !import.meta.env.DEV) throw new Error(`\n${formatProblems(problems)}`);
  return library;
}
