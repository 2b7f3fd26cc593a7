import type { APIRoute } from 'astro';
import { library } from '../../../library.ts';
import type { Article } from '../../../model/joined.ts';
import { sourcesFile } from '../../../outputs/citations/files.ts';

export async function getStaticPaths() {
  const { articles } = await library();
  return articles.map((article) => ({ params: { slug: article.slug }, props: { article } }));
}

export const GET: APIRoute<{ article: Article }> = ({ props }) => sourcesFile(props.article);
