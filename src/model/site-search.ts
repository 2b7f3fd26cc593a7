import { z } from 'astro/zod';
import { issue } from './fields.ts';

/** The search servers whose requests the search page can write. */
export const searchServers = ['opensearch', 'typesense'] as const;

const indexForm = 'lower-case letters, digits, - and _, like articles';
const wholeNumber = 'a whole number, 0 or higher';

/** A server that answers the search instead of the index in the browser. Everything here is public: readers’ browsers get it. */
const serverSchema = z
  .strictObject({
    /** What the server runs: OpenSearch, or anything that answers its `_search`, or Typesense. */
    engine: z.enum(searchServers),
    /** Where browsers reach it: a scheme and a host, and a path if it is behind one. */
    url: z.string().superRefine((text, context) => {
      const expected = 'the URL of the server with https, without credentials, ? and #';
      const fault = urlFault(text);
      if (fault) context.addIssue(issue('url-invalid', expected, fault));
    }),
    /** The name of the index (OpenSearch) or the collection (Typesense). */
    index: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, { error: indexForm }),
    /** Typesense: a key that may only search. */
    key: z
      .string()
      .regex(/^[\w+/=-]+$/, { error: 'a key without spaces' })
      .optional(),
    /** With fewer articles, the index in the browser answers, and the server is not asked. */
    above: z.int({ error: wholeNumber }).min(0, { error: wholeNumber }).default(0),
  })
  .superRefine(({ engine, key }, context) => {
    if (engine === 'typesense' && key === undefined)
      context.addIssue({
        ...issue('field-missing', 'a key of Typesense that may only search', 'add key: your-search-only-key'),
        path: ['key'],
      });
    if (engine === 'opensearch' && key !== undefined)
      context.addIssue({
        ...issue('field-unknown', 'no key: every reader would have it', 'delete key'),
        path: ['key'],
      });
  });

/** Returns how to correct the URL of a server, undefined if it is right. On this machine, http is allowed. */
function urlFault(text: string): string | undefined {
  if (!URL.canParse(text)) return 'write it like https://search.example.org';
  const { protocol, hostname, username, password, search, hash, host, pathname } = new URL(text);
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1';
  if (protocol === 'https:' || (protocol === 'http:' && isHere))
    return `${username}${password}${search}${hash}` === ''
      ? undefined
      : `write ${protocol}//${host}${pathname === '/' ? '' : pathname}`;
  return `write https://${host}${pathname === '/' ? '' : pathname}`;
}

/** The setting `search`. */
export const searchSchema = z.strictObject({ server: serverSchema.optional() });

/** A search server, as the settings name it. */
export type SearchServer = z.infer<typeof serverSchema>;

/** Returns the server that answers searches of a site with so many articles; undefined where the index in the browser does. */
export const searchServerFor = (
  { server }: z.infer<typeof searchSchema>,
  articles: number,
): SearchServer | undefined => (server && articles > server.above ? server : undefined);
