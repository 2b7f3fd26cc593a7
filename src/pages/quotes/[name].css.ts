import type { APIRoute } from 'astro';
import { library } from '../../library.ts';
import { isFilteredByPages } from '../../model/lists.ts';
import { quoteIndex } from '../../model/quote-index.ts';
import { quoteFilterStyles } from '../../outputs/quote-filters.ts';

/** The filters of the list of quotes; not needed if it has several pages. */
export const getStaticPaths = async () =>
  isFilteredByPages(await library()) ? [] : [{ params: { name: 'filters' } }];

export const GET: APIRoute = async () =>
  new Response(quoteFilterStyles(quoteIndex(await library(), '')), {
    headers: { 'content-type': 'text/css' },
  });
