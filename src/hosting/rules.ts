import { site } from '../site.ts';
import { errorHeaders } from './requests.ts';
import { framePolicy, pagePolicy, policyText } from './policy.ts';

/** Headers for some paths. */
export interface Rule {
  /** For whoever reads the files made of it. */
  why: string;
  /** A `*` stands for any characters, slashes among them. Cloudflare takes one in a path, so no path has two. */
  paths: readonly string[];
  /** By name in small letters; null takes back what an earlier rule gave. */
  headers: Readonly<Record<string, string | null>>;
}

/** Open to scripts and pages of other sites. */
const open = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
const forGood = { 'cache-control': 'public, max-age=31536000, immutable' };
const as = (type: string) => ({ 'content-type': type });

/**
 * The headers of everything that is published, for every host and for our own servers: all rules whose path fits hold, and of
 * one header the last word counts.
 */
export const rules: readonly Rule[] = [
  {
    why: `Everything. A page can be read again without a network for ten minutes after a visit (browsers show nothing older
then, not with no-cache and not with stale-while-revalidate: docs/publishing.md, “Caching”), which is also the longest that a
reader misses a correction; where the host fails, caches between may show it for a week.`,
    paths: ['/*'],
    headers: {
      'content-security-policy': policyText(pagePolicy),
      // For browsers that do not know frame-ancestors; the others leave it aside.
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      // Other sites are told which site a reader came from, and not from which page.
      'referrer-policy': 'strict-origin-when-cross-origin',
      // What no page of ours asks a device for. Copying and sharing stay.
      'permissions-policy': [
        ...['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer'],
        ...['microphone', 'midi', 'payment', 'publickey-credentials-get', 'usb'],
      ]
        .map((feature) => `${feature}=()`)
        .join(', '),
      // A page that opens ours, or is opened, holds no window of it.
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': site.strictTransport,
      'cache-control': 'public, max-age=600, stale-if-error=604800',
    },
  },
  {
    why: 'The quotes made for frames of other sites, which run nothing.',
    paths: ['/q/*/embed/'],
    headers: {
      'content-security-policy': policyText(framePolicy),
      'x-frame-options': null,
      'cross-origin-opener-policy': null,
      'cross-origin-resource-policy': 'cross-origin',
    },
  },
  {
    why: 'What machines and scripts of other sites read: feeds, oEmbed, annotations, citations, articles as Markdown.',
    paths: ['/*.xml', '/*.json', '/*.md', '/*.txt', '/*.bib', '/*.ris', '/*.csv'],
    headers: open,
  },
  // Types that hosts do not know by a file’s ending. Feeds in XML stay application/xml, which browsers show.
  { why: 'jsonfeed.org/version/1.1', paths: ['/*feed.json'], headers: as('application/feed+json') },
  {
    why: 'The type that the Web Annotation Protocol asks for.',
    paths: ['/q/*/annotation.json'],
    headers: as('application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'),
  },
  { why: 'RFC 7763', paths: ['/*.md'], headers: as('text/markdown; charset=utf-8') },
  {
    why: 'Citations, as reference managers know them.',
    paths: ['/*.bib'],
    headers: as('application/x-bibtex; charset=utf-8'),
  },
  {
    why: 'The same in RIS.',
    paths: ['/*.ris'],
    headers: as('application/x-research-info-systems; charset=utf-8'),
  },
  {
    why: 'What has a hash of its bytes in its name never changes under it.',
    paths: ['/assets/*'],
    headers: forGood,
  },
  {
    why: 'A card’s name changes with its picture, and other sites show it.',
    paths: ['/cards/*'],
    headers: { ...forGood, ...open },
  },
  {
    why: 'Feed readers on the web show the icon of a feed on their own pages.',
    paths: ['/feed-icon*.png'],
    headers: open,
  },
  {
    why: 'The index of search is for our own pages. Its lists must be as new as the files they name, so browsers ask each time …',
    paths: ['/pagefind/*'],
    headers: {
      'cache-control': 'no-cache',
      'access-control-allow-origin': null,
      'cross-origin-resource-policy': 'same-origin',
    },
  },
  {
    why: '… but not for the parts, whose names have a hash.',
    paths: ['/pagefind/fragment/*', '/pagefind/index/*', '/pagefind/filter/*', '/pagefind/*.pf_meta'],
    headers: forGood,
  },
  {
    why: 'The page that answers for whatever is missing. Hosts that go by the URL alone send this only where it is requested itself.',
    paths: ['/404.html'],
    headers: errorHeaders,
  },
];

/**
 * A rule’s path as a regular expression, for JavaScript, nginx and Caddy alike. With `index`, a path that ends in a slash
 * also fits the file that a server finds there.
 */
export function pathPattern(path: string, index = false): string {
  const escaped = path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return `^${escaped}${index && path.endsWith('/') ? '(?:index\\.html)?' : ''}$`;
}

const matchers = rules.map(({ paths, headers }) => ({
  patterns: paths.map((path) => new RegExp(pathPattern(path), 's')),
  headers,
}));

/** The headers of what lies at a path (`/q/some-words/embed/`), by name in small letters. */
export function headersFor(path: string): Record<string, string> {
  const all: Record<string, string | null> = {};
  for (const { patterns, headers } of matchers)
    if (patterns.some((pattern) => pattern.test(path))) Object.assign(all, headers);
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}
