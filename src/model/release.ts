import { z } from 'astro/zod';
import { site } from '../site.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);

/** What a published site says about itself, in `/.well-known/verbatim.json`. */
export const releaseSchema = z.object({
  /** The publication, by a tag URI (RFC 4151) that never changes. */
  publication: z.string().startsWith('tag:'),
  /** The SHA-256 of the list of all other files of the build, each with its own: equal for equal sites. */
  release: hash,
  /** The last change of the content (RFC 3339). The time of the build is not in it, so that equal content gives equal bytes. */
  date: z.string(),
  /** The name and the version of the software. */
  software: z.string(),
  /** Where the site is. */
  url: z.string(),
  counts: z.object({ articles: count, quotes: count, topics: count, people: count }),
  /** How many URLs are sealed, and the Merkle Tree Hash (RFC 6962, 2.1) of their lines in the ledger. */
  ledger: z.object({ size: count, root: hash }),
});

export type Release = z.infer<typeof releaseSchema>;

/** Returns the tag of a publication, by which it names itself to programs. It must not change when the URL of the site does. */
export const publicationTag = (authority: string = site.tagAuthority): string =>
  `tag:${authority}:publication`;
