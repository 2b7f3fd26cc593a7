import type { Graph } from 'schema-dts';
import type { FeedOf } from '../outputs/feeds/feeds.ts';
import type { Meta } from '../outputs/head.ts';

/** What a page says of itself: in its head, to feed readers, search engines and whoever shares it. */
export interface PageProps {
  title: string;
  /** What the title stands in, where the title alone may not be the only one of its words. */
  within?: string;
  description: string;
  lang?: string;
  /** Path of the page's own address; the canonical link and og:url. */
  path: string;
  /** Open Graph type. */
  type?: 'website' | 'article' | 'profile';
  /** What the head says beside what every page’s does. */
  meta?: readonly Meta[];
  /** The feed of what the page shows; others name the site’s in their language, in one form. */
  feed?: FeedOf | undefined;
  /** What the page is, for machines. */
  data?: Graph;
  /** The same piece in all its languages, the first one’s in front. */
  alternates?: { lang: string; path: string }[];
  /** The card that a shared link shows; the site’s own where a page has none. */
  image?: { path: string; width: number; height: number; alt: string };
  /** The page stands for whatever is missing, at any URL, and has none of its own. */
  missing?: boolean;
  /** Kept out of search engines: pages that have no words of their own. */
  noindex?: boolean;
}
