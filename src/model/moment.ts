import { site } from '../site.ts';
import { inZone, startOfDay } from '../text/zoned-time.ts';

/**
 * Returns a time in the site’s time zone, with its offset (RFC 3339): `2026-11-22T00:00:00+03:00`. `second` counts from the beginning of
 * an ISO date, or from an instant in RFC 3339.
 */
export function moment(date: string, second = 0, zone: string = site.timeZone): string {
  const start = date.length === 10 ? startOfDay(date, zone) : Date.parse(date);
  return inZone(start + second * 1000, zone);
}
