import type { Article } from '../../model/joined.ts';
import { site } from '../../site.ts';

/** Returns an id that does not depend on URLs and never changes (RFC 4151). */
export const tagUri = (specific: string): string => `tag:${site.tagAuthority}:${specific}`;

/** Returns the id of an article in feeds. It uses the first slug, so that feed readers do not show an article again after its file is renamed. */
export const articleTag = ({ firstSlug }: Article): string => tagUri(`articles/${firstSlug}`);
