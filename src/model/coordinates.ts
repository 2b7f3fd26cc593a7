import { z } from 'astro/zod';
import { issue } from './fields.ts';

/** A place on Earth: latitude and longitude in decimal degrees (WGS 84), north and east positive. */
export type Coordinates = [latitude: number, longitude: number];

const form = 'latitude and longitude in decimal degrees, north and east positive: [34.05, 44.2]';

const within = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Math.abs(value) <= most;
const isValid = ([latitude, longitude, ...rest]: readonly unknown[]) =>
  rest.length === 0 && within(latitude, 90) && within(longitude, 180);

/** Returns coordinates as authors write them: `[34.7333, 44.55]`, rounded to about ten meters. */
export const asTyped = (at: readonly number[]): string =>
  `[${at.map((value) => Number(value.toFixed(4))).join(', ')}]`;

/** One angle as maps and encyclopedias print it: `34°44′`, `34 44 12.5`, with the letter of its direction before or after it. */
const angle = /(\d+(?:\.\d+)?)(?:[°ºd\s]+(\d+(?:\.\d+)?))?(?:['′’m\s]+(\d+(?:\.\d+)?))?["″”'′’°ºdms\s]*/u;
const printed = [
  new RegExp(`^${angle.source}([NSEW])[\\s,;]*${angle.source}([NSEW])$`, 'iu'),
  new RegExp(`^([NSEW])\\s*${angle.source}[,;]?\\s*([NSEW])\\s*${angle.source}$`, 'iu'),
];

/** Returns the coordinates in a text such as `34°44′N 44°33′E` or `34.725, 44.5875`; undefined if it has none. */
export function parseCoordinates(text: string): Coordinates | undefined {
  const plain = /^([-−+]?\d+(?:\.\d+)?)\s*°?(?:\s*[,;]\s*|\s+)([-−+]?\d+(?:\.\d+)?)\s*°?$/u.exec(text.trim());
  if (plain) {
    const at = plain.slice(1).map((value) => Number(value.replace('−', '-')));
    return isValid(at) ? (at as Coordinates) : undefined;
  }
  for (const [index, pattern] of printed.entries()) {
    const parts = pattern.exec(text.trim())?.slice(1);
    if (!parts) continue;
    // The second pattern has the letters first.
    const angles = [0, 4].map((start) => {
      const [a, b, c, d] = parts.slice(start, start + 4);
      return index === 0 ? { numbers: [a, b, c], letter: d } : { numbers: [b, c, d], letter: a };
    });
    const degrees = angles.map(({ numbers: [whole = '0', minutes = '0', seconds = '0'], letter = '' }) => ({
      value:
        (Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600) * (/[SW]/i.test(letter) ? -1 : 1),
      isLatitude: /[NS]/i.test(letter),
    }));
    const at = [degrees.find(({ isLatitude }) => isLatitude), degrees.find(({ isLatitude }) => !isLatitude)];
    const values = at.map((one) => Number(one?.value.toFixed(5)));
    return isValid(values) ? (values as Coordinates) : undefined;
  }
  return undefined;
}

/** Returns what is wrong with a value that should be coordinates, with the coordinates that were meant if they are known. */
function fault(value: unknown): { expected: string; meant?: Coordinates } | undefined {
  if (Array.isArray(value)) {
    if (isValid(value)) return undefined;
    const [first, second] = value as unknown[];
    if (value.length === 2 && within(first, 180) && within(second, 90))
      return { expected: `${form}; latitude, at most 90, comes first`, meant: [second, first] };
  }
  const { lat, latitude = lat, lon, lng = lon, longitude = lng } = (value ?? {}) as Record<string, unknown>;
  const text = typeof value === 'string' ? value : [value].flat().map(String).join(', ');
  const meant = isValid([latitude, longitude])
    ? ([latitude, longitude] as Coordinates)
    : parseCoordinates(text);
  return { expected: form, ...(meant ? { meant } : {}) };
}

/** Coordinates in frontmatter: `[34.05, 44.2]`. Other usual forms are reported with their conversion. */
export const coordinates = z
  .unknown()
  .superRefine((value, context) => {
    const found = fault(value);
    if (found)
      context.addIssue(
        issue('coordinates-invalid', found.expected, found.meant && `write ${asTyped(found.meant)}`),
      );
  })
  .transform((value) => value as Coordinates);
