import { extname } from 'node:path';
import { headersFor } from '../hosting/rules.ts';
import { types, unknownType } from '../hosting/types.ts';
import type { Reply } from '../network/request.ts';
import { sizes } from '../outputs/cards/card.ts';
import { site } from '../site.ts';
import { type Live, statusFault } from './check-page.ts';
import type { Fault } from './finding.ts';

/** The bytes of a PNG picture that hold its signature and size. */
export const pngHead = 32;
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** What is known about a card. */
interface ExpectedCard {
  /** True for the card of an earlier wording, which no build makes. */
  isEarlier?: boolean | undefined;
  /** The size that a page states; without it, each size of cards is right. */
  stated?: { width: number; height: number } | undefined;
}

/** Checks the answer at the path of a share card. */
export function checkCard(
  live: Live,
  path: string,
  reply: Reply,
  { isEarlier = false, stated }: ExpectedCard,
): Fault[] {
  // The card of an earlier wording is in no new build.
  const restore = !isEarlier
    ? 'npm run build, then upload dist/cards'
    : 'find the file in an earlier upload or a backup: npm run restore-cards -- <its folder>, then upload dist/cards';
  // 206: only the beginning was asked for.
  const missing = reply.status === 206 ? undefined : statusFault(live, path, reply);
  if (missing)
    return [
      {
        ...missing,
        name: isEarlier ? 'earlier-card-missing' : 'card-missing',
        expected: `the ${isEarlier ? 'earlier ' : ''}share card, a PNG picture`,
        fix: restore,
      },
    ];
  const { 'content-type': type = 'no content type' } = reply.headers;
  const isPng = reply.body.subarray(0, signature.length).equals(signature);
  if (!isPng || !/^image\/png\b/i.test(type))
    return [
      {
        ...{ name: 'card-not-a-picture', expected: 'a PNG picture, image/png' },
        found: isPng ? `a PNG picture, sent as ${type}` : `${type}, which is not a PNG picture`,
        fix: isPng ? 'configure the type of .png files on the host' : restore,
      },
    ];
  const [width, height] = [reply.body.readUInt32BE(16), reply.body.readUInt32BE(20)];
  const allowed = stated ? [stated] : Object.values(sizes);
  if (allowed.some((size) => size.width === width && size.height === height)) return [];
  return [
    {
      ...{ name: 'card-wrong-size', found: `${width}×${height} pixels` },
      expected: [...new Set(allowed.map((size) => `${size.width}×${size.height}`))].join(' or '),
      fix: restore,
    },
  ];
}

/** Checks the answer at the path of another file: its status and its type. */
export function checkFile(live: Live, path: string, reply: Reply): Fault[] {
  const missing = statusFault(live, path, reply);
  if (missing) return [missing];
  const expected = headersFor(path)['content-type'] ?? types[extname(path)] ?? unknownType;
  const { 'content-type': found = 'no content type' } = reply.headers;
  if (mediaType(found) === mediaType(expected)) return [];
  // A host that cannot send headers chooses types itself; only a page in place of the file is a fault there.
  if (site.policyInPages && mediaType(found) !== 'text/html') return [];
  return [
    {
      ...{ name: 'type-wrong', found, expected },
      fix: 'configure the type on the host: dist/_headers, or npm run --silent hosting, has the rules',
      group: `type ${extname(path)} ${found}`,
    },
  ];
}

/** Returns a media type without parameters; two names of one type are the same. */
function mediaType(type: string): string {
  const name = (type.split(';')[0] ?? '').trim().toLowerCase();
  if (name === 'text/xml' || /^application\/(?:rss|atom)\+xml$/.test(name)) return 'application/xml';
  if (
    name === 'application/feed+json' ||
    name === 'application/ld+json' ||
    name === 'application/vnd.citationstyles.csl+json'
  )
    return 'application/json';
  return name === 'image/vnd.microsoft.icon' ? 'image/x-icon' : name;
}
