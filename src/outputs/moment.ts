import { site } from '../site.ts';

/**
 * Returns a date and time in the site’s time zone, with its offset (RFC 3339): `2026-11-22T00:00:00+03:00`. `second` counts from
 * midnight and is less than 3600.
 */
export function moment(day: string, second = 0, zone: string = site.timeZone): string {
  const clock = new Date(second * 1000).toISOString().slice(11, 19);
  const utc = Date.parse(`${day}T${clock}Z`);
  // The offset at local midnight; at midnight UTC it differs on days when the clocks change.
  const offset = offsetAt(utc - minutesIn(offsetAt(utc, zone)) * 60_000, zone);
  return `${day}T${clock}${offset}`;
}

/** By time zone: making a format takes longer than using it a hundred times. */
const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, format);
  return format;
}

/** Returns the offset: `+03:00`, or `Z` for UTC. */
function offsetAt(instant: number, timeZone: string): string {
  const parts = formatOf(timeZone).formatToParts(instant);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const offset = /[+-]\d{2}:\d{2}/.exec(name)?.[0] ?? '+00:00';
  return offset === '+00:00' ? 'Z' : offset;
}

function minutesIn(offset: string): number {
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}
