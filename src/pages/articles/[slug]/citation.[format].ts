import type { APIRoute } from 'astro';
import { library } from '../../../library.ts';
import type { Article } from '../../../model/joined.ts';
import { citationFiles, type CitationFormat } from '../../../model/routes.ts';
import { citationFile } from '../../../outputs/citations/files.ts';
import { citeArticle } from '../../../outputs/citations/item.ts';

export async function getStaticPaths() {
  const { articles } = await library();
  return articles.flatMap((article) =>
    citationFiles.map((format) => ({ params: { slug: article.slug, format }, props: { article, format } })),
  );
}

export const GET: APIRoute<{ article: Article; format: CitationFormat }> = ({ props }) =>
  citationFile(citeArticle(props.article).item, props.format);
