import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { filesIn } from '../../files-in.ts';

/** The most HTML that a page may have, in bytes, however many articles a site has. */
export const mostHtml = 150_000;

/** A page of a built site. */
export interface PageSize {
  path: string;
  bytes: number;
}

/** Returns the largest pages of a built site, the largest first. */
export function largestPages(folder: string, count = 10): PageSize[] {
  const pages = filesIn(folder)
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({
      path: `/${relative(folder, file).replaceAll('\\', '/')}`.replace(/index\.html$/, ''),
      bytes: statSync(file).size,
    }));
  return pages.sort((a, b) => b.bytes - a.bytes).slice(0, count);
}
