import { inflateSync } from 'node:zlib';

/** The metadata in a picture file. */
export interface PictureMetadata {
  /** `JPEG`, `PNG` … */
  format: string;
  /** Descriptions of everything found: `Exif data with a GPS position`, `a comment`. Empty if there is no metadata. */
  found: string[];
}

/**
 * Returns the format of a picture and the metadata that must not be published; undefined if the bytes are not a picture. Ignores the
 * file name. Each format has a list of parts that are needed to draw the picture; everything else is reported, so unknown kinds of
 * metadata are found too. Formats that are not parsed here are reported as unchecked.
 */
export function pictureMetadata(bytes: Buffer): PictureMetadata | undefined {
  const known = formats.find(({ is }) => is(bytes));
  if (known === undefined) return undefined;
  const found = new Set<string>();
  try {
    known.read(bytes, (what) => found.add(what));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    found.add('unreadable parts');
  }
  return { format: known.format, found: [...found] };
}

type Report = (what: string) => void;
interface Format {
  format: string;
  is: (bytes: Buffer) => boolean;
  read: (bytes: Buffer, report: Report) => void;
}

const text = (bytes: Buffer, from: number, length: number) => bytes.toString('latin1', from, from + length);
const startsWith =
  (...starts: string[]) =>
  (bytes: Buffer) =>
    starts.some((start) => text(bytes, 0, start.length) === start);
const brand = (bytes: Buffer) => (text(bytes, 4, 4) === 'ftyp' ? text(bytes, 8, 4) : '');
const unchecked = (_: Buffer, report: Report) => {
  report('a format whose metadata cannot be checked');
};

const formats: Format[] = [
  { format: 'JPEG', is: startsWith('\xff\xd8\xff'), read: readJpeg },
  { format: 'PNG', is: startsWith('\x89PNG\r\n\x1a\n'), read: readPng },
  {
    format: 'WebP',
    is: (bytes) => text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 4) === 'WEBP',
    read: readWebp,
  },
  { format: 'AVIF', is: (bytes) => brand(bytes) === 'avif', read: readAvif },
  { format: 'GIF', is: startsWith('GIF8'), read: readGif },
  { format: 'SVG', is: isSvg, read: readSvg },
  { format: 'ICO', is: startsWith('\0\0\x01\0'), read: readIco },
  { format: 'TIFF', is: startsWith('II*\0', 'MM\0*', 'II+\0', 'MM\0+'), read: unchecked },
  { format: 'HEIC', is: (bytes) => /^(?:hei|hev|mif1|msf1|avis)/.test(brand(bytes)), read: unchecked },
  { format: 'JPEG XL', is: startsWith('\xff\x0a', '\0\0\0\x0cJXL '), read: unchecked },
  { format: 'JPEG 2000', is: startsWith('\0\0\0\x0cjP  ', '\xff\x4f\xff\x51'), read: unchecked },
  { format: 'Photoshop', is: startsWith('8BPS'), read: unchecked },
];

/** ITU-T T.81, annex B; application segments: Exif 2.32, XMP part 3 and CIPA DC-007. */
function readJpeg(bytes: Buffer, report: Report): void {
  const profile: Buffer[] = [];
  let at = 2;
  while (at < bytes.length) {
    if (bytes[at] !== 0xff) {
      at++;
      continue;
    }
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) {
      trailing(bytes, at + 2, report);
      break;
    }
    // Fill bytes, escaped data and restart markers have no length.
    if (marker === 0xff || marker === 0x00 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const size = bytes.readUInt16BE(at + 2);
    const segment = bytes.subarray(at + 4, at + 2 + size);
    if (marker === 0xe2 && startsWith('ICC_PROFILE\0')(segment)) profile.push(segment.subarray(14));
    else if (marker >= 0xe0 && marker <= 0xef) readApplication(marker, segment, report);
    else if (marker === 0xfe) report('a comment');
    at += 2 + size;
  }
  if (profile.length > 0) readProfile(Buffer.concat(profile), report);
}

function readApplication(marker: number, segment: Buffer, report: Report): void {
  const name = text(segment, 0, segment.indexOf(0));
  if (name === 'Exif') readExif(segment.subarray(6), report);
  else if (name.startsWith('http://ns.adobe.com/')) report('XMP data');
  else if (marker === 0xed) report('IPTC data');
  else if (name === 'MPF') report('a second picture');
  else if (name === 'JFXX' || (name === 'JFIF' && (segment[12] ?? 0) * (segment[13] ?? 0) > 0))
    report('a thumbnail');
  else if (name !== 'JFIF' && !startsWith('Adobe')(segment))
    report(`data of a program (APP${marker - 0xe0})`);
}

