import type { Graph } from 'schema-dts';
import type { Article } from '../model/joined.ts';
import type { FeedOf } from '../outputs/feeds/feeds.ts';
import type { Meta } from '../outputs/head.ts';

/** Metadata of a page: for its head, feed readers, search engines and shared links. */
export interface PageProps {
  title: string;
  /** What the title belongs to, where the title alone may not be unique. */
  within?: string;
  description: string;
  lang?: string;
  /** Path of the page's own address; the canonical link and og:url. */
  path: string;
  /** Open Graph type. */
  type?: 'website' | 'article' | 'profile';
  /** Additional tags of the head. */
  meta?: readonly Meta[];
  /** The feed of this page’s content; other pages link the site’s feed in their language. */
  feed?: FeedOf | undefined;
  /** Structured data of the page. */
  data?: Graph | undefined;
  /** The same page in all its languages, the original first. */
  alternates?: { lang: string; path: string }[];
  /** The card that a shared link shows; defaults to the site’s. */
  image?: { path: string; type: string; width: number; height: number; alt: string };
  /** True for the page that is served at any missing URL and has no URL of its own. */
  missing?: boolean;
  /** Files that the page needs only if its URL asks something: requested before its scripts are there (client/reading/first-paint.ts). Its fonts are not preloaded. */
  whenAsked?: readonly string[];
  /** True for pages without text of their own: search engines do not index them. */
  noindex?: boolean;
  /** The article that the page belongs to: if it is not published, a banner says so. */
  article?: Pick<Article, 'state' | 'date' | 'publishedAt' | 'isTimed'>;
}
