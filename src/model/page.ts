import { z } from 'astro/zod';
import { line } from './fields.ts';

/** Frontmatter of content/pages/<lang>/<path>.md: a page about the publication. The file's path is its URL. */
export const pageSchema = z.strictObject({
  /** In the browser's tab and in search results. */
  title: line,
  /** The heading of the page, where it says more than the title. */
  heading: line.optional(),
  /** A sentence for search engines. */
  description: line,
  /** One or two sentences under the heading. */
  standfirst: line.optional(),
});

export type PageData = z.infer<typeof pageSchema>;

/** A page about the publication: who makes it, how it works. */
export interface SitePage extends PageData {
  lang: string;
  /** Path from the site's root: `/about/`, `/ar/about/`. */
  path: string;
  /** The rendered body. */
  html: string;
  /** Ids of all elements of the body. */
  ids: string[];
  /** The same page in all languages that have it, with their paths; empty where it is there in one alone. */
  alternates: { lang: string; path: string }[];
}