/** PNG, third edition, chapter 11. */
function readPng(bytes: Buffer, report: Report): void {
  const drawing = new Set(
    'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT pHYs bKGD hIST sPLT cICP mDCV cLLI mDCv cLLi acTL fcTL fdAT iCCP'.split(
      ' ',
    ),
  );
  for (let at = 8; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32BE(at);
    const type = text(bytes, at + 4, 4);
    const data = bytes.subarray(at + 8, at + 8 + size);
    const keyword = text(data, 0, Math.max(0, data.indexOf(0)));
    if (type === 'eXIf') readExif(data, report);
    else if (/^(?:tEXt|zTXt|iTXt)$/.test(type))
      report(keyword === 'XML:com.adobe.xmp' ? 'XMP data' : `text named ${keyword}`);
    else if (type === 'tIME') report('the time of the last change');
    else if (type === 'iCCP') readProfile(inflated(data.subarray(keyword.length + 2)), report);
    else if (!drawing.has(type)) report(`data of a program (${type.replace(/[^a-z]/gi, '?')})`);
    at += 12 + size;
    if (type === 'IEND') {
      trailing(bytes, at, report);
      break;
    }
  }
}

function inflated(data: Buffer): Buffer {
  try {
    return inflateSync(data);
  } catch {
    return Buffer.alloc(0);
  }
}

/** RFC 9649. */
function readWebp(bytes: Buffer, report: Report): void {
  const drawing = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF']);
  const end = 8 + bytes.readUInt32LE(4);
  for (let at = 12; at + 8 <= Math.min(end, bytes.length);) {
    const type = text(bytes, at, 4);
    const size = bytes.readUInt32LE(at + 4);
    const data = bytes.subarray(at + 8, at + 8 + size);
    if (type === 'EXIF') readExif(startsWith('Exif\0\0')(data) ? data.subarray(6) : data, report);
    else if (type === 'XMP ') report('XMP data');
    else if (type === 'ICCP') readProfile(data, report);
    else if (!drawing.has(type)) report(`data of a program (${type.trim().replace(/[^a-z0-9]/gi, '?')})`);
    at += 8 + size + (size % 2);
  }
  trailing(bytes, end + (end % 2), report);
}

/** ISO/IEC 23008-12 (items of a picture) in ISO/IEC 14496-12 (boxes). */
function readAvif(bytes: Buffer, report: Report): void {
  for (const { type, data } of boxes(bytes)) {
    if (type === 'meta') readItems(data.subarray(4), report);
    else if (!['ftyp', 'mdat'].includes(type) && data.some((byte) => byte !== 0))
      report(`data of a program (${type.replace(/[^a-z0-9]/gi, '?')})`);
  }
}

function readItems(meta: Buffer, report: Report): void {
  for (const { type, data } of boxes(meta)) {
    if (type === 'iinf')
      for (const item of boxes(data.subarray(data[0] === 0 ? 6 : 8))) {
        const kind = text(item.data, item.data[0] === 3 ? 10 : 8, 4);
        if (kind === 'Exif') report('Exif data');
        else if (kind === 'mime') report('XMP data');
        else if (!['av01', 'grid', 'iden', 'iovl', 'tmap'].includes(kind))
          report(`data of a program (${kind.replace(/[^a-z0-9]/gi, '?')})`);
      }
    else if (type === 'iprp')
      for (const container of boxes(data).filter((box) => box.type === 'ipco'))
        for (const property of boxes(container.data)) {
          if (property.type === 'colr' && text(property.data, 0, 4) === 'prof')
            readProfile(property.data.subarray(4), report);
          if (['uuid', 'udes', 'cret', 'mdft'].includes(property.type))
            report('a description of the picture');
        }
    else if (type === 'uuid') report('data of a program (uuid)');
  }
}

function boxes(bytes: Buffer): { type: string; data: Buffer }[] {
  const all: { type: string; data: Buffer }[] = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const short = bytes.readUInt32BE(at);
    const header = short === 1 ? 16 : 8;
    let size = short;
    if (short === 1) size = Number(bytes.readBigUInt64BE(at + 8));
    else if (short === 0) size = bytes.length - at;
    if (size < header) throw new RangeError('a box is shorter than its header');
    all.push({ type: text(bytes, at + 4, 4), data: bytes.subarray(at + header, at + size) });
    at += size;
  }
  return all;
}

/** GIF89a; XMP part 3 for its application extension. */
function readGif(bytes: Buffer, report: Report): void {
  const tableSize = (flags: number) => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  const afterBlocks = (from: number) => {
    let at = from;
    while ((bytes[at] ?? 0) !== 0) at += 1 + (bytes[at] ?? 0);
    return at + 1;
  };
  for (let at = 13 + tableSize(bytes[10] ?? 0); at < bytes.length;) {
    const kind = bytes[at];
    if (kind === 0x3b) {
      trailing(bytes, at + 1, report);
      break;
    }
    if (kind === 0x2c) at = afterBlocks(at + 11 + tableSize(bytes[at + 9] ?? 0));
    else if (kind === 0x21) {
      const label = bytes[at + 1];
      const program = text(bytes, at + 3, 11);
      if (label === 0xfe) report('a comment');
      else if (label === 0xff && program === 'XMP DataXMP') report('XMP data');
      else if (label === 0xff && !['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012'].includes(program))
        report(`data of a program (${program.replace(/[^a-z0-9. ]/gi, '?')})`);
      at = afterBlocks(at + 2);
    } else {
      report('unreadable parts');
      break;
    }
  }
}

