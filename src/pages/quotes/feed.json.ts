import type { APIRoute } from 'astro';
import { library } from '../../library.ts';
import { quoteJsonFeed } from '../../outputs/quote-feed.ts';

export const GET: APIRoute = async () => quoteJsonFeed((await library()).quotes);
