import type { APIRoute } from 'astro';
import { library } from '../../library.ts';
import { rssFeed } from '../../outputs/feed.ts';
import { site } from '../../site.ts';

/** A feed for each language but the first, whose feed has everything. */
export const getStaticPaths = () => site.languages.slice(1).map((lang) => ({ params: { lang } }));

export const GET: APIRoute<Record<string, unknown>, { lang: string }> = async ({ params: { lang } }) => {
  const { articles } = await library();
  return rssFeed(
    articles.filter((article) => article.lang === lang),
    lang,
  );
};
