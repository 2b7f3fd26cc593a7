import type { APIRoute } from 'astro';
import { library } from '../../library.ts';
import { quoteIndex } from '../../model/quote-index.ts';
import { quoteFilterStyles } from '../../outputs/quote-filters.ts';

export const GET: APIRoute = async () =>
  new Response(quoteFilterStyles(quoteIndex(await library(), '')), {
    headers: { 'content-type': 'text/css' },
  });
