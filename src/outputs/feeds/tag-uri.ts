import type { Article } from '../../model/joined.ts';
import { site } from '../../site.ts';

/** An id that is no address, and so outlives every change of address (RFC 4151). */
export const tagUri = (specific: string): string => `tag:${site.tagAuthority}:${specific}`;

/** The id of an article in feeds: by its first slug, so that readers who have it do not get it again when its file is renamed. */
export const articleTag = ({ firstSlug }: Article): string => tagUri(`articles/${firstSlug}`);
