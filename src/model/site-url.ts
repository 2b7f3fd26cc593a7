import { z } from 'astro/zod';
import { issue } from './fields.ts';

/** A URL in parts, as the site uses it. */
export interface SiteUrl {
  /** Without a slash at the end: `https://user.github.io/repo`. */
  url: string;
  /** Scheme and host: `https://user.github.io`. */
  origin: string;
  /** The path on the host, with a slash at both ends: `/repo/`; `/` for a site that has the host to itself. */
  base: string;
}

/** Characters that no software encodes in a path (RFC 3986, 2.3), so that every program writes the same URL. */
const segment = /^[A-Za-z0-9._~-]+$/;

/** Returns the parts of a valid URL. */
export function siteUrlParts(text: string): SiteUrl {
  const { origin, pathname } = new URL(text);
  const base = pathname.replace(/\/*$/, '/');
  return { url: origin + base.slice(0, -1), origin, base };
}

/**
 * Returns the URL that an invalid one was probably meant to be: with a scheme, without what a site’s URL cannot have, and with
 * another name for a folder whose name is not allowed. Undefined if that cannot be known.
 */
function meantUrl(text: string): string | undefined {
  // A path alone does not say which host is meant.
  if (/^\/(?!\/)/.test(text)) return undefined;
  const typed = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text.replace(/^\/+/, '')}`;
  if (!URL.canParse(typed)) return undefined;
  const { protocol, origin, pathname } = new URL(typed);
  if (!/^https?:$/.test(protocol)) return undefined;
  const segments = pathname.split('/').filter((part) => part !== '');
  return [origin, ...segments.map((part) => (segment.test(part) ? part : 'news'))].join('/');
}

/** `url` of content/site.yaml: scheme, host and perhaps a path; a slash at the end makes no difference. */
export const siteUrl = z.string().superRefine((text, context) => {
  const meant = meantUrl(text);
  if (meant !== undefined && text.replace(/\/$/, '') === meant) return;
  context.addIssue(
    issue(
      'url-invalid',
      'a URL like https://example.org, or https://example.org/news/ for a site in a folder, whose name has only the letters a to z, digits and . _ ~ -',
      meant && `url: ${meant}`,
    ),
  );
});
