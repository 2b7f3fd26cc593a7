import { z } from 'astro/zod';

const files = z.record(z.string(), z.string());
const time = z.iso.datetime();

/** A release as it is on the target. */
const published = z.object({
  /** The name of its folder: the time and the beginning of its id. */
  name: z.string().regex(/^[\w.-]+$/),
  /** `release` in /.well-known/verbatim.json. */
  id: z.string(),
  /** When it was published. */
  at: time,
  /** The hash of each file, by its path in the folder of the built site. */
  files,
  /** Former URLs with the URLs that replaced them. */
  redirects: z.record(z.string(), z.string()),
});

export type Published = z.infer<typeof published>;

const stateSchema = z.object({
  /** The publication, as in /.well-known/verbatim.json. */
  publication: z.string(),
  /** The path of the site on its host. */
  base: z.string(),
  /** The release that readers see; none before the first has arrived. */
  live: published.optional(),
  /** Releases that can be restored, newest first, and when readers stopped seeing each. */
  earlier: z.array(z.object({ name: z.string(), until: time })),
  /** Files of earlier releases that still answer, and when they left the site. */
  retired: z.record(z.string(), time),
  /** The files of a release that is being published; if that was interrupted, each may be there or not. */
  pending: files.optional(),
  /** The text of the ledger. */
  ledger: z.string(),
});

/** What is on a target, as the last publish left it. */
export type State = z.infer<typeof stateSchema>;

/** Returns the state in a text; undefined for a text that is something else. */
export function parseState(text: string): State | undefined {
  return parsed(stateSchema, text);
}

export const parsePublished = (text: string): Published | undefined => parsed(published, text);

function parsed<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
