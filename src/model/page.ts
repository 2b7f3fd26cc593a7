import { z } from 'astro/zod';
import { line } from './fields.ts';

/** Frontmatter of content/pages/<lang>/<path>.md: a page about the publication. The file's path is its URL. */
export const pageSchema = z.strictObject({
  /** The title in the browser tab and in search results. */
  title: line,
  /** The heading of the page; the default is the title. */
  heading: line.optional(),
  /** One sentence for search engines. */
  description: line,
  /** One or two sentences below the heading. */
  standfirst: line.optional(),
});

export type PageData = z.infer<typeof pageSchema>;

/** A page about the publication, such as “About” or “How we work”. */
export interface SitePage extends PageData {
  lang: string;
  /** Path from the site's root: `/about/`, `/ar/about/`. */
  path: string;
  /** The rendered body. */
  html: string;
  /** Ids of all elements of the body. */
  ids: string[];
  /** The page in all its languages, this one included; empty if it exists in one language only. */
  alternates: { lang: string; path: string }[];
}
