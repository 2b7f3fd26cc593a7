import type { APIRoute } from 'astro';
import { absolute, newsSitemapPath, sitemapPath } from '../model/routes.ts';
import { isPreview } from '../preview.ts';

const sitemaps = [sitemapPath, newsSitemapPath].map((path) => `Sitemap: ${absolute(path)}\n`);

const text = isPreview ? 'User-agent: *\nDisallow: /\n' : `User-agent: *\nAllow: /\n\n${sitemaps.join('')}`;

export const GET: APIRoute = () => new Response(text);
