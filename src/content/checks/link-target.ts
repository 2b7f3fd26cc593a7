import { withBase } from '../../model/routes.ts';
import type { SiteUrl } from '../../model/site-url.ts';

/** A reserved origin, for resolving relative links. */
const here = 'https://here.invalid';

const withoutWww = (host: string) => host.replace(/^www\.|\.$/g, '');

/** The host of the last site, which is that of thousands of links. */
let last: { origin: string; host: string } | undefined;
function hostOf(origin: string): string {
  if (last?.origin !== origin) last = { origin, host: new URL(origin).hostname };
  return last.host;
}

/** Where a link leads. */
export interface LinkTarget {
  /** Undefined if the link is not a URL. Links that start at the site’s root are resolved from there. */
  target: URL | undefined;
  /** True if the link leads to the host of the site. */
  isOnHost: boolean;
  /** True if the link leads to the site: a URL of its host is in the site’s folder. */
  isOwn: boolean;
  /** True if the percent-encoding cannot be decoded. */
  isMalformed: boolean;
}

/** Resolves a link, as an editor wrote it, on the page at `path` of a site. */
export function linkTarget(url: string, path: string, { origin, base }: Omit<SiteUrl, 'url'>): LinkTarget {
  const from = `${here}${path}`;
  const full = withBase(url);
  const target = URL.parse(full, from) ?? undefined;
  const isHttp = target !== undefined && /^https?:$/.test(target.protocol);
  const isOnHost =
    isHttp && (target.origin === here || withoutWww(target.hostname) === withoutWww(hostOf(origin)));
  const isOwn = isOnHost && (target.origin === here || `${target.pathname}/`.startsWith(base));
  const isMalformed = /%(?![0-9a-f]{2})/i.test(url) || (isOwn && !canDecode(target.pathname + target.hash));
  return { target, isOnHost, isOwn, isMalformed };
}

function canDecode(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
