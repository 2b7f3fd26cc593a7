/** A reserved origin, for resolving relative links. */
const base = 'https://here.invalid';

const withoutWww = (host: string) => host.replace(/^www\.|\.$/g, '');

/**
 * Resolves a link on the page at `path`. `target` is undefined if the link is not a URL; `isOwn` is true for links to the site at
 * `siteUrl`; `isMalformed` is true if the percent-encoding cannot be decoded.
 */
export function linkTarget(
  url: string,
  path: string,
  siteUrl: string,
): { target: URL | undefined; isOwn: boolean; isMalformed: boolean } {
  const from = `${base}${path}`;
  const target = URL.canParse(url, from) ? new URL(url, from) : undefined;
  const isOwn =
    target !== undefined &&
    /^https?:$/.test(target.protocol) &&
    (target.origin === base || withoutWww(target.hostname) === withoutWww(new URL(siteUrl).hostname));
  const isMalformed = /%(?![0-9a-f]{2})/i.test(url) || (isOwn && !canDecode(target.pathname + target.hash));
  return { target, isOwn, isMalformed };
}

function canDecode(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
