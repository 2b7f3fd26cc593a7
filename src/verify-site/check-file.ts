import { extname } from 'node:path';
import { headersFor } from '../hosting/rules.ts';
import { types, unknownType } from '../hosting/types.ts';
import type { Reply } from '../network/request.ts';
import { sizes } from '../outputs/cards/card.ts';
import { site } from '../site.ts';
import { type Live, statusFault } from './check-page.ts';
import type { Fault } from './finding.ts';

/** The first bytes of a card, which have its format and size: those of a PNG picture at once, of a JPEG picture after its tables. */
export const cardHead = 1024;
const signatures = {
  PNG: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  JPEG: Buffer.from([0xff, 0xd8, 0xff]),
};

/** Returns the width and height of a card, from its first bytes. */
function sizeOf(head: Buffer, format: keyof typeof signatures): [width: number, height: number] {
  if (format === 'PNG') return [head.readUInt32BE(16), head.readUInt32BE(20)];
  // Segments until the first frame (ITU-T T.81, B.2.2).
  for (let at = 2; at + 9 <= head.length; at += 2 + head.readUInt16BE(at + 2)) {
    const marker = head.readUInt8(at + 1);
    if (marker === 0xc0 || marker === 0xc2) return [head.readUInt16BE(at + 7), head.readUInt16BE(at + 5)];
  }
  return [0, 0];
}

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
        expected: `the ${isEarlier ? 'earlier ' : ''}share card`,
        fix: restore,
      },
    ];
  const { 'content-type': type = 'no content type' } = reply.headers;
  const format = path.endsWith('.jpg') ? 'JPEG' : 'PNG';
  const signature = signatures[format];
  const isPicture = reply.body.subarray(0, signature.length).equals(signature);
  const mime = `image/${format.toLowerCase()}`;
  if (!isPicture || mediaType(type) !== mime)
    return [
      {
        ...{ name: 'card-not-a-picture', expected: `a ${format} picture, ${mime}` },
        found: isPicture
          ? `a ${format} picture, sent as ${type}`
          : `${type}, which is not a ${format} picture`,
        fix: isPicture ? `configure the type of ${extname(path)} files on the host` : restore,
      },
    ];
  const [width, height] = sizeOf(reply.body, format);
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
