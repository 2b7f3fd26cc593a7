import type { APIRoute } from 'astro';
import { absolute, newsSitemapPath, sitemapPath } from '../model/routes.ts';

const sitemaps = [sitemapPath, newsSitemapPath].map((path) => `Sitemap: ${absolute(path)}\n`);

export const GET: APIRoute = () => new Response(`User-agent: *\nAllow: /\n\n${sitemaps.join('')}`);
