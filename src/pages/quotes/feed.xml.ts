import type { APIRoute } from 'astro';
import { library } from '../../library.ts';
import { quoteRss } from '../../outputs/quote-feed.ts';

export const GET: APIRoute = async () => quoteRss((await library()).quotes);
