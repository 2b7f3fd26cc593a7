import { codePoint } from './problem.ts';

/** What is wrong with a URL, and how to write it. */
export interface UrlFault {
  /** Whether the scheme or another part is wrong. */
  is: 'scheme' | 'form';
  found: string;
  expected: string;
  fix: string;
}

/** Characters that must be encoded in URLs: white space, invisible characters, and what RFC 3986 excludes. */
const excluded = /[\s\p{C}\p{Z}\\<>"`]/gu;

/**
 * Returns what is wrong with a URL as typed that a URL parser would accept; undefined if nothing is. Browsers repair many forms (WHATWG
 * URL, 4.4), but feed readers and reference managers do not, and invisible characters stay unnoticed.
 */
export function urlFault(url: string): UrlFault | undefined {
  const bad = url.match(excluded)?.[0];
  if (bad !== undefined)
    return {
      is: 'form',
      found: /[\p{C}\p{Z}\s]/u.test(bad)
        ? `a URL that contains ${bad === ' ' ? 'a space' : nameOf(bad)}`
        : `a URL that contains ${bad}`,
      expected:
        'a URL without spaces, line breaks, invisible characters, backslashes, quotation marks and angle brackets',
      fix: hasUnsafeScheme(url) ? 'delete the link' : `write ${repaired(url)}`,
    };
  if (/^(?:https?:)?\/\/[^/?#]*@/i.test(url))
    return {
      is: 'form',
      found: 'a URL that contains a user name or password',
      expected: 'a URL that anyone can open',
      fix: /\/\/[^/?#]*:[^/?#]*@/.test(url)
        ? `write ${url.replace(/\/\/[^/?#]*@/, '//')}, and change the password: it was written into a file`
        : `write ${url.replace(/\/\/[^/?#]*@/, '//')}, or mailto:${url.replace(/^\w*:?\/\//, '')} for an e-mail address`,
    };
  const hasScheme = /^https?:/i.test(url);
  const bare = (hasScheme ? /^https?:(\/*)(?=[^/])/i : /^(\/*)(?=[^/])/).exec(url);
  const slashes = bare?.[1]?.length ?? 0;
  if (bare && (hasScheme ? slashes !== 2 : slashes >= 2))
    return {
      is: 'scheme',
      found: hasScheme
        ? 'a URL without two slashes before its server name'
        : 'a URL that begins with two slashes',
      expected: 'https:// before a server name, or one slash before a path of this site',
      fix: `write https://${url.slice(bare[0].length)}`,
    };
  return undefined;
}

/** True for a URL that would have a scheme other than those of links, once browsers remove its invisible characters. */
const hasUnsafeScheme = (url: string) =>
  /^(?!https?:|mailto:|tel:)[a-z][a-z\d+.-]*:/i.test(url.replace(/[\s\p{C}]/gu, ''));

const nameOf = (character: string) => (character === '\n' ? 'a line end' : codePoint(character));

/** Returns the URL with invalid characters encoded. Joiners are letters of some scripts and are kept; other invisible characters are removed. */
const repaired = (url: string): string =>
  url
    .trim()
    .replace(/[\n\r].*/su, '')
    .replaceAll('\\', '/')
    .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
    .replace(excluded, (character) => encodeURIComponent(character));
