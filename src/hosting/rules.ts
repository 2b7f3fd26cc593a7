import {
  annotationPath,
  bookType,
  cardsPath,
  citationFormats,
  embedPath,
  feedFormats,
  missingFilePath,
  searchIndexPath,
  speculationPath,
  withBase,
} from '../model/routes.ts';
import { site } from '../site.ts';
import { framePolicy, pagePolicy, policyText } from './policy.ts';
import { errorHeaders } from './requests.ts';

/** Headers for some paths. */
export interface Rule {
  /** The reason, repeated in the generated configuration. */
  why: string;
  /** `*` matches any characters, slashes included. Cloudflare allows one in a path, so no path has two. */
  paths: readonly string[];
  /** By lower-case name; null removes the header that an earlier rule set. */
  headers: Readonly<Record<string, string | null>>;
}

/** Open to scripts and pages of other sites. */
const open = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
const forGood = { 'cache-control': 'public, max-age=31536000, immutable' };
const as = (type: string) => ({ 'content-type': type });
/** Media types of citation files by their last extension; JSON files share theirs with others. */
const citationTypes = new Map(
  Object.entries(citationFormats)
    .map(([format, { type }]): [string, string] => [format.split('.').at(-1) ?? format, type])
    .filter(([extension]) => extension !== 'json'),
);

/**
 * The headers of every published file, for all hosts and for our own servers. All rules whose path matches apply; if several set
 * the same header, the last one wins.
 */
export const rules: readonly Rule[] = [
  {
    why: `Everything. Pages are fresh for ten minutes: they can be opened again without a network, and no reader misses a
correction for longer. no-cache and stale-while-revalidate show an error page without a network (docs/hosts.md,
“Caching”). If the host fails, shared caches may serve a page for a week.`,
    paths: [withBase('/*')],
    headers: {
      'content-security-policy': policyText(pagePolicy),
      // For browsers without frame-ancestors; others ignore it.
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      // Other sites learn which site a reader came from, but not which page.
      'referrer-policy': 'strict-origin-when-cross-origin',
      // Device features that no page uses. The clipboard and sharing stay allowed.
      'permissions-policy': [
        ...['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer'],
        ...['microphone', 'midi', 'payment', 'publickey-credentials-get', 'usb'],
      ]
        .map((feature) => `${feature}=()`)
        .join(', '),
      // Pages that open ours, or that ours open, get no reference to its window.
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': site.strictTransport,
      'cache-control': 'public, max-age=600, stale-if-error=604800',
    },
  },
  {
    why: 'Pages: browsers that can load a page when a link to it is pressed, before the click, find the rules for that here.',
    paths: [withBase('/'), withBase('/*/')],
    headers: { 'speculation-rules': `"${speculationPath}"` },
  },
  {
    why: 'Embeds: quotes for frames on other sites. They run no script.',
    paths: [embedPath('*')],
    headers: {
      'content-security-policy': policyText(framePolicy),
      'x-frame-options': null,
      'cross-origin-opener-policy': null,
      'cross-origin-resource-policy': 'cross-origin',
      'speculation-rules': null,
    },
  },
  {
    why: 'Files that other sites may read: feeds, oEmbed, annotations, citations, articles as Markdown.',
    paths: ['xml', 'json', 'md', 'txt', ...citationTypes.keys(), 'csv'].map((extension) =>
      withBase(`/*.${extension}`),
    ),
    headers: open,
  },
  // Types that hosts do not derive from the file extension. XML feeds stay application/xml, which browsers display.
  ...Object.values(feedFormats).flatMap(({ file, sentAs }) =>
    sentAs === undefined
      ? []
      : { why: 'The type that feed readers expect.', paths: [withBase(`/*${file}`)], headers: as(sentAs) },
  ),
  {
    why: 'The type that the Web Annotation Protocol requires.',
    paths: [annotationPath('*')],
    headers: as('application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'),
  },
  {
    why: 'The type without which browsers ignore rules for loading pages.',
    paths: [speculationPath],
    headers: as('application/speculationrules+json'),
  },
  { why: 'RFC 7763', paths: [withBase('/*.md')], headers: as('text/markdown; charset=utf-8') },
  {
    why: 'EPUB 3.3, “OCF ZIP container media type”. Reading apps on the web may load it.',
    paths: [withBase('/*.epub')],
    headers: { ...open, ...as(bookType) },
  },
  ...[...citationTypes].map(([extension, type]) => ({
    why: 'Citations, in the type that reference managers expect.',
    paths: [withBase(`/*.${extension}`)],
    headers: as(`${type}; charset=utf-8`),
  })),
  {
    why: 'The file name contains a hash of the content, so the content never changes.',
    paths: [withBase('/assets/*')],
    headers: forGood,
  },
  {
    why: 'A card’s name changes with its picture; other sites show the picture.',
    paths: [`${cardsPath}*`],
    headers: { ...forGood, ...open },
  },
  {
    why: 'Web-based feed readers show the feed’s icon on their own pages.',
    paths: [withBase('/feed-icon*.png')],
    headers: open,
  },
  {
    why: 'The search index is for our own pages. Its lists must match the files they name, so browsers revalidate them each time …',
    paths: [`${searchIndexPath}*`],
    headers: {
      'cache-control': 'no-cache',
      'access-control-allow-origin': null,
      'cross-origin-resource-policy': 'same-origin',
    },
  },
  {
    why: '… but not the index parts, whose names contain a hash.',
    paths: ['fragment/*', 'index/*', 'filter/*', '*.pf_meta'].map((part) => `${searchIndexPath}${part}`),
    headers: forGood,
  },
  {
    why: `The page for missing URLs. Hosts that choose headers by URL alone send this only if ${missingFilePath} itself is requested.`,
    paths: [missingFilePath],
    headers: errorHeaders,
  },
];

/** Every header that a rule sets or removes, by lower-case name. */
export const headerNames: readonly string[] = [
  ...new Set(rules.flatMap(({ headers }) => Object.keys(headers))),
];

/**
 * Returns a rule’s path as a regular expression that JavaScript, nginx and Caddy all accept. With `index`, a path that ends in a
 * slash also matches its index.html.
 */
export function pathPattern(path: string, index = false): string {
  const escaped = path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return `^${escaped}${index && path.endsWith('/') ? '(?:index\\.html)?' : ''}$`;
}

const matchers = rules.map(({ paths, headers }) => ({
  patterns: paths.map((path) => new RegExp(pathPattern(path), 's')),
  headers,
}));

/** Returns the headers for a path such as `/q/some-words/embed/`, by lower-case name. */
export function headersFor(path: string): Record<string, string> {
  const all: Record<string, string | null> = {};
  for (const { patterns, headers } of matchers)
    if (patterns.some((pattern) => pattern.test(path))) Object.assign(all, headers);
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}
