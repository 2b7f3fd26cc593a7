import { getCollection } from 'astro:content';
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
  const entries = (id: string, folder: string) => ({ id, file: `content/${folder}/${id}.md` });
  const articles = await getCollection('articles', ({ data }) => import.meta.env.DEV || !data.draft);
  const { library, problems } = joinLibrary({
    articles: articles.map(({ id, data, rendered }) => {
      const annotations = (rendered?.metadata?.frontmatter as { annotations?: Annotations } | undefined)
        ?.annotations;
      // Astro publishes an empty body when a Markdown plugin throws; we publish nothing.
      if (!rendered?.html.trim() || !annotations)
        throw new Error(`content/articles/${id}.md was not rendered: see the error above`);
      return { ...entries(id, 'articles'), data, annotations };
    }),
    topics: (await getCollection('topics')).map(({ id, data }) => ({ ...entries(id, 'topics'), data })),
    people: (await getCollection('people')).map(({ id, data }) => ({ ...entries(id, 'people'), data })),
    sources: (await getCollection('sources')).map(({ id, data }) => ({
      id,
      file: 'content/sources.yaml',
      data,
    })),
  });
  if (problems.some(isError) && !import.meta.env.DEV) throw new Error(`\n${formatProblems(problems)}`);
  return library;
}
