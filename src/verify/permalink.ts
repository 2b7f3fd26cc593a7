import { embedPath, oEmbedPath, quotePath } from '../model/routes.ts';
import { base } from '../site.ts';

/** Matches text that is one URL or path, perhaps in brackets or with a full stop. */
const address = /^[\s<([]*((?:https?:\/\/|www\.|\/)[^\s<>]*?)[\s>)\].,;]*$/iu;

/**
 * Returns what a text is that consists of a URL: the path of a quote’s page on this site, `other` for any other URL; undefined for words. `origins`
 * are those of the site; a path alone is on this site.
 */
export function permalinkIn(
  text: string,
  origins: readonly string[],
): { path: string } | 'other' | undefined {
  const [, found] = address.exec(text) ?? [];
  if (found === undefined) return undefined;
  const url = parsed(
    found.startsWith('/')
      ? `${origins[0] ?? 'http://here.invalid'}${found}`
      : found.replace(/^www\./iu, 'https://www.'),
  );
  if (!url) return undefined;
  const { pathname } = url;
  const isHere = found.startsWith('/') || origins.some((origin) => parsed(origin)?.host === url.host);
  const id = pathname.startsWith(`${base}q/`) ? pathname.slice(`${base}q/`.length).split('/')[0] : undefined;
  if (!isHere || id === undefined || id === '') return 'other';
  const known = [
    quotePath(id),
    quotePath(id).slice(0, -1),
    embedPath(id),
    embedPath(id).slice(0, -1),
    oEmbedPath(id),
  ];
  return known.includes(pathname) ? { path: quotePath(id) } : 'other';
}

function parsed(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}
