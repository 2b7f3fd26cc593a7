import type { APIRoute } from 'astro';
import { absolute } from '../model/routes.ts';

const sitemaps = ['/sitemap-index.xml', '/news-sitemap.xml'].map((path) => `Sitemap: ${absolute(path)}\n`);

export const GET: APIRoute = () => new Response(`User-agent: *\nAllow: /\n\n${sitemaps.join('')}`);