function isSvg(bytes: Buffer): boolean {
  const start = bytes.toString('utf8', 0, 4096);
  return /^\uFEFF?\s*</.test(start) && /<(?:\w+:)?svg[\s>]/.test(start) && !/<html[\s>]/i.test(start);
}

/** Traces of drawing programs in an SVG, and metadata of pictures inside it. */
function readSvg(bytes: Buffer, report: Report): void {
  const svg = bytes.toString('utf8');
  if (/<(?:\w+:)?metadata[\s>]|<rdf:RDF/i.test(svg)) report('a metadata element');
  if (/<\?xpacket|ns\.adobe\.com\/(?:xap|pdf|photoshop)/i.test(svg)) report('XMP data');
  if (/<i:pgf|ns\.adobe\.com\/AdobeIllustrator/.test(svg)) report('data of a program (Illustrator)');
  const path = /\s(?:sodipodi:docname|sodipodi:absref|inkscape:export-filename|sketch:type)=/.exec(svg);
  if (path) report(`data of a program (${path[0].trim().replace(/=$/, '')})`);
  for (const [, data = ''] of svg.matchAll(/data:image\/[a-z+.-]+;base64,([A-Za-z0-9+/=\s]+)/g)) {
    const inside = pictureMetadata(Buffer.from(data, 'base64'));
    for (const what of inside?.found ?? []) report(`${what}, in a picture inside it`);
  }
}

function readIco(bytes: Buffer, report: Report): void {
  for (let entry = 0; entry < bytes.readUInt16LE(4); entry++) {
    const at = 6 + 16 * entry;
    const from = bytes.readUInt32LE(at + 12);
    const inside = pictureMetadata(bytes.subarray(from, from + bytes.readUInt32LE(at + 8)));
    for (const what of inside?.found ?? []) report(what);
  }
}

/** The first directory of a TIFF structure has an entry for the GPS directory (Exif 2.32, 4.6.3). */
function readExif(tiff: Buffer, report: Report): void {
  const little = text(tiff, 0, 2) === 'II';
  const uint16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const uint32 = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  let hasPosition = false;
  try {
    const directory = uint32(4);
    for (let entry = 0; entry < uint16(directory); entry++)
      hasPosition ||= uint16(directory + 2 + 12 * entry) === 0x8825;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  report(hasPosition ? 'Exif data with a GPS position' : 'Exif data');
}

/**
 * A common color profile (ICC.1:2022) counts as part of the picture. A profile made for one screen or camera can identify its owner.
 */
function readProfile(profile: Buffer, report: Report): void {
  const name = profileName(profile);
  if (!standardProfiles.test(name)) report(`a color profile named “${name}”`);
}

const standardProfiles =
  /^(?:s?RGB|c2|sGry|sGrey|sP3C|Display P3|DCI[- ]P3|Adobe RGB|Apple RGB|ColorMatch RGB|ProPhoto|ROMM|Wide Gamut RGB|Rec\.? ?(?:709|2020|2100)|BT\.?(?:709|2020)|ITU-R|Generic (?:RGB|Gray|CMYK)|Gr[ae]y|Dot Gain|U\.S\. Web Coated|Coated FOGRA|ISO Coated|PSO |GIMP built-in|Artifex|uRGB|Linear)/i;

function profileName(profile: Buffer): string {
  const count = profile.length >= 132 ? profile.readUInt32BE(128) : 0;
  for (let entry = 0; entry < Math.min(count, 200); entry++) {
    const at = 132 + 12 * entry;
    if (text(profile, at, 4) !== 'desc') continue;
    const from = profile.readUInt32BE(at + 4);
    const tag = profile.subarray(from, from + profile.readUInt32BE(at + 8));
    if (text(tag, 0, 4) === 'desc') return text(tag, 12, Math.max(0, tag.readUInt32BE(8) - 1));
    if (text(tag, 0, 4) !== 'mluc' || tag.length < 28) return '';
    const start = tag.readUInt32BE(24);
    return Buffer.from(tag.subarray(start, start + (tag.readUInt32BE(20) & ~1)))
      .swap16()
      .toString('utf16le')
      .replace(/\0+$/, '');
  }
  return '';
}

/** Cameras append videos and other pictures after the end. */
function trailing(bytes: Buffer, from: number, report: Report): void {
  if (bytes.subarray(from).some((byte) => byte !== 0)) report('data after the end of the picture');
}
