import type { APIRoute } from 'astro';
import { library } from '../library.ts';
import { rssFeed } from '../outputs/feed.ts';

export const GET: APIRoute = async () => rssFeed((await library()).articles);
