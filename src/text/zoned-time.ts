/** Dates and times in a time zone (IANA name), from the zones that `Intl` knows. Instants are milliseconds since 1970 in UTC. */

/** A day, perhaps with a time and an offset, as written: `2026-11-22T09:30+03:00`. */
export interface WrittenTime {
  /** ISO date. */
  day: string;
  /** `09:30:00`; undefined for a whole day. */
  clock: string | undefined;
  /** `+03:00` or `Z`; undefined for a time in the zone of the publication. */
  offset: string | undefined;
}

const form =
  /^(\d{4}-\d{2}-\d{2})(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?$/;

/** Parses a date that may have a time (ISO 8601, with `T` or a space). Returns undefined for other forms; the day may not exist. */
export function parseTime(text: string): WrittenTime | undefined {
  const [, day, hour, minute, second = '00', offset] = form.exec(text) ?? [];
  if (day === undefined) return undefined;
  const clock = hour === undefined || minute === undefined ? undefined : `${hour}:${minute}:${second}`;
  return { day, clock, offset };
}

/** Returns an instant in a time zone, with its offset (RFC 3339): `2026-11-22T09:30:00+03:00`, or `…Z` without an offset. */
export function inZone(instant: number, zone: string): string {
  const minutes = offsetAt(instant, zone);
  const local = new Date(instant + minutes * 60_000).toISOString().slice(0, 19);
  if (minutes === 0) return `${local}Z`;
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(rest)}`;
}

/** Returns the ISO date of an instant in a time zone. */
export const dayAt = (instant: number, zone: string): string => inZone(instant, zone).slice(0, 10);

/**
 * Returns the instants at which clocks in a time zone show a time, earliest first: one, none while clocks are set forward, two while they
 * are set back.
 */
export function instantsOf(day: string, clock: string, zone: string): number[] {
  const local = `${day}T${clock}`;
  return candidates(local, zone).filter((instant) => inZone(instant, zone).startsWith(local));
}

/** Returns the first instant at or after a local time that clocks skip: 03:30 for 02:30 where they go from 02:00 to 03:00. */
export function afterGap(day: string, clock: string, zone: string): number {
  return Math.max(...candidates(`${day}T${clock}`, zone));
}

/** By zone and day: the feeds of a site ask for few days thousands of times. */
const starts = new Map<string, number>();

/** Returns the instant at which a day begins: midnight, or later where clocks are set forward at midnight. */
export function startOfDay(day: string, zone: string): number {
  const key = `${zone} ${day}`;
  const known = starts.get(key);
  if (known !== undefined) return known;
  const start = instantsOf(day, '00:00:00', zone)[0] ?? afterGap(day, '00:00:00', zone);
  starts.set(key, start);
  return start;
}

/** Returns the instants at which clocks would show a local time with the offsets of the days before and after it, earliest first. */
function candidates(local: string, zone: string): number[] {
  const utc = Date.parse(`${local}Z`);
  const offsets = [-1, 1].map((days) => offsetAt(utc + days * 86_400_000, zone));
  return [...new Set(offsets.map((minutes) => utc - minutes * 60_000))].sort((a, b) => a - b);
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

/** Returns the offset of a zone from UTC in minutes, which is negative in the west. */
function offsetAt(instant: number, zone: string): number {
  const parts = formatOf(zone).formatToParts(instant);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}
