import type { APIRoute } from 'astro';
import { absolute, homePath, newsSitemapPath, sitemapPath } from '../model/routes.ts';
import { isPreview } from '../preview.ts';

const sitemaps = [sitemapPath, newsSitemapPath].map((path) => `Sitemap: ${absolute(path)}\n`);

const text = isPreview
  ? 'User-agent: *\nDisallow: /\n'
  : `User-agent: *\nAllow: ${homePath}\n\n${sitemaps.join('')}`;

export const GET: APIRoute = () => new Response(text);
