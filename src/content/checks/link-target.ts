/** An origin that no site has, on which relative links are resolved. */
const base = 'https://here.invalid';

const withoutWww = (host: string) => host.replace(/^www\.|\.$/g, '');

/**
 * Resolves a link of the page at `path`. `target` is undefined where it is not a URL; `isOwn` is true of links into the site at `siteUrl`,
 * and `isMalformed` of links whose percent signs cannot be decoded.
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
